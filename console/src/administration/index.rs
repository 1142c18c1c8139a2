//! `/administration/index`: how far the search index follows the database.

use askama::Template;
use chrono::{DateTime, Utc};
use cynic::QueryBuilder;
use poem::{Response, handler};

use super::{Part, audit::Int64, open};
use crate::{
    code::{Code, IndexerActivity, Noun},
    fault::Fault,
    piece::FacetCount,
    schema,
    session::service::Service,
    visit::Visit,
};

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query")]
struct Asked {
    index_state: IndexState,
    service: Service,
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
    service: Service,
}

impl Page<'_> {
    /// What the records of a noun are called together.
    fn called(&self, noun: &str) -> String {
        match Noun::parse(noun) {
            Some(Noun::Need) => self.visit.t("frame-needs"),
            Some(Noun::Manager) => self.visit.t("frame-managers"),
            Some(Noun::Achievement) => self.visit.t("frame-achievements"),
            Some(Noun::Organization) => self.visit.t("frame-organizations"),
            None => noun.to_owned(),
        }
    }
}

/// The page.
#[handler]
pub(super) async fn show(visit: Visit) -> Result<Response, Fault> {
    open(&visit, Part::Index)?;
    let asked = visit.ask(Asked::build(())).await?;
    visit.page(&Page {
        visit: &visit,
        part: Part::Index,
        state: asked.index_state,
        service: asked.service,
    })
}
