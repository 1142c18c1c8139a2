//! `/contracts`: the contracts of which the visitor is a party.

use askama::Template;
use cynic::QueryBuilder;
use poem::{Response, handler};

use super::known;
use crate::{
    account::window::Window,
    code::{ContractKind, ContractStatus},
    fault::Fault,
    piece::{Money, PageInfo},
    schema,
    visit::Visit,
};

#[derive(cynic::QueryVariables, Debug)]
struct Variables {
    first: Option<i32>,
    after: Option<String>,
    last: Option<i32>,
    before: Option<String>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct Mine {
    viewer: Viewer,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(variables = "Variables")]
struct Viewer {
    #[arguments(first: $first, after: $after, last: $last, before: $before)]
    contracts: ContractConnection,
}

#[derive(cynic::QueryFragment, Debug)]
struct ContractConnection {
    nodes: Vec<Row>,
    page_info: PageInfo,
    total_count: i32,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Contract")]
struct Row {
    id: cynic::Id,
    title: String,
    kind: ContractKind,
    status: ContractStatus,
    amount: Option<Money>,
    settled: Money,
    register_number: Option<String>,
}

#[derive(Template)]
#[template(path = "contract/list.html")]
struct Page<'a> {
    visit: &'a Visit,
    found: ContractConnection,
}

/// The page.
#[handler]
pub(super) async fn show(visit: Visit) -> Result<Response, Fault> {
    known(&visit)?;
    let Window {
        first,
        after,
        last,
        before,
    } = Window::of(&visit);
    let asked = Mine::build(Variables {
        first,
        after,
        last,
        before,
    });
    let found = visit.ask(asked).await?.viewer.contracts;
    visit.page(&Page { visit: &visit, found })
}
