//! What is asked for the list of managers.

use cynic::QueryBuilder;

use super::ManagerRow;
use crate::{
    address::Address,
    code::{Activity, Competence, ManagerKind, ManagerLoad, ManagerOrder, Noun},
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
struct ManagerFilter {
    kinds: Option<Vec<ManagerKind>>,
    activities: Option<Vec<Activity>>,
    competences: Option<Vec<Competence>>,
    languages: Option<Vec<String>>,
    regions: Option<Vec<String>>,
    fields: Option<Vec<String>>,
    free_capacity: Option<bool>,
    loads: Option<Vec<ManagerLoad>>,
    organization: Option<cynic::Id>,
}

#[derive(cynic::QueryVariables)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "one for each thing that is counted on demand"
)]
struct Asked {
    filter: ManagerFilter,
    order: ManagerOrder,
    first: Option<i32>,
    after: Option<String>,
    last: Option<i32>,
    before: Option<String>,
    total: bool,
    kinds: bool,
    regions: bool,
    fields: bool,
    languages: bool,
    activities: bool,
    competences: bool,
    loads: bool,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "Asked")]
struct Answered {
    #[arguments(filter: $filter, orderBy: $order, first: $first, after: $after, last: $last, before: $before)]
    managers: ManagerConnection,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(variables = "Asked")]
struct ManagerConnection {
    nodes: Vec<ManagerRow>,
    page_info: PageInfo,
    #[directives(include(if: $total))]
    total_count: Option<i32>,
    facets: ManagerFacets,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(variables = "Asked")]
struct ManagerFacets {
    // Without a facet that is wanted, this one keeps the selection from being empty.
    #[cynic(rename = "__typename")]
    _name: String,
    #[directives(include(if: $kinds))]
    kinds: Option<Vec<FacetCount>>,
    #[directives(include(if: $regions))]
    regions: Option<Vec<FacetCount>>,
    #[directives(include(if: $fields))]
    fields: Option<Vec<FacetCount>>,
    #[directives(include(if: $languages))]
    languages: Option<Vec<FacetCount>>,
    #[directives(include(if: $activities))]
    activities: Option<Vec<FacetCount>>,
    #[directives(include(if: $competences))]
    competences: Option<Vec<FacetCount>>,
    #[directives(include(if: $loads))]
    loads: Option<Vec<FacetCount>>,
}

/// Managers, as an address filters them.
pub(in crate::list) async fn ask(
    visit: &Visit,
    address: &Address,
    turn: Turn,
    counts: Counts<'_>,
) -> Result<Found, Fault> {
    let read = Filter { visit, address };
    let asked = Asked {
        filter: ManagerFilter {
            kinds: read.codes("kind")?,
            activities: read.codes("activity")?,
            competences: read.codes("competence")?,
            languages: read.texts("language"),
            regions: read.texts("region"),
            fields: read.texts("field"),
            free_capacity: read.flag("free_capacity")?,
            loads: read.codes("load")?,
            organization: read.id("organization"),
        },
        order: known(visit, Noun::Manager.order(address).value)?,
        first: turn.first,
        after: turn.after,
        last: turn.last,
        before: turn.before,
        total: counts.total(),
        kinds: counts.has("kind"),
        regions: counts.has("region"),
        fields: counts.has("field"),
        languages: counts.has("language"),
        activities: counts.has("activity"),
        competences: counts.has("competence"),
        loads: counts.has("load"),
    };
    let found = visit.ask(Answered::build(asked)).await?.managers;
    let facets = found.facets;
    Ok(Found {
        counted: Counted::of([
            ("kind", facets.kinds),
            ("region", facets.regions),
            ("field", facets.fields),
            ("language", facets.languages),
            ("activity", facets.activities),
            ("competence", facets.competences),
            ("load", facets.loads),
        ]),
        ..Found::of(
            found.nodes.into_iter().map(Row::Manager),
            found.page_info,
            found.total_count,
        )
    })
}
