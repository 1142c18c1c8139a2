//! The candidates of a need: a page of them, and what can be chosen among all.

use super::{
    ask::{ROWS, Shown},
    choice::{Choice, kinds, tree},
    filter::{Asked, write_place},
};
use crate::{
    candidate::{self, AchievementEdge, Candidate, Edge, Key, ManagerEdge, OrganizationEdge},
    code::{AchievementForm, Code, ManagerKind, Noun, OrganizationKind},
    piece::{FacetCount, PageInfo},
    schema,
    visit::Visit,
};

/// Candidates of which noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tab {
    /// Technology managers.
    Managers,
    /// Achievements.
    Achievements,
    /// Organizations.
    Organizations,
}

impl Tab {
    /// Every tab.
    pub(super) const ALL: [Self; 3] = [Self::Managers, Self::Achievements, Self::Organizations];

    /// Of a name in the address.
    pub(super) fn of(name: &str) -> Self {
        let found = Self::ALL.into_iter().find(|tab| tab.name() == name);
        found.unwrap_or(Self::Managers)
    }

    /// Its name in the address.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Managers => "managers",
            Self::Achievements => "achievements",
            Self::Organizations => "organizations",
        }
    }

    /// The noun of its records.
    pub(super) fn noun(self) -> &'static str {
        match self {
            Self::Managers => Noun::Manager.value(),
            Self::Achievements => Noun::Achievement.value(),
            Self::Organizations => Noun::Organization.value(),
        }
    }

    /// What it is called.
    pub(super) fn text(self, visit: &Visit) -> String {
        match self {
            Self::Managers => visit.t("need-tab-managers"),
            Self::Achievements => visit.t("need-tab-achievements"),
            Self::Organizations => visit.t("need-tab-organizations"),
        }
    }
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "CandidateManagerConnection")]
pub(super) struct Managers {
    edges: Vec<ManagerEdge>,
    page_info: PageInfo,
    total_count: i32,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "CandidateAchievementConnection")]
pub(super) struct Achievements {
    edges: Vec<AchievementEdge>,
    page_info: PageInfo,
    total_count: i32,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "CandidateOrganizationConnection")]
pub(super) struct Organizations {
    edges: Vec<OrganizationEdge>,
    page_info: PageInfo,
    total_count: i32,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "CandidateManagerConnection")]
pub(super) struct AllManagers {
    edges: Vec<ManagerScore>,
    total_count: i32,
    facets: Facets,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "CandidateAchievementConnection")]
pub(super) struct AllAchievements {
    edges: Vec<AchievementScore>,
    total_count: i32,
    facets: Facets,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "CandidateOrganizationConnection")]
pub(super) struct AllOrganizations {
    edges: Vec<OrganizationScore>,
    total_count: i32,
    facets: Facets,
}

macro_rules! others {
    ($($name:ident $noun:literal)*) => {
        $(
            /// How many candidates are behind a tab that is not open.
            #[derive(cynic::QueryFragment, Debug)]
            #[cynic(graphql_type = $noun)]
            pub(super) struct $name {
                total_count: i32,
            }
        )*
    };
}

others! {
    OtherManagers "CandidateManagerConnection"
    OtherAchievements "CandidateAchievementConnection"
    OtherOrganizations "CandidateOrganizationConnection"
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "CandidateManagerEdge")]
struct ManagerScore {
    score: f64,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "CandidateAchievementEdge")]
struct AchievementScore {
    score: f64,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "CandidateOrganizationEdge")]
struct OrganizationScore {
    score: f64,
}

/// What can be chosen.
#[derive(cynic::QueryFragment, Clone, Debug, Default)]
#[cynic(graphql_type = "CandidateFacets")]
struct Facets {
    kinds: Vec<FacetCount>,
    fields: Vec<FacetCount>,
    regions: Vec<FacetCount>,
}

/// How many candidates there are behind a tab, whatever is filtered.
pub(super) fn total(shown: &Shown, tab: Tab) -> Option<i32> {
    match tab {
        Tab::Managers => {
            let open = shown.all_managers.as_ref().map(|all| all.total_count);
            open.or_else(|| Some(shown.other_managers.as_ref()?.total_count))
        }
        Tab::Achievements => {
            let open = shown.all_achievements.as_ref().map(|all| all.total_count);
            open.or_else(|| Some(shown.other_achievements.as_ref()?.total_count))
        }
        Tab::Organizations => {
            let open = shown.all_organizations.as_ref().map(|all| all.total_count);
            open.or_else(|| Some(shown.other_organizations.as_ref()?.total_count))
        }
    }
}

