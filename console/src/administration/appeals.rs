//! `/administration/appeals`: appeals against points that wait for their outcome.

use askama::Template;
use chrono::{DateTime, Utc};
use cynic::QueryBuilder;
use poem::{Response, handler};

use super::{Part, open};
use crate::{
    code::Ledger,
    fault::Fault,
    list::{
        cell::Cell,
        export::{Batch, Listing},
        turn::Turn,
    },
    piece::{PageInfo, Prose},
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
struct Asked {
    #[arguments(first: $first, after: $after, last: $last, before: $before)]
    open_appeals: PointConnection,
}

#[derive(cynic::QueryFragment, Debug)]
struct PointConnection {
    nodes: Vec<Appeal>,
    page_info: PageInfo,
    total_count: i32,
}

/// An appeal that waits.
#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Point")]
struct Appeal {
    ledger: Ledger,
    at: DateTime<Utc>,
    words: Option<String>,
    manager: Option<Manager>,
    rule: Option<Rule>,
    points_now: Option<i32>,
    may_decide: bool,
    about: Option<About>,
}

#[derive(cynic::QueryFragment, Debug)]
struct Manager {
    id: cynic::Id,
    name: Prose,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "PointRule")]
struct Rule {
    name: Prose,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Point")]
struct About {
    id: cynic::Id,
}

#[derive(Template)]
#[template(path = "administration/appeals.html")]
struct Page<'a> {
    visit: &'a Visit,
    part: Part,
    list: PointConnection,
}

async fn ask(visit: &Visit, turn: Turn) -> Result<PointConnection, Fault> {
    let variables = Variables {
        first: turn.first,
        after: turn.after,
        last: turn.last,
        before: turn.before,
    };
    Ok(visit.ask(Asked::build(variables)).await?.open_appeals)
}

/// The page.
#[handler]
pub(super) async fn show(visit: Visit) -> Result<Response, Fault> {
    open(&visit, Part::Appeals)?;
    let list = ask(&visit, Turn::of(visit.address())).await?;
    visit.page(&Page {
        visit: &visit,
        part: Part::Appeals,
        list,
    })
}

/// Appeals that wait.
pub(super) struct Appeals;

impl Listing for Appeals {
    fn of(visit: &Visit, _: &str) -> Result<Self, Fault> {
        open(visit, Part::Appeals).map(|()| Self)
    }

    fn title(&self) -> &'static str {
        "administration-appeals"
    }

    fn columns(&self) -> Vec<&'static str> {
        vec![
            "file-manager",
            "file-ledger",
            "point-rule",
            "file-points-now",
            "point-words",
            "file-at",
            "file-about-id",
            "file-manager-id",
        ]
    }

    async fn batch(&self, visit: &Visit, turn: Turn) -> Result<Batch, Fault> {
        let found = ask(visit, turn).await?;
        let rows = found.nodes.iter().map(|appeal| {
            let manager = appeal.manager.as_ref();
            vec![
                Cell::prose(manager.map(|manager| &manager.name)),
                Cell::text(visit.label(&appeal.ledger)),
                Cell::prose(appeal.rule.as_ref().map(|rule| &rule.name)),
                Cell::number(appeal.points_now),
                Cell::said(appeal.words.as_deref()),
                Cell::Moment(appeal.at),
                Cell::said(appeal.about.as_ref().map(|entry| entry.id.inner())),
                Cell::said(manager.map(|manager| manager.id.inner())),
            ]
        });
        Ok(Batch::of(rows, found.page_info, Some(found.total_count)))
    }
}
