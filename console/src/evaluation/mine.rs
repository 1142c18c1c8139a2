//! `/reviews`: the evaluations that the visitor is asked to review.

use askama::Template;
use chrono::NaiveDate;
use cynic::QueryBuilder;
use poem::{Response, handler};

use super::{data::NeedName, known};
use crate::{
    account::window::Window,
    code::{EvaluationStatus, ReviewerStatus},
    fault::Fault,
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

/// The page.
#[handler]
pub(super) async fn show(visit: Visit) -> Result<Response, Fault> {
    known(&visit)?;
    let Window {
        first,
        after,
        last,
        before,
    } = Window::of(&visit);
    let variables = Variables {
        first,
        after,
        last,
        before,
    };
    let reviews = visit.ask(Asked::build(variables)).await?.viewer.reviews;
    visit.page(&Page { visit: &visit, reviews })
}
