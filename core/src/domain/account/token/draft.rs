//! A token as it is asked for.

use qiao_entity::{Millis, membership::MemberRole};

use crate::{
    auth::Scopes,
    domain::problem::{Checks, Problem, Trouble},
};

/// What a token shall be.
#[derive(Clone, Debug)]
pub struct Draft {
    /// What it is for.
    pub name: String,
    /// What it lets through.
    pub scopes: Scopes,
    /// When it ends.
    pub expires_at: Option<Millis>,
    /// Whose it is, if an organization's; otherwise it is the requester's own.
    pub organization: Option<i64>,
    /// What an organization's token may do there.
    pub role: Option<MemberRole>,
}

impl Draft {
    /// What is wrong with it, where its end and scopes may not go beyond these.
    pub(super) fn problems(&self, now: Millis, latest: Millis, widest: Scopes) -> Vec<Problem> {
        let mut checks = Checks::default();
        checks.text("name", Some(&self.name), 128);
        if self.name.trim().is_empty() {
            checks.add("name", Trouble::Required);
        }
        if self.scopes.bits() & !widest.bits() != 0 {
            checks.add("scopes", Trouble::NotWanted);
        }
        match self.expires_at {
            Some(end) if *end <= *now => checks.add("expiresAt", Trouble::Past),
            Some(end) if *end > *latest => checks.add(
                "expiresAt",
                Trouble::OutOfRange {
                    least: now.to_rfc3339(),
                    most: latest.to_rfc3339(),
                },
            ),
            _ => {}
        }
        match (self.organization, self.role) {
            (Some(_), None) => checks.add("role", Trouble::Required),
            (None, Some(_)) => checks.add("role", Trouble::NotWanted),
            // Owners are people: a program neither names members nor makes tokens.
            (Some(_), Some(MemberRole::Owner)) => checks.add(
                "role",
                Trouble::Unknown {
                    given: MemberRole::Owner.code(),
                },
            ),
            _ => {}
        }
        checks.problems()
    }
}
