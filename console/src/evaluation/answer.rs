//! `/proposals/ID/evaluation`: what a bidder was answered, and how the proposal did.

use askama::Template;
use chrono::{DateTime, Utc};
use cynic::QueryBuilder;
use poem::{Response, handler, web::Path};

use super::data::{ById, ByIdFields, Mark, NeedName, percent, short, target, tenth};
use crate::{
    chain::{Chain, Here},
    code::{EvaluationOutcome, MarkVerdict, MoveReason, Operator},
    fault::Fault,
    piece::Prose,
    schema,
    visit::Visit,
};

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "ById")]
struct Asked {
    #[arguments(id: $id)]
    proposal: Option<Proposal>,
}

#[derive(cynic::QueryFragment, Debug)]
struct Proposal {
    id: cynic::Id,
    need: Option<NeedName>,
    evaluation: Option<ProposalEvaluation>,
}

#[derive(cynic::QueryFragment, Debug)]
struct ProposalEvaluation {
    outcome: EvaluationOutcome,
    reason: Option<MoveReason>,
    sentence: Option<String>,
    decided_at: Option<DateTime<Utc>>,
    total: f64,
    rank: i32,
    of: i32,
    reviewer_count: i32,
    criteria: Vec<CriterionResult>,
}

#[derive(cynic::QueryFragment, Debug)]
struct CriterionResult {
    criterion: Criterion,
    score: f64,
    mark: Option<Mark>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "EvaluationCriterion")]
struct Criterion {
    name: Prose,
    share: f64,
    operator: Option<Operator>,
    value: Option<f64>,
    value_to: Option<f64>,
    unit: Option<String>,
}

impl Criterion {
    fn target(&self) -> String {
        match self.operator.zip(self.value) {
            Some((operator, value)) => target(operator, value, self.value_to, self.unit.as_deref()),
            None => String::new(),
        }
    }
}

#[derive(Template)]
#[template(path = "evaluation/answer.html")]
struct Page<'a> {
    visit: &'a Visit,
    id: String,
    need: Option<NeedName>,
    answer: ProposalEvaluation,
    chain: Option<Chain>,
}

impl CriterionResult {
    fn share(&self) -> String {
        percent(self.criterion.share)
    }

    fn points(&self) -> String {
        tenth(self.score)
    }
}

impl Page<'_> {
    fn class(&self) -> &'static str {
        match self.answer.outcome {
            EvaluationOutcome::Accepted => "good",
            EvaluationOutcome::Declined => "",
        }
    }

    fn total(&self) -> String {
        tenth(self.answer.total)
    }

    /// A computed mark in words: what was promised, and whether that is enough.
    fn mark(&self, row: &CriterionResult) -> String {
        let Some(mark) = &row.mark else { return String::new() };
        let verdict = match (mark.verdict, mark.miss) {
            (MarkVerdict::Missed, Some(miss)) => self.visit.t1("evaluation-missed-by", "share", percent(miss)),
            (verdict, _) => self.visit.label(&verdict),
        };
        let unit = row.criterion.unit.as_deref().unwrap_or_default();
        match mark.promised {
            Some(value) => format!("{} {unit} · {verdict}", short(value)),
            None => verdict,
        }
    }
}

/// The page.
#[handler]
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
    visit.known()?;
    let asked = visit.ask(Asked::build(ById { id: id.as_str().into() })).await?;
    let proposal = asked.proposal.ok_or(Fault::NotFound)?;
    let answer = proposal.evaluation.ok_or(Fault::NotFound)?;
    visit.page(&Page {
        visit: &visit,
        chain: Chain::of_some(
            &visit,
            proposal.need.as_ref().map(|need| &need.id),
            Here::Proposal(Some(&id)),
        )
        .await?,
        id: proposal.id.inner().to_owned(),
        need: proposal.need,
        answer,
    })
}
