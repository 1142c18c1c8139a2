//! What is written about an entry: appeals, their outcomes, corrections.

use cynic::Id;
use poem::{Response, handler, web::Path};

use super::entry;
use crate::{
    change::{Change, Outcome, change},
    code::{AppealDecision, Code, MoveReason},
    fault::Fault,
    fields::Fields,
    problem::Problems,
    schema,
    upload::{FileInput, Uploaded, gathered},
    visit::Visit,
};

/// What `appealPoints` takes.
#[derive(cynic::InputObject, Clone, Debug)]
struct AppealInput {
    point: Id,
    version: i32,
    words: String,
    file: Option<FileInput>,
}
change!($ "appealPoints" AppealInput -> "WritePointPayload" { "PointWritten" | "InvalidPoint" });

/// What `withdrawAppeal` takes.
#[derive(cynic::InputObject, Clone, Debug)]
struct WithdrawAppealInput {
    point: Id,
    version: i32,
}
change!($ "withdrawAppeal" WithdrawAppealInput -> "WritePointPayload" { "PointWritten" | "InvalidPoint" });

/// What `correctPoints` takes.
#[derive(cynic::InputObject, Clone, Debug)]
struct CorrectPointsInput {
    point: Id,
    version: i32,
    points: i32,
    words: String,
}
change!($ "correctPoints" CorrectPointsInput -> "WritePointPayload" { "PointWritten" | "InvalidPoint" });

/// What `decideAppeal` takes.
#[derive(cynic::InputObject, Clone, Debug)]
struct DecideAppealInput {
    appeal: Id,
    version: i32,
    decision: AppealDecision,
    points: Option<i32>,
    reason: Option<MoveReason>,
    words: String,
}
change!($ "decideAppeal" DecideAppealInput -> "WritePointPayload" { "PointWritten" | "InvalidPoint" });

/// The version that a form was made of.
fn version(fields: &Fields) -> i32 {
    fields.get("version").parse().unwrap_or_default()
}

/// The entry's page: with a notice when it was done, with the form when it was not.
async fn answer(
    visit: &Visit,
    id: &str,
    (form, notice): (&str, &str),
    fields: &Fields,
    outcome: Outcome<()>,
) -> Result<Response, Fault> {
    match outcome {
        Outcome::Done(()) => Ok(visit.go_and_say(&format!("/points/{id}"), notice)),
        Outcome::Invalid(problems) => entry::page(visit, id, form, fields, gathered(&problems, "file"), false).await,
        Outcome::Stale => entry::page(visit, id, form, fields, Problems::default(), true).await,
    }
}

/// Appeals.
#[handler]
pub(super) async fn appeal(visit: Visit, Path(id): Path<String>, form: Uploaded) -> Result<Response, Fault> {
    let fields = form.fields;
    let input = AppealInput {
        point: Id::new(&id),
        version: version(&fields),
        words: fields.get("words").to_owned(),
        file: form.files.into_iter().next(),
    };
    let outcome = input.send(&visit).await?;
    answer(&visit, &id, ("appeal", "notice-point-appealed"), &fields, outcome).await
}

/// Takes the visitor's own appeal back.
#[handler]
pub(super) async fn take_back(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    let input = WithdrawAppealInput {
        point: Id::new(&id),
        version: version(&fields),
    };
    let outcome = input.send(&visit).await?;
    answer(&visit, &id, ("", "notice-point-taken-back"), &fields, outcome).await
}

/// Corrects.
#[handler]
pub(super) async fn correct(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    let Ok(points) = fields.get("points").parse() else {
        return missing(&visit, &id, "correct", &fields).await;
    };
    let input = CorrectPointsInput {
        point: Id::new(&id),
        version: version(&fields),
        points,
        words: fields.get("words").to_owned(),
    };
    let outcome = input.send(&visit).await?;
    answer(&visit, &id, ("correct", "notice-point-corrected"), &fields, outcome).await
}

/// Decides an appeal.
#[handler]
pub(super) async fn decide(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    let input = DecideAppealInput {
        appeal: Id::new(fields.get("appeal")),
        version: version(&fields),
        decision: AppealDecision::parse(fields.get("decision")).unwrap_or(AppealDecision::Reject),
        points: fields.get("points").parse().ok(),
        reason: MoveReason::parse(fields.get("reason")),
        words: fields.get("words").to_owned(),
    };
    let outcome = input.send(&visit).await?;
    answer(&visit, &id, ("decide", "notice-point-decided"), &fields, outcome).await
}

/// The form once more, of which a number is missing.
async fn missing(visit: &Visit, id: &str, form: &str, fields: &Fields) -> Result<Response, Fault> {
    let mut problems = Problems::default();
    problems.add("points", visit.t("point-number-missing"));
    entry::page(visit, id, form, fields, problems, false).await
}
