//! Affiliations (任职): which manager works for which organization.
//!
//! An affiliation tells of both its sides. So it is shown only to a requester who may know of the manager and of the
//! organization; every read here sees to that itself.

mod read;
mod store;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use qiao_entity::affiliation::{AffiliationMode, Model};
pub use read::{colleagues_of, managers_of, of_managers, of_organizations, organizations_of};
pub use store::is_unpublished;
pub use store::{insert, next_version, post, put, remove, replace, replace_of_manager, stored};

use super::{
    problem::{Checks, Problem, Trouble},
    prose::Prose,
};

/// Most affiliations of one manager, past ones included.
pub const MOST: usize = 50;

/// What an affiliation shall say.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Draft {
    /// The number of the manager.
    pub manager: i64,
    /// The number of the organization.
    pub organization: i64,
    /// The post.
    pub post: Prose,
    /// How the post is held.
    pub mode: AffiliationMode,
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day; none while it lasts.
    pub to: Option<NaiveDate>,
}

impl Draft {
    /// Everything that is wrong with the draft by itself.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        let mut checks = Checks::default();
        self.check(&mut checks);
        checks.problems()
    }

    fn check(&self, checks: &mut Checks) {
        let days = (
            NaiveDate::from_ymd_opt(1900, 1, 1).unwrap_or(NaiveDate::MIN),
            NaiveDate::from_ymd_opt(2199, 12, 31).unwrap_or(NaiveDate::MAX),
        );
        checks.prose("post", &self.post, 256, false);
        checks.range("from", self.from, days.0, days.1);
        checks.range("to", self.to, days.0, days.1);
        checks.ordered("to", self.from, self.to);
    }

    /// What tells one affiliation of a manager from another: one may hold two posts, or come back to the same one.
    fn identity(&self) -> (i64, Prose, Option<NaiveDate>) {
        (self.organization, self.post.clone(), self.from)
    }

    /// What a stored affiliation says.
    #[must_use]
    pub fn of(row: &Model) -> Self {
        Self {
            manager: row.manager_id,
            organization: row.organization_id,
            post: Prose::new(row.post_zh.clone(), row.post_en.clone()),
            mode: row.mode,
            from: row.from_date,
            to: row.to_date,
        }
    }

    /// Whether the stored affiliation is this one: the same organization, post and first day.
    #[must_use]
    pub fn is_same_as(&self, row: &Model) -> bool {
        let post = Prose::new(row.post_zh.clone(), row.post_en.clone());
        self.identity() == (row.organization_id, post, row.from_date)
    }
}

/// Everything that is wrong with the affiliations of one manager by themselves.
#[must_use]
pub fn problems(manager: i64, drafts: &[Draft]) -> Vec<Problem> {
    let mut checks = Checks::default();
    if drafts.len() > MOST {
        checks.add(
            "affiliations",
            Trouble::TooMany {
                most: MOST,
                is: drafts.len(),
            },
        );
    }
    let mut seen = std::collections::HashSet::new();
    checks.each("affiliations", drafts, |checks, draft| {
        if draft.manager != manager {
            checks.add("manager", Trouble::NotWanted);
        }
        if !seen.insert(draft.identity()) {
            checks.add(
                "organization",
                Trouble::Repeated {
                    given: draft.organization.to_string(),
                },
            );
        }
        draft.check(checks);
    });
    checks.problems()
}

/// Whether the manager holds the post on this day.
#[must_use]
pub fn holds_on(affiliation: &Model, day: NaiveDate) -> bool {
    affiliation.from_date.is_none_or(|from| from <= day) && affiliation.to_date.is_none_or(|to| day <= to)
}
