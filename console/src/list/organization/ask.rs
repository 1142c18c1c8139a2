//! What is asked for the list of organizations.

use cynic::QueryBuilder;

use super::OrganizationRow;
use crate::{
    address::Address,
    code::{LegalNature, Noun, OrganizationKind, OrganizationOrder},
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
struct OrganizationFilter {
    kinds: Option<Vec<OrganizationKind>>,
    legal_natures: Option<Vec<LegalNature>>,
    regions: Option<Vec<String>>,
    fields: Option<Vec<String>>,
    tags: Option<Vec<String>>,
    manager: Option<cynic::Id>,
}

#[derive(cynic::QueryVariables)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "one for each thing that is counted on demand"
)]
struct Asked {
    filter: OrganizationFilter,
    order: OrganizationOrder,
    first: Option<i32>,
    after: Option<String>,
    last: Option<i32>,
    before: Option<String>,
    total: bool,
    kinds: bool,
    legal_natures: bool,
    regions: bool,
    fields: bool,
    tags: bool,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "Asked")]
struct Answered {
    #[arguments(filter: $filter, orderBy: $order, first: $first, after: $after, last: $last, before: $before)]
    organizations: OrganizationConnection,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(variables = "Asked")]
struct OrganizationConnection {
    nodes: Vec<OrganizationRow>,
    page_info: PageInfo,
    #[directives(include(if: $total))]
    total_count: Option<i32>,
    facets: OrganizationFacets,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(variables = "Asked")]
struct OrganizationFacets {
    // Without a facet that is wanted, this one keeps the selection from being empty.
    #[cynic(rename = "__typename")]
    _name: String,
    #[directives(include(if: $kinds))]
    kinds: Option<Vec<FacetCount>>,
    #[directives(include(if: $legal_natures))]
    legal_natures: Option<Vec<FacetCount>>,
    #[directives(include(if: $regions))]
    regions: Option<Vec<FacetCount>>,
    #[directives(include(if: $fields))]
    fields: Option<Vec<FacetCount>>,
    #[directives(include(if: $tags))]
    tags: Option<Vec<FacetCount>>,
}

/// Organizations, as an address filters them.
pub(in crate::list) async fn ask(
    visit: &Visit,
    address: &Address,
    turn: Turn,
    counts: Counts<'_>,
) -> Result<Found, Fault> {
    let read = Filter { visit, address };
    let asked = Asked {
        filter: OrganizationFilter {
            kinds: read.codes("kind")?,
            legal_natures: read.codes("legal_nature")?,
            regions: read.texts("region"),
            fields: read.texts("field"),
            tags: read.texts("tag"),
            manager: read.id("manager"),
        },
        order: known(visit, Noun::Organization.order(address).value)?,
        first: turn.first,
        after: turn.after,
        last: turn.last,
        before: turn.before,
        total: counts.total(),
        kinds: counts.has("kind"),
        legal_natures: counts.has("legal_nature"),
        regions: counts.has("region"),
        fields: counts.has("field"),
        tags: counts.has("tag"),
    };
    let found = visit.ask(Answered::build(asked)).await?.organizations;
    let facets = found.facets;
    Ok(Found {
        counted: Counted::of([
            ("kind", facets.kinds),
            ("legal_nature", facets.legal_natures),
            ("region", facets.regions),
            ("field", facets.fields),
            ("tag", facets.tags),
        ]),
        ..Found::of(
            found.nodes.into_iter().map(Row::Organization),
            found.page_info,
            found.total_count,
        )
    })
}
