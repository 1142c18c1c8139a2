//! What is asked for the dashboard: one document.

use chrono::{DateTime, NaiveDate, Utc};
use cynic::QueryBuilder;

use super::{filter, no};
use crate::{
    code::{ManagerKind, NeedKind, NeedMilestone},
    fault::Fault,
    no::NoFilter,
    piece::{FacetCount, Field, Place},
    schema,
    visit::Visit,
};

/// A month: `2027-06`.
#[derive(cynic::Scalar, Clone, Debug, PartialEq, Eq)]
pub(super) struct Month(pub(super) String);

/// What is counted.
#[derive(cynic::InputObject, Clone, Debug, Default)]
pub(super) struct StatisticsFilter {
    pub(super) fields: Option<Vec<String>>,
    pub(super) regions: Option<Vec<String>>,
    pub(super) need_kinds: Option<Vec<NeedKind>>,
    pub(super) manager_kinds: Option<Vec<ManagerKind>>,
    pub(super) from_month: Option<Month>,
    pub(super) to_month: Option<Month>,
}

#[derive(cynic::QueryVariables)]
pub(super) struct Asked {
    filter: StatisticsFilter,
    noes: NoFilter,
    introductions: NoFilter,
    slips: NoFilter,
    proposals: NoFilter,
    engagements: NoFilter,
    contracts: NoFilter,
}

/// The figures, and what may be chosen to filter them.
#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "Asked")]
pub(super) struct Answered {
    #[arguments(filter: $filter)]
    pub(super) statistics: Figures,
    #[cynic(alias, rename = "noes")]
    #[arguments(first: 0, filter: $noes)]
    pub(super) all_noes: Counted,
    #[cynic(alias, rename = "noes")]
    #[arguments(first: 0, filter: $introductions)]
    pub(super) introductions: Counted,
    #[cynic(alias, rename = "noes")]
    #[arguments(first: 0, filter: $slips)]
    pub(super) slips: Counted,
    #[cynic(alias, rename = "noes")]
    #[arguments(first: 0, filter: $proposals)]
    pub(super) proposals: Counted,
    #[cynic(alias, rename = "noes")]
    #[arguments(first: 0, filter: $engagements)]
    pub(super) engagements: Counted,
    #[cynic(alias, rename = "noes")]
    #[arguments(first: 0, filter: $contracts)]
    pub(super) contracts: Counted,
    pub(super) technology_fields: Vec<Field>,
    pub(super) regions: Vec<Country>,
}

/// The noes of a phase.
#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "NoConnection")]
pub(super) struct Counted {
    pub(super) facets: ReasonFacets,
}

/// Why they were said.
#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "NoFacets")]
pub(super) struct ReasonFacets {
    pub(super) reasons: Vec<FacetCount>,
}

/// A country with its provinces.
#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Region")]
pub(super) struct Country {
    pub(super) code: String,
    pub(super) children: Vec<Place>,
}

/// The figures.
#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Statistics")]
pub(super) struct Figures {
    pub(super) as_of: DateTime<Utc>,
    pub(super) needs: NeedStatistics,
    pub(super) managers: ManagerStatistics,
    pub(super) achievements: AchievementStatistics,
    pub(super) matching: MatchStatistics,
}

/// Of needs.
#[derive(cynic::QueryFragment, Debug)]
pub(super) struct NeedStatistics {
    pub(super) total_count: i32,
    pub(super) fields: Vec<FacetCount>,
    pub(super) regions: Vec<FacetCount>,
    pub(super) statuses: Vec<FacetCount>,
    pub(super) kinds: Vec<FacetCount>,
    pub(super) months: Vec<MonthCount>,
    pub(super) funnel: Vec<FunnelStage>,
}

/// Of managers.
#[derive(cynic::QueryFragment, Debug)]
pub(super) struct ManagerStatistics {
    pub(super) total_count: i32,
    pub(super) regions: Vec<FacetCount>,
    pub(super) kinds: Vec<FacetCount>,
    pub(super) loads: Vec<FacetCount>,
}

/// Of achievements.
#[derive(cynic::QueryFragment, Debug)]
pub(super) struct AchievementStatistics {
    pub(super) total_count: i32,
    pub(super) forms: Vec<FacetCount>,
    pub(super) trls: Vec<FacetCount>,
}

/// How well open needs are served.
#[derive(cynic::QueryFragment, Debug)]
pub(super) struct MatchStatistics {
    pub(super) strong_score: f64,
    pub(super) quality: MatchQuality,
    pub(super) unanswered_fields: Vec<FacetCount>,
}

/// Open needs with strong candidates.
#[derive(cynic::QueryFragment, Debug)]
pub(super) struct MatchQuality {
    pub(super) open_needs: i32,
    pub(super) strong: i32,
    pub(super) weak: i32,
    pub(super) strong_managers: i32,
    pub(super) strong_achievements: i32,
    pub(super) share: Option<f64>,
}

/// How many needs came how far.
#[derive(cynic::QueryFragment, Debug)]
pub(super) struct FunnelStage {
    pub(super) milestone: NeedMilestone,
    pub(super) count: i32,
    pub(super) median_days: Option<f64>,
    pub(super) median_days_since_published: Option<f64>,
}

/// How many needs were published in a month.
#[derive(cynic::QueryFragment, Debug)]
pub(super) struct MonthCount {
    pub(super) from: NaiveDate,
    pub(super) count: i32,
}

/// The figures that the address asks for.
pub(super) async fn ask(visit: &Visit) -> Result<Answered, Fault> {
    let filter = filter::of_address(visit.address());
    let needs = filter::needs_of(&filter);
    let in_phase = |phase| NoFilter {
        phases: Some(vec![phase]),
        needs: needs.clone(),
        ..NoFilter::default()
    };
    let [introductions, slips, proposals, engagements, contracts] = no::PHASES.map(in_phase);
    let asked = Asked {
        filter,
        noes: NoFilter {
            needs: needs.clone(),
            ..NoFilter::default()
        },
        introductions,
        slips,
        proposals,
        engagements,
        contracts,
    };
    visit.ask(Answered::build(asked)).await
}
