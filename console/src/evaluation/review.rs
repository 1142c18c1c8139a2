//! A reviewer's yes or no.

use poem::{Response, handler, web::Path};

use super::{
    act::{reason, said},
    version,
};
use crate::{
    change::{Change, change},
    code::MoveReason,
    fault::Fault,
    fields::Fields,
    schema,
    visit::Visit,
};

#[derive(cynic::InputObject, Clone, Debug)]
struct AcceptReviewInput {
    evaluation: cynic::Id,
    version: i32,
    declares_no_conflict: bool,
}
change!($ "acceptReview" AcceptReviewInput -> "EvaluationPayload" { "EvaluationChanged" | "InvalidEvaluation" });
#[derive(cynic::InputObject, Clone, Debug)]
struct DeclineReviewInput {
    evaluation: cynic::Id,
    version: i32,
    reason: MoveReason,
    sentence: String,
}
change!($ "declineReview" DeclineReviewInput -> "EvaluationPayload" { "EvaluationChanged" | "InvalidEvaluation" });

/// Yes, without a conflict of interest.
#[handler]
pub(super) async fn accept(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    visit.known()?;
    let input = AcceptReviewInput {
        evaluation: id.as_str().into(),
        version: version(&fields)?,
        declares_no_conflict: fields.has("declaresNoConflict"),
    };
    let outcome = input.send(&visit).await?;
    said(&visit, &id, "accept", fields, outcome, "notice-evaluation-accepted").await
}

/// No, for a reason.
#[handler]
pub(super) async fn decline(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    visit.known()?;
    let reason = match reason(&visit, &id, "decline", &fields).await? {
        Ok(reason) => reason,
        Err(response) => return Ok(response),
    };
    let input = DeclineReviewInput {
        evaluation: id.as_str().into(),
        version: version(&fields)?,
        reason,
        sentence: fields.get("sentence").to_owned(),
    };
    let outcome = input.send(&visit).await?;
    said(&visit, &id, "decline", fields, outcome, "notice-evaluation-declined").await
}
