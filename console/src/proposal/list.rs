//! `/proposals`: the visitor's own proposals, and the panels on which it sits.

use askama::Template;
use chrono::{DateTime, Utc};
use cynic::QueryBuilder;
use poem::{Response, handler};

use super::ask::{Proposals, Titled};
use crate::{code::ChallengeStatus, fault::Fault, schema, visit::Visit};

const ROWS: i32 = 20;

#[derive(cynic::QueryVariables)]
struct Variables {
    first: Option<i32>,
    last: Option<i32>,
    after: Option<String>,
    before: Option<String>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct Document {
    viewer: Own,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Viewer", variables = "Variables")]
struct Own {
    #[arguments(first: $first, last: $last, after: $after, before: $before)]
    proposals: Proposals,
    panels: Vec<Panel>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Challenge")]
struct Panel {
    need: Option<Titled>,
    status: ChallengeStatus,
    closes_at: DateTime<Utc>,
}

#[derive(Template)]
#[template(path = "proposal/list.html")]
struct Page<'a> {
    visit: &'a Visit,
    proposals: &'a Proposals,
    panels: &'a [Panel],
}

/// The page.
#[handler]
pub(super) async fn show(visit: Visit) -> Result<Response, Fault> {
    if !visit.me().is_known() {
        return Err(Fault::LogIn);
    }
    let given = |name| visit.address().get(name).map(str::to_owned);
    let before = given("before");
    let variables = Variables {
        first: before.is_none().then_some(ROWS),
        last: before.is_some().then_some(ROWS),
        after: given("after"),
        before,
    };
    let answer: Document = visit.ask(Document::build(variables)).await?;
    visit.page(&Page {
        visit: &visit,
        proposals: &answer.viewer.proposals,
        panels: &answer.viewer.panels,
    })
}