/// The list of candidates, ready to be shown.
pub(super) struct Listed {
    pub(super) candidates: Vec<Candidate>,
    pub(super) keys: Vec<Key>,
    /// How many the filter lets through.
    pub(super) total: i32,
    /// How many there are without it.
    pub(super) all: i32,
    pub(super) kinds: Vec<Choice>,
    pub(super) fields: Vec<Choice>,
    pub(super) regions: Vec<Choice>,
    /// The ranks of the first and the last one.
    pub(super) from: i64,
    pub(super) to: i64,
    pub(super) previous: Option<String>,
    pub(super) next: Option<String>,
}

impl Listed {
    /// Of what was asked for.
    pub(super) fn of(visit: &Visit, shown: &Shown, asked: &Asked) -> Option<Self> {
        match asked.tab {
            Tab::Managers => {
                let (page, all) = (shown.candidate_managers.as_ref()?, shown.all_managers.as_ref()?);
                let best = all.edges.first().map(|edge| edge.score);
                let mut listed = Self::build(visit, asked, (&page.edges, &page.page_info), best, &all.facets);
                (listed.total, listed.all) = (page.total_count, all.total_count);
                listed.kinds = kinds::<ManagerKind>(visit, &all.facets.kinds, asked);
                Some(listed)
            }
            Tab::Achievements => {
                let (page, all) = (shown.candidate_achievements.as_ref()?, shown.all_achievements.as_ref()?);
                let best = all.edges.first().map(|edge| edge.score);
                let mut listed = Self::build(visit, asked, (&page.edges, &page.page_info), best, &all.facets);
                (listed.total, listed.all) = (page.total_count, all.total_count);
                listed.kinds = kinds::<AchievementForm>(visit, &all.facets.kinds, asked);
                Some(listed)
            }
            Tab::Organizations => {
                let (page, all) = (
                    shown.candidate_organizations.as_ref()?,
                    shown.all_organizations.as_ref()?,
                );
                let best = all.edges.first().map(|edge| edge.score);
                let mut listed = Self::build(visit, asked, (&page.edges, &page.page_info), best, &all.facets);
                (listed.total, listed.all) = (page.total_count, all.total_count);
                listed.kinds = kinds::<OrganizationKind>(visit, &all.facets.kinds, asked);
                Some(listed)
            }
        }
    }

    fn build<E: Edge>(
        visit: &Visit,
        asked: &Asked,
        (edges, info): (&[E], &PageInfo),
        best: Option<f64>,
        facets: &Facets,
    ) -> Self {
        let candidates = candidate::list(visit, edges, asked.first_rank, best);
        let to = asked.first_rank + i64::try_from(candidates.len()).unwrap_or_default() - 1;
        let there = |name: &str, rank: i64, cursor: Option<&String>| {
            cursor.map(|cursor| format!("{}#candidates", visit.address().with(name, &write_place(rank, cursor))))
        };
        let previous = there("before", asked.first_rank, info.start_cursor.as_ref());
        let is_behind_first = info.has_previous_page && asked.first_rank > i64::from(ROWS);
        let next = there("after", to, info.end_cursor.as_ref());
        Self {
            keys: candidate::keys(visit, edges.iter().flat_map(|edge| edge.parts().2)),
            candidates,
            total: 0,
            all: 0,
            kinds: Vec::new(),
            fields: tree(&facets.fields, asked.field.as_deref(), '.'),
            regions: tree(&facets.regions, asked.region.as_deref(), '0'),
            from: asked.first_rank,
            to,
            // Before the second page lies the first one, which has a plain address.
            previous: if is_behind_first {
                previous
            } else {
                info.has_previous_page.then(|| first(visit))
            },
            next: next.filter(|_| info.has_next_page),
        }
    }
}

fn first(visit: &Visit) -> String {
    format!("{}#candidates", visit.address().without("after"))
}
