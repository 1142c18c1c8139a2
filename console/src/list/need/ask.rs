//! What is asked for the list of needs.

use chrono::NaiveDate;
use cynic::QueryBuilder;

use super::NeedRow;
use crate::{
    address::Address,
    code::{NeedKind, NeedMilestone, NeedOrder, NeedStatus, Noun, TransferMode},
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
struct NeedFilter {
    kinds: Option<Vec<NeedKind>>,
    statuses: Option<Vec<NeedStatus>>,
    fields: Option<Vec<String>>,
    industries: Option<Vec<String>>,
    modes: Option<Vec<TransferMode>>,
    organization: Option<cynic::Id>,
    regions: Option<Vec<String>>,
    deadline_from: Option<NaiveDate>,
    deadline_to: Option<NaiveDate>,
    trl: Option<i32>,
    published_from: Option<NaiveDate>,
    published_to: Option<NaiveDate>,
    has_strong_candidate: Option<bool>,
    has_strong_manager: Option<bool>,
    has_strong_achievement: Option<bool>,
    reached: Option<NeedMilestone>,
    mine: Option<bool>,
}

#[derive(cynic::QueryVariables)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "one for each thing that is counted on demand"
)]
struct Asked {
    filter: NeedFilter,
    order: NeedOrder,
    first: Option<i32>,
    after: Option<String>,
    last: Option<i32>,
    before: Option<String>,
    total: bool,
    kinds: bool,
    statuses: bool,
    fields: bool,
    industries: bool,
    modes: bool,
    regions: bool,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "Asked")]
struct Answered {
    #[arguments(filter: $filter, orderBy: $order, first: $first, after: $after, last: $last, before: $before)]
    needs: NeedConnection,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(variables = "Asked")]
struct NeedConnection {
    nodes: Vec<NeedRow>,
    page_info: PageInfo,
    #[directives(include(if: $total))]
    total_count: Option<i32>,
    facets: NeedFacets,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(variables = "Asked")]
struct NeedFacets {
    // Without a facet that is wanted, this one keeps the selection from being empty.
    #[cynic(rename = "__typename")]
    _name: String,
    #[directives(include(if: $kinds))]
    kinds: Option<Vec<FacetCount>>,
    #[directives(include(if: $statuses))]
    statuses: Option<Vec<FacetCount>>,
    #[directives(include(if: $fields))]
    fields: Option<Vec<FacetCount>>,
    #[directives(include(if: $industries))]
    industries: Option<Vec<FacetCount>>,
    #[directives(include(if: $modes))]
    modes: Option<Vec<FacetCount>>,
    #[directives(include(if: $regions))]
    regions: Option<Vec<FacetCount>>,
}

/// Needs, as an address filters them.
pub(in crate::list) async fn ask(
    visit: &Visit,
    address: &Address,
    turn: Turn,
    counts: Counts<'_>,
) -> Result<Found, Fault> {
    let read = Filter { visit, address };
    let asked = Asked {
        filter: NeedFilter {
            kinds: read.codes("kind")?,
            statuses: read.codes("status")?,
            fields: read.texts("field"),
            industries: read.texts("industry"),
            modes: read.codes("mode")?,
            organization: read.id("organization"),
            regions: read.texts("region"),
            deadline_from: read.day("deadline_from")?,
            deadline_to: read.day("deadline_to")?,
            trl: read.number("trl")?,
            published_from: read.day("published_from")?,
            published_to: read.day("published_to")?,
            has_strong_candidate: read.flag("strong")?,
            has_strong_manager: read.flag("strong_manager")?,
            has_strong_achievement: read.flag("strong_achievement")?,
            reached: read.code("reached")?,
            mine: read.flag("mine")?,
        },
        order: known(visit, Noun::Need.order(address).value)?,
        first: turn.first,
        after: turn.after,
        last: turn.last,
        before: turn.before,
        total: counts.total(),
        kinds: counts.has("kind"),
        statuses: counts.has("status"),
        fields: counts.has("field"),
        industries: counts.has("industry"),
        modes: counts.has("mode"),
        regions: counts.has("region"),
    };
    let needs = visit.ask(Answered::build(asked)).await?.needs;
    let facets = needs.facets;
    Ok(Found {
        counted: Counted::of([
            ("kind", facets.kinds),
            ("status", facets.statuses),
            ("field", facets.fields),
            ("industry", facets.industries),
            ("mode", facets.modes),
            ("region", facets.regions),
        ]),
        ..Found::of(
            needs.nodes.into_iter().map(Row::Need),
            needs.page_info,
            needs.total_count,
        )
    })
}
