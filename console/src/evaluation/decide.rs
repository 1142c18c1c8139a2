//! The decision: an answer to every bidder.

use poem::{Response, handler, web::Path};

use super::{act::said, version};
use crate::{
    change::{Change, Outcome, change},
    code::{Code, EvaluationOutcome, MoveReason},
    fault::Fault,
    fields::Fields,
    problem::Problems,
    schema,
    visit::Visit,
};

#[derive(cynic::InputObject, Clone, Debug)]
struct BidderAnswerInput {
    proposal: cynic::Id,
    outcome: EvaluationOutcome,
    reason: Option<MoveReason>,
    sentence: Option<String>,
}

#[derive(cynic::InputObject, Clone, Debug)]
struct DecideEvaluationInput {
    evaluation: cynic::Id,
    version: i32,
    answers: Vec<BidderAnswerInput>,
}
change!($ "decideEvaluation" DecideEvaluationInput -> "EvaluationPayload" { "EvaluationChanged" | "InvalidEvaluation" });

/// Every bidder is answered.
#[handler]
pub(super) async fn decide(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    visit.known()?;
    let mut problems = Problems::default();
    let mut answers = Vec::new();
    for row in fields.rows("answers") {
        let of = |field: &str| fields.get(&format!("answers.{row}.{field}"));
        let Some(outcome) = EvaluationOutcome::parse(of("outcome")) else {
            problems.add(&format!("answers.{row}.outcome"), visit.t("evaluation-outcome-needed"));
            continue;
        };
        answers.push(BidderAnswerInput {
            proposal: of("proposal").into(),
            outcome,
            // Chosen before the mind was changed.
            reason: MoveReason::parse(of("reason")).filter(|_| outcome == EvaluationOutcome::Declined),
            sentence: Some(of("sentence").to_owned()).filter(|text| !text.is_empty()),
        });
    }
    let input = DecideEvaluationInput {
        evaluation: id.as_str().into(),
        version: version(&fields)?,
        answers,
    };
    let outcome = if problems.is_empty() {
        input.send(&visit).await?
    } else {
        Outcome::Invalid(problems)
    };
    said(&visit, &id, "decide", fields, outcome, "notice-evaluation-decided").await
}
