//! `/administration/index`: how far the search index follows the database.

use askama::Template;
use chrono::{DateTime, Utc};
use cynic::QueryBuilder;
use poem::{Response, handler};

use super::{Part, audit::Int64, open};
use crate::{code::IndexerActivity, fault::Fault, piece::FacetCount, schema, visit::Visit};

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query")]
struct Asked {
    index_state: IndexState,
}

#[derive(cynic::QueryFragment, Debug)]
struct IndexState {
    activity: IndexerActivity,
    failure: Option<String>,
    log_position: Int64,
    position: Int64,
    changes_behind: i32,
    seconds_behind: i32,
    documents: Vec<FacetCount>,
    built_at: Option<DateTime<Utc>>,
    learned_from: i32,
    rebuild: Option<IndexRebuild>,
    surveyed_position: Int64,
}

#[derive(cynic::QueryFragment, Debug)]
struct IndexRebuild {
    done: i32,
    total: i32,
}

impl IndexState {
    /// The class of what it does.
    fn mark(&self) -> &'static str {
        match self.activity {
            IndexerActivity::Following => "good",
            IndexerActivity::Failing => "bad",
            IndexerActivity::Stopped => "warn",
        }
    }
}

#[derive(Template)]
#[template(path = "administration/index.html")]
struct Page<'a> {
    visit: &'a Visit,
    part: Part,
    state: IndexState,
}

/// The page.
#[handler]
pub(super) async fn show(visit: Visit) -> Result<Response, Fault> {
    open(&visit, Part::Index)?;
    let state = visit.ask(Asked::build(())).await?.index_state;
    visit.page(&Page {
        visit: &visit,
        part: Part::Index,
        state,
    })
}
