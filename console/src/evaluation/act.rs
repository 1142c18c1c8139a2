//! What the owner does with an evaluation.

use poem::{Response, handler, web::Path};

use super::{
    page::{Back, page},
    version,
};
use crate::{
    change::{Change, Outcome, change},
    code::{Code, MoveReason},
    fault::Fault,
    fields::Fields,
    problem::Problems,
    schema,
    visit::Visit,
};

#[derive(cynic::InputObject, Clone, Debug)]
struct InviteReviewerInput {
    evaluation: cynic::Id,
    version: i32,
    account: cynic::Id,
}
change!($ "inviteReviewer" InviteReviewerInput -> "EvaluationPayload" { "EvaluationChanged" | "InvalidEvaluation" });
#[derive(cynic::InputObject, Clone, Debug)]
struct RemoveReviewerInput {
    evaluation: cynic::Id,
    version: i32,
    account: cynic::Id,
    reason: MoveReason,
    sentence: String,
}
change!($ "removeReviewer" RemoveReviewerInput -> "EvaluationPayload" { "EvaluationChanged" | "InvalidEvaluation" });
#[derive(cynic::InputObject, Clone, Debug)]
struct OpenEvaluationInput {
    evaluation: cynic::Id,
    version: i32,
}
change!($ "openEvaluation" OpenEvaluationInput -> "EvaluationPayload" { "EvaluationChanged" | "InvalidEvaluation" });
#[derive(cynic::InputObject, Clone, Debug)]
struct CloseEvaluationInput {
    evaluation: cynic::Id,
    version: i32,
}
change!($ "closeEvaluation" CloseEvaluationInput -> "EvaluationPayload" { "EvaluationChanged" | "InvalidEvaluation" });
#[derive(cynic::InputObject, Clone, Debug)]
struct CancelEvaluationInput {
    evaluation: cynic::Id,
    version: i32,
    reason: MoveReason,
    sentence: String,
}
change!($ "cancelEvaluation" CancelEvaluationInput -> "EvaluationPayload" { "EvaluationChanged" | "InvalidEvaluation" });

/// Goes back to the evaluation, or shows it with what came of a form.
pub(super) async fn said(
    visit: &Visit,
    id: &str,
    form: &'static str,
    typed: Fields,
    outcome: Outcome<()>,
    notice: &str,
) -> Result<Response, Fault> {
    let back = |problems, is_stale| Back {
        form,
        typed,
        problems,
        is_stale,
    };
    match outcome {
        Outcome::Done(()) => Ok(visit.go_and_say(&format!("/evaluations/{id}"), notice)),
        Outcome::Invalid(problems) => page(visit, id, back(problems, false)).await,
        Outcome::Stale => page(visit, id, back(Problems::default(), true)).await,
    }
}

/// The reason that a form gives for a no; the form again where it gives none.
pub(super) async fn reason(
    visit: &Visit,
    id: &str,
    form: &'static str,
    fields: &Fields,
) -> Result<Result<MoveReason, Response>, Fault> {
    if let Some(reason) = MoveReason::parse(fields.get("reason")) {
        return Ok(Ok(reason));
    }
    let mut problems = Problems::default();
    problems.add("reason", visit.t("evaluation-reason-needed"));
    let back = Back {
        form,
        typed: fields.clone(),
        problems,
        is_stale: false,
    };
    Ok(Err(page(visit, id, back).await?))
}

/// Somebody is asked to review.
#[handler]
pub(super) async fn invite(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    visit.known()?;
    let input = InviteReviewerInput {
        evaluation: id.as_str().into(),
        version: version(&fields)?,
        account: fields.get("account").into(),
    };
    let outcome = input.send(&visit).await?;
    said(&visit, &id, "invite", fields, outcome, "notice-evaluation-invited").await
}

/// A reviewer is asked no longer.
#[handler]
pub(super) async fn remove(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    visit.known()?;
    let reason = match reason(&visit, &id, "remove", &fields).await? {
        Ok(reason) => reason,
        Err(response) => return Ok(response),
    };
    let input = RemoveReviewerInput {
        evaluation: id.as_str().into(),
        version: version(&fields)?,
        account: fields.get("account").into(),
        reason,
        sentence: fields.get("sentence").to_owned(),
    };
    let outcome = input.send(&visit).await?;
    said(&visit, &id, "remove", fields, outcome, "notice-evaluation-removed").await
}

/// Reviewers can begin.
#[handler]
pub(super) async fn open(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    visit.known()?;
    let input = OpenEvaluationInput {
        evaluation: id.as_str().into(),
        version: version(&fields)?,
    };
    let outcome = input.send(&visit).await?;
    said(&visit, &id, "open", fields, outcome, "notice-evaluation-opened").await
}

/// The sheets are laid side by side.
#[handler]
pub(super) async fn close(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    visit.known()?;
    let input = CloseEvaluationInput {
        evaluation: id.as_str().into(),
        version: version(&fields)?,
    };
    let outcome = input.send(&visit).await?;
    said(&visit, &id, "close", fields, outcome, "notice-evaluation-closed").await
}

/// It is given up.
#[handler]
pub(super) async fn cancel(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    visit.known()?;
    let reason = match reason(&visit, &id, "cancel", &fields).await? {
        Ok(reason) => reason,
        Err(response) => return Ok(response),
    };
    let input = CancelEvaluationInput {
        evaluation: id.as_str().into(),
        version: version(&fields)?,
        reason,
        sentence: fields.get("sentence").to_owned(),
    };
    let outcome = input.send(&visit).await?;
    said(&visit, &id, "cancel", fields, outcome, "notice-evaluation-cancelled").await
}
