//! The list of introductions as files.

use chrono::{DateTime, Utc};
use cynic::{Id, QueryBuilder};

use super::{filter::IntroductionFilter, list};
use crate::{
    code::{IntroductionStatus, MoveReason, Noun, Side},
    fault::Fault,
    list::{
        cell::Cell,
        export::{Batch, Listing},
        turn::Turn,
    },
    piece::{Named, PageInfo, Prose},
    schema,
    visit::Visit,
};

#[derive(cynic::QueryVariables)]
struct Variables {
    filter: IntroductionFilter,
    first: Option<i32>,
    after: Option<String>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct Document {
    #[arguments(filter: $filter, first: $first, after: $after)]
    introductions: IntroductionConnection,
}

#[derive(cynic::QueryFragment)]
struct IntroductionConnection {
    nodes: Vec<Introduction>,
    page_info: PageInfo,
    total_count: i32,
}

#[derive(cynic::QueryFragment)]
struct Introduction {
    id: Id,
    need: Option<Need>,
    manager: Option<Manager>,
    achievement: Option<Achievement>,
    status: IntroductionStatus,
    introduced_by: Side,
    introduced_at: DateTime<Utc>,
    reminded_at: Option<DateTime<Utc>>,
    lapses_at: Option<DateTime<Utc>>,
    closed_at: Option<DateTime<Utc>>,
    revealed_at: Option<DateTime<Utc>>,
    reason: Option<MoveReason>,
    sentence: Option<String>,
}

#[derive(cynic::QueryFragment)]
struct Need {
    id: Id,
    title: Prose,
    organization: Option<Named>,
}

#[derive(cynic::QueryFragment)]
struct Manager {
    id: Id,
    name: Prose,
}

#[derive(cynic::QueryFragment)]
struct Achievement {
    id: Id,
    name: Prose,
}

/// The introductions to which the visitor is a party.
pub(super) struct Introductions;

impl Listing for Introductions {
    fn of(visit: &Visit, _: &str) -> Result<Self, Fault> {
        visit.known().map(|()| Self)
    }

    fn title(&self) -> &'static str {
        "introduction-list"
    }

    fn columns(&self) -> Vec<&'static str> {
        vec![
            "file-need",
            "list-posted-by",
            "file-introduced",
            "file-introduced-kind",
            "list-status",
            "file-introduced-by",
            "file-introduced-at",
            "file-lapses-at",
            "file-reminded-at",
            "file-revealed-at",
            "file-closed-at",
            "file-reason",
            "file-sentence",
            "list-id",
            "file-need-id",
            "file-introduced-id",
        ]
    }

    async fn batch(&self, visit: &Visit, turn: Turn) -> Result<Batch, Fault> {
        let variables = Variables {
            filter: list::filter(visit)?,
            first: turn.first,
            after: turn.after,
        };
        let found = visit.ask(Document::build(variables)).await?.introductions;
        let rows = found.nodes.iter().map(|one| cells(visit, one));
        Ok(Batch::of(rows, found.page_info, Some(found.total_count)))
    }
}

fn cells(visit: &Visit, one: &Introduction) -> Vec<Cell> {
    let need = one.need.as_ref();
    let manager = one.manager.as_ref();
    let manager = manager.map(|manager| (Noun::Manager, &manager.name, &manager.id));
    let achievement = one.achievement.as_ref();
    let achievement = achievement.map(|achievement| (Noun::Achievement, &achievement.name, &achievement.id));
    let introduced = manager.or(achievement);
    let poster = need.and_then(|need| need.organization.as_ref());
    vec![
        Cell::prose(need.map(|need| &need.title)),
        Cell::prose(poster.map(|poster| &poster.name)),
        Cell::prose(introduced.map(|(_, name, _)| name)),
        Cell::text(introduced.map(|(noun, ..)| visit.label(&noun)).unwrap_or_default()),
        Cell::text(visit.label(&one.status)),
        Cell::text(visit.label(&one.introduced_by)),
        Cell::Moment(one.introduced_at),
        Cell::moment(one.lapses_at),
        Cell::moment(one.reminded_at),
        Cell::moment(one.revealed_at),
        Cell::moment(one.closed_at),
        Cell::text(one.reason.map(|reason| visit.label(&reason)).unwrap_or_default()),
        Cell::said(one.sentence.as_deref()),
        Cell::text(one.id.inner()),
        Cell::said(need.map(|need| need.id.inner())),
        Cell::said(introduced.map(|(.., id)| id.inner())),
    ]
}
