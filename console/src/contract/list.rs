//! `/contracts`: the contracts of which the visitor is a party.

use askama::Template;
use chrono::NaiveDate;
use cynic::QueryBuilder;
use poem::{Response, handler};

use crate::{
    code::{ContractKind, ContractStatus},
    fault::Fault,
    list::{
        cell::Cell,
        export::{Batch, Listing},
        turn::Turn,
    },
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
    currency: String,
    amount: Option<Money>,
    technology_amount: Option<Money>,
    settled: Money,
    signed_on: Option<NaiveDate>,
    valid_until: Option<NaiveDate>,
    register_number: Option<String>,
    registered_on: Option<NaiveDate>,
}

#[derive(Template)]
#[template(path = "contract/list.html")]
struct Page<'a> {
    visit: &'a Visit,
    found: ContractConnection,
}

async fn ask(visit: &Visit, turn: Turn) -> Result<ContractConnection, Fault> {
    let Turn {
        first,
        after,
        last,
        before,
        ..
    } = turn;
    let variables = Variables {
        first,
        after,
        last,
        before,
    };
    Ok(visit.ask(Mine::build(variables)).await?.viewer.contracts)
}

/// The page.
#[handler]
pub(super) async fn show(visit: Visit) -> Result<Response, Fault> {
    visit.known()?;
    let found = ask(&visit, Turn::of(visit.address())).await?;
    visit.page(&Page { visit: &visit, found })
}

/// The contracts of which the visitor is a party.
pub(super) struct Contracts;

impl Listing for Contracts {
    fn of(visit: &Visit, _: &str) -> Result<Self, Fault> {
        visit.known().map(|()| Self)
    }

    fn title(&self) -> &'static str {
        "contracts-title"
    }

    fn columns(&self) -> Vec<&'static str> {
        vec![
            "contracts-project",
            "contracts-kind",
            "contracts-status",
            "contracts-amount",
            "contracts-technology-amount",
            "contracts-settled",
            "list-currency",
            "file-signed-on",
            "list-valid-until",
            "contracts-register-number",
            "file-registered-on",
            "list-id",
        ]
    }

    async fn batch(&self, visit: &Visit, turn: Turn) -> Result<Batch, Fault> {
        let found = ask(visit, turn).await?;
        let rows = found.nodes.iter().map(|row| cells(visit, row));
        Ok(Batch::of(rows, found.page_info, Some(found.total_count)))
    }
}

fn cells(visit: &Visit, row: &Row) -> Vec<Cell> {
    vec![
        Cell::text(&row.title),
        Cell::text(visit.label(&row.kind)),
        Cell::text(visit.label(&row.status)),
        Cell::amount(row.amount.as_ref()),
        Cell::amount(row.technology_amount.as_ref()),
        Cell::amount(Some(&row.settled)),
        Cell::text(&row.currency),
        Cell::day(row.signed_on),
        Cell::day(row.valid_until),
        Cell::said(row.register_number.as_deref()),
        Cell::day(row.registered_on),
        Cell::text(row.id.inner()),
    ]
}
