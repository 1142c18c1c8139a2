//! `/points/ID`: one entry with its evidence, what was written about it, and the forms of those who may write about it.

use askama::Template;
use chrono::{DateTime, NaiveDate, Utc};
use cynic::QueryBuilder;
use poem::{Response, handler, http::StatusCode, web::Path};

use crate::{
    code::{AppealDecision, AppealOutcome, Code, Ledger, MoveReason, PointKind},
    fault::Fault,
    fields::Fields,
    piece::Prose,
    problem::Problems,
    schema::{self, Whole},
    visit::Visit,
};

#[derive(cynic::QueryVariables)]
struct ById {
    id: cynic::Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "ById")]
struct Question {
    #[arguments(id: $id)]
    point: Option<Point>,
}

/// An entry, as far as the visitor may read.
#[derive(cynic::QueryFragment)]
#[expect(clippy::struct_excessive_bools, reason = "as the API has it")]
struct Point {
    id: cynic::Id,
    ledger: Ledger,
    number: Whole,
    at: DateTime<Utc>,
    kind: PointKind,
    manager: Option<Manager>,
    rule: Option<PointRule>,
    points: i32,
    points_now: Option<i32>,
    is_appealed: bool,
    open_appeal: Option<cynic::Id>,
    words: Option<String>,
    evidence: Option<cynic::Id>,
    file: Option<File>,
    person: Option<Person>,
    may_appeal: bool,
    may_correct: bool,
    may_decide: bool,
    previous: String,
    digest: String,
    version: i32,
    history: Vec<Later>,
}

impl Point {
    /// The points with all corrections, where they are others.
    fn changed(&self) -> Option<String> {
        let now = self.points_now.filter(|now| *now != self.points)?;
        Some(super::signed(&now))
    }
}

/// What was written about an entry.
#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Point")]
struct Later {
    number: Whole,
    at: DateTime<Utc>,
    kind: PointKind,
    points: i32,
    outcome: Option<AppealOutcome>,
    reason: Option<MoveReason>,
    words: Option<String>,
    file: Option<File>,
    person: Option<Person>,
}

#[derive(cynic::QueryFragment)]
struct Manager {
    id: cynic::Id,
    name: Prose,
}

#[derive(cynic::QueryFragment)]
struct PointRule {
    code: String,
    version: i32,
    name: Prose,
    basis: Prose,
    least: i32,
    most: i32,
    valid_from: NaiveDate,
    source: Prose,
    source_date: NaiveDate,
}

#[derive(cynic::QueryFragment)]
struct Person {
    name: Option<String>,
}

#[derive(cynic::QueryFragment)]
struct File {
    name: Option<String>,
    address: Option<String>,
    digest: Option<String>,
}

#[derive(Template)]
#[template(path = "point/entry.html")]
struct Page<'a> {
    visit: &'a Visit,
    point: &'a Point,
    typed: &'a Fields,
    problems: Problems,
    /// Which of its forms comes back; empty when none does.
    form: &'a str,
    is_stale: bool,
    is_own: bool,
}

impl Page<'_> {
    fn reasons(&self) -> Vec<(&'static str, String)> {
        let reasons = MoveReason::ALL.iter();
        reasons
            .map(|reason| (reason.value(), self.visit.label(reason)))
            .collect()
    }

    /// The id of the appeal that waits.
    fn appeal(&self) -> &str {
        self.point.open_appeal.as_ref().map_or("", cynic::Id::inner)
    }

    fn decisions(&self) -> Vec<(&'static str, String)> {
        let decisions = AppealDecision::ALL.iter();
        decisions
            .map(|decision| (decision.value(), self.visit.label(decision)))
            .collect()
    }

    /// What was typed into one of its forms.
    fn typed(&self, form: &str, name: &str) -> &str {
        if self.form == form { self.typed.get(name) } else { "" }
    }

    /// The problems of one of its forms.
    fn problems(&self, form: &str) -> Problems {
        if self.form == form {
            self.problems.clone()
        } else {
            Problems::default()
        }
    }
}

/// The page, as it is or with a form that comes back.
pub(super) async fn page(
    visit: &Visit,
    id: &str,
    form: &str,
    typed: &Fields,
    problems: Problems,
    is_stale: bool,
) -> Result<Response, Fault> {
    let by_id = ById { id: cynic::Id::new(id) };
    let Some(point) = visit.ask(Question::build(by_id)).await?.point else {
        return Err(if visit.me().is_known() {
            Fault::NotFound
        } else {
            Fault::LogIn
        });
    };
    let status = match (is_stale, problems.is_empty()) {
        (true, _) => StatusCode::CONFLICT,
        (false, false) => StatusCode::UNPROCESSABLE_ENTITY,
        (false, true) => StatusCode::OK,
    };
    let account = visit.me().account.as_ref();
    let own = account.and_then(|account| account.manager.as_ref());
    let is_own = own
        .zip(point.manager.as_ref())
        .is_some_and(|(own, holder)| own.id == holder.id);
    visit.page_of(
        status,
        &Page {
            visit,
            point: &point,
            typed,
            problems,
            form,
            is_stale,
            is_own,
        },
    )
}

/// The page.
#[handler]
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
    page(&visit, &id, "", &Fields::default(), Problems::default(), false).await
}
