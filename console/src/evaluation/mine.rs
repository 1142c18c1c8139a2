//! `/reviews`: the evaluations that the visitor is asked to review.

use askama::Template;
use chrono::{DateTime, NaiveDate, Utc};
use cynic::QueryBuilder;
use poem::{Response, handler};

use super::data::NeedName;
use crate::{
    code::{EvaluationStatus, ReviewerStatus},
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
    viewer: Viewer,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(variables = "Variables")]
struct Viewer {
    #[arguments(first: $first, after: $after, last: $last, before: $before)]
    reviews: EvaluationConnection,
}

#[derive(cynic::QueryFragment, Debug)]
struct EvaluationConnection {
    nodes: Vec<Evaluation>,
    page_info: PageInfo,
    total_count: i32,
}

#[derive(cynic::QueryFragment, Debug)]
struct Evaluation {
    id: cynic::Id,
    status: EvaluationStatus,
    due_on: Option<NaiveDate>,
    need: Option<NeedName>,
    review: Option<Review>,
}

#[derive(cynic::QueryFragment, Debug)]
struct Review {
    status: ReviewerStatus,
    invited_at: DateTime<Utc>,
    submitted_at: Option<DateTime<Utc>>,
}

impl Evaluation {
    /// Whether something is to be done by the visitor.
    fn waits(&self) -> bool {
        let Some(review) = &self.review else { return false };
        match review.status {
            ReviewerStatus::Invited => {
                matches!(self.status, EvaluationStatus::Draft | EvaluationStatus::Open)
            }
            ReviewerStatus::Accepted => self.status == EvaluationStatus::Open,
            _ => false,
        }
    }
}

#[derive(Template)]
#[template(path = "evaluation/mine.html")]
struct Page<'a> {
    visit: &'a Visit,
    reviews: EvaluationConnection,
}

async fn ask(visit: &Visit, turn: Turn) -> Result<EvaluationConnection, Fault> {
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
    Ok(visit.ask(Asked::build(variables)).await?.viewer.reviews)
}

/// The page.
#[handler]
pub(super) async fn show(visit: Visit) -> Result<Response, Fault> {
    visit.known()?;
    let reviews = ask(&visit, Turn::of(visit.address())).await?;
    visit.page(&Page { visit: &visit, reviews })
}

/// The evaluations that the visitor is asked to review.
pub(super) struct Reviews;

impl Listing for Reviews {
    fn of(visit: &Visit, _: &str) -> Result<Self, Fault> {
        visit.known().map(|()| Self)
    }

    fn title(&self) -> &'static str {
        "evaluation-mine"
    }

    fn columns(&self) -> Vec<&'static str> {
        vec![
            "evaluation-need",
            "evaluation-status",
            "evaluation-your-part",
            "evaluation-due",
            "file-invited-at",
            "file-submitted-at",
            "list-id",
        ]
    }

    async fn batch(&self, visit: &Visit, turn: Turn) -> Result<Batch, Fault> {
        let found = ask(visit, turn).await?;
        let rows = found.nodes.iter().map(|row| cells(visit, row));
        Ok(Batch::of(rows, found.page_info, Some(found.total_count)))
    }
}

fn cells(visit: &Visit, row: &Evaluation) -> Vec<Cell> {
    let review = row.review.as_ref();
    vec![
        Cell::prose(row.need.as_ref().map(|need| &need.title)),
        Cell::text(visit.label(&row.status)),
        Cell::text(review.map(|review| visit.label(&review.status)).unwrap_or_default()),
        Cell::day(row.due_on),
        Cell::moment(review.map(|review| review.invited_at)),
        Cell::moment(review.and_then(|review| review.submitted_at)),
        Cell::text(row.id.inner()),
    ]
}
