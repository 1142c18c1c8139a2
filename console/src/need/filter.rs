//! Which candidates are asked for: the tab, the filter and the place in the list, as they stand in the address.

use super::{ask::ROWS, list::Tab};
use crate::{
    address::Address,
    code::{AchievementForm, Code, ManagerKind, MatchBy, OrganizationKind},
    schema,
};

/// Which managers may be candidates.
#[derive(cynic::InputObject, Clone, Debug, Default)]
pub(super) struct ManagerCandidateFilter {
    kinds: Option<Vec<ManagerKind>>,
    fields: Option<Vec<String>>,
    regions: Option<Vec<String>>,
    free_capacity: bool,
}

/// Which achievements may be candidates.
#[derive(cynic::InputObject, Clone, Debug, Default)]
pub(super) struct AchievementCandidateFilter {
    forms: Option<Vec<AchievementForm>>,
    fields: Option<Vec<String>>,
    regions: Option<Vec<String>>,
}

/// Which organizations may be candidates.
#[derive(cynic::InputObject, Clone, Debug, Default)]
pub(super) struct OrganizationCandidateFilter {
    kinds: Option<Vec<OrganizationKind>>,
    fields: Option<Vec<String>>,
    regions: Option<Vec<String>>,
}

/// Among which candidates a record is looked for.
#[derive(cynic::InputObject, Clone, Debug, Default)]
pub(super) struct WhyNotFilter {
    managers: ManagerCandidateFilter,
    achievements: AchievementCandidateFilter,
    organizations: OrganizationCandidateFilter,
}

/// What the address asks for.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    /// Candidates of which noun.
    pub(super) tab: Tab,
    /// What they are ranked by.
    pub(super) by: MatchBy,
    /// The kind; of achievements the form.
    pub(super) kind: Option<String>,
    /// The technology field.
    pub(super) field: Option<String>,
    /// The region.
    pub(super) region: Option<String>,
    /// Only who can take on more.
    pub(super) free: bool,
    /// The cursor that the page begins behind.
    pub(super) after: Option<String>,
    /// The cursor that the page ends before.
    pub(super) before: Option<String>,
    /// The rank of the page's first candidate.
    pub(super) first_rank: i64,
}

impl Asked {
    /// Of an address.
    pub(super) fn of(address: &Address) -> Self {
        let text = |name: &str| address.get(name).map(str::to_owned);
        let (after, behind) = place(address.get("after"));
        let (before, ahead) = place(address.get("before"));
        let first_rank = match (&after, &before) {
            (Some(_), _) => behind + 1,
            (None, Some(_)) => (ahead - i64::from(ROWS)).max(1),
            (None, None) => 1,
        };
        Self {
            tab: Tab::of(address.get("tab").unwrap_or_default()),
            by: address.get("by").and_then(MatchBy::parse).unwrap_or(MatchBy::Fit),
            kind: text("kind"),
            field: text("field"),
            region: text("region"),
            free: address.get("free").is_some(),
            before: before.filter(|_| after.is_none()),
            after,
            first_rank,
        }
    }

    /// Whether anybody is left out.
    pub(super) fn is_filtered(&self) -> bool {
        self.kind.is_some() || self.field.is_some() || self.region.is_some() || self.free && self.tab == Tab::Managers
    }

    /// As a filter of managers.
    pub(super) fn managers(&self) -> ManagerCandidateFilter {
        ManagerCandidateFilter {
            kinds: self.kinds(),
            fields: one(self.field.as_ref()),
            regions: one(self.region.as_ref()),
            free_capacity: self.free,
        }
    }

    /// As a filter of achievements.
    pub(super) fn achievements(&self) -> AchievementCandidateFilter {
        AchievementCandidateFilter {
            forms: self.kinds(),
            fields: one(self.field.as_ref()),
            regions: one(self.region.as_ref()),
        }
    }

    /// As a filter of organizations.
    pub(super) fn organizations(&self) -> OrganizationCandidateFilter {
        OrganizationCandidateFilter {
            kinds: self.kinds(),
            fields: one(self.field.as_ref()),
            regions: one(self.region.as_ref()),
        }
    }

    /// As a filter of a record that is looked for: that of its noun is taken.
    pub(super) fn whyever(&self) -> WhyNotFilter {
        let is = |tab| self.tab == tab;
        WhyNotFilter {
            managers: if is(Tab::Managers) {
                self.managers()
            } else {
                ManagerCandidateFilter::default()
            },
            achievements: if is(Tab::Achievements) {
                self.achievements()
            } else {
                AchievementCandidateFilter::default()
            },
            organizations: if is(Tab::Organizations) {
                self.organizations()
            } else {
                OrganizationCandidateFilter::default()
            },
        }
    }

    /// A kind that another noun has is none of this one's.
    fn kinds<C: Code>(&self) -> Option<Vec<C>> {
        self.kind.as_deref().and_then(C::parse).map(|kind| vec![kind])
    }
}

fn one(value: Option<&String>) -> Option<Vec<String>> {
    value.map(|value| vec![value.clone()])
}

/// A place in the list: the rank of the candidate there and its cursor, `20~CURSOR`; a cursor alone says no rank.
pub(super) fn write_place(rank: i64, cursor: &str) -> String {
    format!("{rank}~{cursor}")
}

fn place(given: Option<&str>) -> (Option<String>, i64) {
    match given.and_then(|given| given.split_once('~')) {
        Some((rank, cursor)) => (Some(cursor.to_owned()), rank.parse().unwrap_or_default()),
        None => (given.map(str::to_owned), 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_which_candidates_and_from_which_rank() {
        let of = |query: &str| Asked::of(&Address::new("/needs/need_1", query));
        let first = of("");
        assert_eq!(
            (first.tab, first.first_rank, first.is_filtered()),
            (Tab::Managers, 1, false)
        );
        let later = of("tab=organizations&region=330000&after=20~abc");
        assert_eq!((later.tab, later.first_rank), (Tab::Organizations, 21));
        assert_eq!(later.after.as_deref(), Some("abc"));
        assert!(later.is_filtered());
        let back = of("before=21~abc");
        assert_eq!((back.first_rank, back.before.as_deref()), (11, Some("abc")));
        // A kind of another noun leaves nobody out.
        assert!(of("tab=managers&kind=UNIVERSITY").managers().kinds.is_none());
        assert_eq!(place(Some(&write_place(7, "x"))), (Some("x".to_owned()), 7));
    }
}
