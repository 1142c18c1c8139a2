//! `/engagements`: what the visitor takes part in.

use askama::Template;
use chrono::NaiveDate;
use cynic::QueryBuilder;
use poem::{Response, handler};

use super::ask::Row;
use crate::{
    code::EngagementStage,
    fault::Fault,
    list::{
        cell::Cell,
        export::{Batch, Listing},
        turn::Turn,
    },
    piece::PageInfo,
    schema,
    visit::Visit,
};

/// Which engagements.
#[derive(cynic::InputObject, Clone, Debug, Default)]
struct EngagementFilter {
    stages: Option<Vec<EngagementStage>>,
    is_running: Option<bool>,
    is_invited: bool,
}

#[derive(cynic::QueryVariables)]
struct Variables {
    filter: EngagementFilter,
    first: Option<i32>,
    after: Option<String>,
    last: Option<i32>,
    before: Option<String>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct Document {
    #[arguments(filter: $filter, first: $first, after: $after, last: $last, before: $before)]
    engagements: Found,
    #[cynic(alias, rename = "engagements")]
    #[arguments(filter: { isInvited: true }, first: 1)]
    invited: Count,
    #[cynic(alias, rename = "engagements")]
    #[arguments(filter: { isRunning: true }, first: 1)]
    running: Count,
    #[cynic(alias, rename = "engagements")]
    #[arguments(filter: { isRunning: false }, first: 1)]
    over: Count,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "EngagementConnection")]
struct Found {
    nodes: Vec<Row>,
    page_info: PageInfo,
    total_count: i32,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "EngagementConnection")]
struct Count {
    total_count: i32,
}

/// A list of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tab {
    Running,
    Invited,
    Over,
}

impl Tab {
    fn of(visit: &Visit) -> Self {
        match visit.address().get("tab") {
            Some("invited") => Self::Invited,
            Some("over") => Self::Over,
            _ => Self::Running,
        }
    }

    fn filter(self) -> EngagementFilter {
        match self {
            Self::Running => EngagementFilter {
                is_running: Some(true),
                ..Default::default()
            },
            Self::Invited => EngagementFilter {
                is_invited: true,
                ..Default::default()
            },
            Self::Over => EngagementFilter {
                is_running: Some(false),
                ..Default::default()
            },
        }
    }
}

#[derive(Template)]
#[template(path = "engagement/list.html")]
struct Page<'a> {
    visit: &'a Visit,
    tabs: Vec<(Tab, &'static str, String, i32)>,
    tab: Tab,
    found: Found,
}

/// The page.
#[handler]
pub(super) async fn show(visit: Visit) -> Result<Response, Fault> {
    visit.known()?;
    let tab = Tab::of(&visit);
    let turn = Turn::of(visit.address());
    let variables = Variables {
        filter: tab.filter(),
        first: turn.first,
        after: turn.after,
        last: turn.last,
        before: turn.before,
    };
    let answer = visit.ask(Document::build(variables)).await?;
    let tabs = vec![
        (
            Tab::Running,
            "/engagements",
            visit.t("engagement-tab-running"),
            answer.running.total_count,
        ),
        (
            Tab::Invited,
            "/engagements?tab=invited",
            visit.t("engagement-tab-invited"),
            answer.invited.total_count,
        ),
        (
            Tab::Over,
            "/engagements?tab=over",
            visit.t("engagement-tab-over"),
            answer.over.total_count,
        ),
    ];
    visit.page(&Page {
        visit: &visit,
        tabs,
        tab,
        found: answer.engagements,
    })
}

#[derive(cynic::QueryVariables)]
struct Behind {
    filter: EngagementFilter,
    first: Option<i32>,
    after: Option<String>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Behind")]
struct Rows {
    #[arguments(filter: $filter, first: $first, after: $after)]
    engagements: Found,
}

impl Listing for Tab {
    fn of(visit: &Visit, _: &str) -> Result<Self, Fault> {
        visit.known().map(|()| Self::of(visit))
    }

    fn title(&self) -> &'static str {
        "engagement-list"
    }

    fn columns(&self) -> Vec<&'static str> {
        vec![
            "file-need",
            "engagement-stage",
            "file-form",
            "engagement-lead-manager",
            "engagement-next",
            "file-due",
            "file-overdue",
            "list-updated-at",
            "list-id",
            "file-need-id",
        ]
    }

    async fn batch(&self, visit: &Visit, turn: Turn) -> Result<Batch, Fault> {
        let variables = Behind {
            filter: self.filter(),
            first: turn.first,
            after: turn.after,
        };
        let found = visit.ask(Rows::build(variables)).await?.engagements;
        let rows = found.nodes.iter().map(|row| cells(visit, row));
        Ok(Batch::of(rows, found.page_info, Some(found.total_count)))
    }
}

fn cells(visit: &Visit, row: &Row) -> Vec<Cell> {
    let need = row.need.as_ref();
    vec![
        Cell::prose(need.map(|need| &need.title)),
        Cell::text(visit.label(&row.stage)),
        Cell::text(visit.label(&row.form)),
        Cell::prose(row.lead.as_ref().map(|lead| &lead.name)),
        Cell::said(row.next_step.as_deref()),
        Cell::day(row.next_step_due),
        Cell::flag(visit, row.is_overdue),
        Cell::Moment(row.updated_at),
        Cell::text(row.id.inner()),
        Cell::said(need.map(|need| need.id.inner())),
    ]
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query")]
struct Desk {
    #[arguments(filter: { isRunning: true }, first: 8)]
    engagements: Found,
    #[cynic(alias, rename = "engagements")]
    #[arguments(filter: { isInvited: true }, first: 5)]
    invited: Found,
}

/// An engagement on a desk.
pub(crate) struct DueRow {
    /// The engagement.
    pub(crate) row: Row,
    /// Whether the visitor is asked into its team.
    pub(crate) is_invited: bool,
}

/// What waits on the visitor's desk: first what it is asked into, then what is due first.
pub(crate) async fn due(visit: &Visit) -> Result<Vec<DueRow>, Fault> {
    let answer: Desk = visit.ask(Desk::build(())).await?;
    let invited = answer.invited.nodes;
    let mut running = answer.engagements.nodes;
    running.retain(|row| !invited.iter().any(|asked| asked.id == row.id));
    running.sort_by_key(|row| row.next_step_due.unwrap_or(NaiveDate::MAX));
    let invited = invited.into_iter().map(|row| DueRow { row, is_invited: true });
    let running = running.into_iter().map(|row| DueRow { row, is_invited: false });
    Ok(invited.chain(running).collect())
}
