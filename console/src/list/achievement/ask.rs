//! What is asked for the list of achievements.

use cynic::QueryBuilder;

use super::AchievementRow;
use crate::{
    address::Address,
    code::{AchievementForm, AchievementLevel, AchievementOrder, FirstOfKind, Noun, TransferMode},
    fault::Fault,
    list::{
        filter::Filter,
        found::{Counted, Found},
        noun::{Counts, known},
        row::Row,
        turn::Turn,
    },
    piece::{FacetCount, PageInfo},
    schema,
    visit::Visit,
};

#[derive(cynic::InputObject, Clone, Debug)]
struct AchievementFilter {
    organization: Option<cynic::Id>,
    manager: Option<cynic::Id>,
    fields: Option<Vec<String>>,
    forms: Option<Vec<AchievementForm>>,
    modes: Option<Vec<TransferMode>>,
    levels: Option<Vec<AchievementLevel>>,
    trl_from: Option<i32>,
    trl_to: Option<i32>,
    rights_settled: Option<bool>,
    first_of_kind: Option<Vec<FirstOfKind>>,
    regions: Option<Vec<String>>,
}

#[derive(cynic::QueryVariables)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "one for each thing that is counted on demand"
)]
struct Asked {
    filter: AchievementFilter,
    order: AchievementOrder,
    first: Option<i32>,
    after: Option<String>,
    last: Option<i32>,
    before: Option<String>,
    total: bool,
    fields: bool,
    forms: bool,
    modes: bool,
    levels: bool,
    regions: bool,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "Asked")]
struct Answered {
    #[arguments(filter: $filter, orderBy: $order, first: $first, after: $after, last: $last, before: $before)]
    achievements: AchievementConnection,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(variables = "Asked")]
struct AchievementConnection {
    nodes: Vec<AchievementRow>,
    page_info: PageInfo,
    #[directives(include(if: $total))]
    total_count: Option<i32>,
    facets: AchievementFacets,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(variables = "Asked")]
struct AchievementFacets {
    // Without a facet that is wanted, this one keeps the selection from being empty.
    #[cynic(rename = "__typename")]
    _name: String,
    #[directives(include(if: $fields))]
    fields: Option<Vec<FacetCount>>,
    #[directives(include(if: $forms))]
    forms: Option<Vec<FacetCount>>,
    #[directives(include(if: $modes))]
    modes: Option<Vec<FacetCount>>,
    #[directives(include(if: $levels))]
    levels: Option<Vec<FacetCount>>,
    #[directives(include(if: $regions))]
    regions: Option<Vec<FacetCount>>,
}

/// Achievements, as an address filters them.
pub(in crate::list) async fn ask(
    visit: &Visit,
    address: &Address,
    turn: Turn,
    counts: Counts<'_>,
) -> Result<Found, Fault> {
    let read = Filter { visit, address };
    let asked = Asked {
        filter: AchievementFilter {
            organization: read.id("organization"),
            manager: read.id("manager"),
            fields: read.texts("field"),
            forms: read.codes("form")?,
            modes: read.codes("mode")?,
            levels: read.codes("level")?,
            trl_from: read.number("trl_from")?,
            trl_to: read.number("trl_to")?,
            rights_settled: read.flag("rights_settled")?,
            first_of_kind: read.codes("first_of_kind")?,
            regions: read.texts("region"),
        },
        order: known(visit, Noun::Achievement.order(address).value)?,
        first: turn.first,
        after: turn.after,
        last: turn.last,
        before: turn.before,
        total: counts.total(),
        fields: counts.has("field"),
        forms: counts.has("form"),
        modes: counts.has("mode"),
        levels: counts.has("level"),
        regions: counts.has("region"),
    };
    let found = visit.ask(Answered::build(asked)).await?.achievements;
    let facets = found.facets;
    Ok(Found {
        counted: Counted::of([
            ("field", facets.fields),
            ("form", facets.forms),
            ("mode", facets.modes),
            ("level", facets.levels),
            ("region", facets.regions),
        ]),
        ..Found::of(
            found.nodes.into_iter().map(Row::Achievement),
            found.page_info,
            found.total_count,
        )
    })
}
