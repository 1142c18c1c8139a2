//! `/threads`: the visitor's own threads.

use askama::Template;
use chrono::{DateTime, Utc};
use cynic::QueryBuilder;
use poem::{Response, handler};

use crate::{code::ChainSubject, fault::Fault, piece::Prose, schema, visit::Visit};

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query")]
struct Question {
    viewer: Viewer,
}

#[derive(cynic::QueryFragment)]
struct Viewer {
    threads: Vec<ThreadEntry>,
}

/// A thread in the list.
#[derive(cynic::QueryFragment)]
struct ThreadEntry {
    id: cynic::Id,
    subject: ChainSubject,
    need: Option<Need>,
    message_count: i32,
    unread_count: i32,
    last_at: DateTime<Utc>,
}

#[derive(cynic::QueryFragment)]
struct Need {
    title: Prose,
}

impl ThreadEntry {
    /// What it is called: by its need.
    fn title(&self, visit: &Visit) -> String {
        let title = self.need.as_ref().map(|need| need.title.show().to_owned());
        title.unwrap_or_else(|| visit.t("thread-need-gone"))
    }
}

#[derive(Template)]
#[template(path = "thread/inbox.html")]
struct Page<'a> {
    visit: &'a Visit,
    threads: Vec<ThreadEntry>,
}

/// The page.
#[handler]
pub(super) async fn show(visit: Visit) -> Result<Response, Fault> {
    if visit.me().account.is_none() {
        return Err(Fault::LogIn);
    }
    let answer = visit.ask(Question::build(())).await?;
    visit.page(&Page {
        visit: &visit,
        threads: answer.viewer.threads,
    })
}
