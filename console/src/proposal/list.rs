//! `/proposals`: the visitor's own proposals, and the panels on which it sits.

use askama::Template;
use chrono::{DateTime, Utc};
use cynic::QueryBuilder;
use poem::{Response, handler};

use super::{
    ask::{Proposals, Titled},
    sheet,
};
use crate::{
    code::ChallengeStatus,
    fault::Fault,
    list::{
        export::{Batch, Listing},
        turn::Turn,
    },
    schema,
    visit::Visit,
};

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
    viewer: Viewer,
}

#[derive(cynic::QueryFragment)]
#[cynic(variables = "Variables")]
struct Viewer {
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
    visit.known()?;
    let Turn {
        first,
        after,
        last,
        before,
        ..
    } = Turn::of(visit.address());
    let variables = Variables {
        first,
        last,
        after,
        before,
    };
    let answer: Document = visit.ask(Document::build(variables)).await?;
    visit.page(&Page {
        visit: &visit,
        proposals: &answer.viewer.proposals,
        panels: &answer.viewer.panels,
    })
}

#[derive(cynic::QueryVariables)]
struct Behind {
    first: Option<i32>,
    after: Option<String>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Behind")]
struct Rows {
    viewer: OwnRows,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Viewer", variables = "Behind")]
struct OwnRows {
    #[arguments(first: $first, after: $after)]
    proposals: Proposals,
}

/// The visitor's own proposals.
pub(super) struct Own;

impl Listing for Own {
    fn of(visit: &Visit, _: &str) -> Result<Self, Fault> {
        visit.known().map(|()| Self)
    }

    fn title(&self) -> &'static str {
        "proposal-mine"
    }

    fn columns(&self) -> Vec<&'static str> {
        sheet::COLUMNS.to_vec()
    }

    async fn batch(&self, visit: &Visit, turn: Turn) -> Result<Batch, Fault> {
        let variables = Behind {
            first: turn.first,
            after: turn.after,
        };
        let found = visit.ask(Rows::build(variables)).await?.viewer.proposals;
        Ok(sheet::batch(visit, found))
    }
}
