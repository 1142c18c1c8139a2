//! `/threads`: the visitor's own threads.

use askama::Template;
use chrono::{DateTime, Utc};
use cynic::QueryBuilder;
use poem::{Response, handler};

use crate::{
    code::ChainSubject,
    fault::Fault,
    list::{
        cell::Cell,
        export::{Batch, Listing},
        turn::Turn,
    },
    piece::Prose,
    schema,
    visit::Visit,
};

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
    id: cynic::Id,
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

fn admit(visit: &Visit) -> Result<(), Fault> {
    let account = visit.me().account.as_ref();
    account.map(|_| ()).ok_or(Fault::LogIn)
}

/// The page.
#[handler]
pub(super) async fn show(visit: Visit) -> Result<Response, Fault> {
    admit(&visit)?;
    let answer = visit.ask(Question::build(())).await?;
    visit.page(&Page {
        visit: &visit,
        threads: answer.viewer.threads,
    })
}

/// The visitor's own threads, without what is written in them.
pub(super) struct Inbox;

impl Listing for Inbox {
    fn of(visit: &Visit, _: &str) -> Result<Self, Fault> {
        admit(visit).map(|()| Self)
    }

    fn title(&self) -> &'static str {
        "thread-inbox"
    }

    fn columns(&self) -> Vec<&'static str> {
        vec![
            "file-need",
            "file-about",
            "file-messages",
            "file-unread",
            "file-last-at",
            "file-about-id",
            "file-need-id",
        ]
    }

    async fn batch(&self, visit: &Visit, _: Turn) -> Result<Batch, Fault> {
        let threads = visit.ask(Question::build(())).await?.viewer.threads;
        let rows = threads.iter().map(|thread| {
            vec![
                Cell::text(thread.title(visit)),
                Cell::text(visit.label(&thread.subject)),
                Cell::Number(thread.message_count.into()),
                Cell::Number(thread.unread_count.into()),
                Cell::Moment(thread.last_at),
                Cell::text(thread.id.inner()),
                Cell::said(thread.need.as_ref().map(|need| need.id.inner())),
            ]
        });
        Ok(Batch::whole(rows))
    }
}
