//! What pages read of evaluations.

use chrono::{DateTime, NaiveDate, Utc};

use crate::{
    code::{
        BetterOfTwo, CriterionKind, EvaluationAct, EvaluationMethod, EvaluationOutcome, EvaluationStatus, MarkVerdict,
        MoveReason, Necessity, Operator, ReviewerConflict, ReviewerStatus,
    },
    piece::{BothProse, Named, Prose},
    schema,
};

#[derive(cynic::QueryVariables, Debug)]
pub(super) struct ById {
    pub(super) id: cynic::Id,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "ById")]
pub(super) struct Asked {
    #[arguments(id: $id)]
    pub(super) evaluation: Option<Evaluation>,
}

/// An evaluation, as far as the visitor sees it.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(super) struct Evaluation {
    pub(super) id: cynic::Id,
    pub(super) version: i32,
    pub(super) status: EvaluationStatus,
    pub(super) method: EvaluationMethod,
    pub(super) due_on: Option<NaiveDate>,
    pub(super) need: Option<NeedName>,
    pub(super) criteria: Option<Vec<Criterion>>,
    pub(super) evaluated: Option<Vec<Evaluated>>,
    pub(super) reviewers: Option<Vec<Reviewer>>,
    pub(super) reviewer_count: i32,
    pub(super) submitted_count: i32,
    pub(super) pool: Option<Vec<Pooled>>,
    pub(super) review: Option<Review>,
    pub(super) board: Option<Board>,
    pub(super) acts: Vec<EvaluationAct>,
    pub(super) steps: Vec<Step>,
}

/// A need by its title.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Need")]
pub(super) struct NeedName {
    pub(super) id: cynic::Id,
    pub(super) title: Prose,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "EvaluationCriterion")]
pub(super) struct Criterion {
    pub(super) id: cynic::Id,
    pub(super) kind: CriterionKind,
    pub(super) name: BothProse,
    pub(super) guidance: Option<String>,
    pub(super) weight: i32,
    pub(super) share: f64,
    pub(super) indicator: Option<i32>,
    pub(super) operator: Option<Operator>,
    pub(super) value: Option<f64>,
    pub(super) value_to: Option<f64>,
    pub(super) unit: Option<String>,
    pub(super) necessity: Option<Necessity>,
}

/// A criterion by its name.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "EvaluationCriterion")]
pub(super) struct CriterionName {
    pub(super) name: Prose,
    pub(super) weight: i32,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "EvaluatedProposal")]
#[expect(clippy::struct_field_names, reason = "as the API has it")]
pub(super) struct Evaluated {
    pub(super) proposal_id: cynic::Id,
    pub(super) letter: String,
    pub(super) proposal: Option<Proposal>,
    pub(super) evaluated_version: i32,
    pub(super) is_outdated: bool,
    pub(super) is_withdrawn: bool,
    pub(super) marks: Option<Vec<Mark>>,
    pub(super) outcome: Option<EvaluationOutcome>,
    pub(super) reason: Option<MoveReason>,
    pub(super) sentence: Option<String>,
}

/// Whose a proposal is.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(super) struct Proposal {
    pub(super) bidder: Bidder,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub(super) struct Bidder {
    pub(super) organization: Option<Named>,
    pub(super) manager: Option<ManagerName>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Manager")]
pub(super) struct ManagerName {
    pub(super) name: Prose,
}

impl Evaluated {
    /// Whose it is, as far as it is told.
    pub(super) fn bidder(&self) -> &str {
        let Some(proposal) = &self.proposal else { return "" };
        match (&proposal.bidder.organization, &proposal.bidder.manager) {
            (Some(organization), _) => organization.name.show(),
            (None, Some(manager)) => manager.name.show(),
            (None, None) => "",
        }
    }
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "EvaluationMark")]
pub(super) struct Mark {
    pub(super) verdict: MarkVerdict,
    pub(super) promised: Option<f64>,
    pub(super) promised_to: Option<f64>,
    pub(super) miss: Option<f64>,
    pub(super) score: f64,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub(super) struct Reviewer {
    pub(super) person: Person,
    pub(super) status: ReviewerStatus,
    pub(super) reason: Option<MoveReason>,
    pub(super) sentence: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "PooledReviewer")]
pub(super) struct Pooled {
    pub(super) person: Person,
    pub(super) conflicts: Vec<ReviewerConflict>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub(super) struct Person {
    pub(super) id: cynic::Id,
    pub(super) name: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub(super) struct Review {
    pub(super) status: ReviewerStatus,
    pub(super) version: i32,
    pub(super) reason: Option<MoveReason>,
    pub(super) sentence: Option<String>,
    pub(super) scores: Vec<ReviewScore>,
    pub(super) pairs: Vec<ReviewPair>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub(super) struct ReviewScore {
    pub(super) proposal: cynic::Id,
    pub(super) criterion: cynic::Id,
    pub(super) score: i32,
    pub(super) sentence: String,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub(super) struct ReviewPair {
    pub(super) first: cynic::Id,
    pub(super) second: cynic::Id,
    pub(super) better: BetterOfTwo,
    pub(super) sentence: String,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "EvaluationBoard")]
pub(super) struct Board {
    pub(super) rows: Vec<BoardRow>,
    pub(super) reviewers: Vec<BoardReviewer>,
    pub(super) pairs: Vec<BoardPair>,
    pub(super) concordance: Option<f64>,
    pub(super) stability: Vec<WeightStability>,
    pub(super) margin: Option<WeightMargin>,
    pub(super) turnings: Vec<WeightTurning>,
    pub(super) without_one: Option<WithoutOneReviewer>,
}

/// A proposal by its letter.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "EvaluatedProposal")]
pub(super) struct Letter {
    pub(super) letter: String,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub(super) struct BoardRow {
    pub(super) evaluated: Letter,
    pub(super) total: f64,
    pub(super) rank: i32,
    pub(super) spread: Option<Spread>,
    pub(super) cells: Vec<BoardCell>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub(super) struct Spread {
    pub(super) least: f64,
    pub(super) most: f64,
    pub(super) deviation: Option<f64>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub(super) struct BoardCell {
    pub(super) score: f64,
    pub(super) spread: Option<Spread>,
    pub(super) remarks: Vec<ScoreRemark>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub(super) struct ScoreRemark {
    pub(super) reviewer: i32,
    pub(super) score: i32,
    pub(super) sentence: String,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub(super) struct BoardReviewer {
    pub(super) number: i32,
    pub(super) person: Option<Person>,
    pub(super) consistence: Option<f64>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub(super) struct BoardPair {
    pub(super) first: Letter,
    pub(super) second: Letter,
    pub(super) first_wins: i32,
    pub(super) second_wins: i32,
    pub(super) neither: i32,
    pub(super) remarks: Vec<PairRemark>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub(super) struct PairRemark {
    pub(super) reviewer: i32,
    pub(super) better: BetterOfTwo,
    pub(super) sentence: String,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub(super) struct WeightStability {
    pub(super) within: f64,
    pub(super) first_stays: f64,
    pub(super) tau: f64,
    pub(super) firsts: Vec<f64>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub(super) struct WeightMargin {
    pub(super) by: f64,
    pub(super) rival: Letter,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub(super) struct WeightTurning {
    pub(super) criterion: CriterionName,
    pub(super) weight: Option<f64>,
    pub(super) rival: Option<Letter>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub(super) struct WithoutOneReviewer {
    pub(super) same: i32,
    pub(super) of: i32,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub(super) struct Step {
    pub(super) text: String,
    pub(super) at: DateTime<Utc>,
    pub(super) person: Option<Person>,
    pub(super) reason: Option<MoveReason>,
    pub(super) sentence: Option<String>,
}

/// A number without needless noughts: at most two places behind the point.
pub(super) fn short(number: f64) -> String {
    let text = format!("{number:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A number with one place behind the point.
pub(super) fn tenth(number: f64) -> String {
    format!("{number:.1}")
}

/// A share as whole percents.
pub(super) fn percent(share: f64) -> String {
    format!("{:.0}%", 100.0 * share)
}

/// The sign by which a target binds.
fn sign(operator: Operator) -> &'static str {
    match operator {
        Operator::Lt => "<",
        Operator::Le => "≤",
        Operator::Eq => "=",
        Operator::Ge => "≥",
        Operator::Gt => ">",
        Operator::Range => "",
    }
}

/// A target as people write it: `≤ 100 ppm`.
pub(super) fn target(operator: Operator, value: f64, value_to: Option<f64>, unit: Option<&str>) -> String {
    let values = match value_to {
        Some(to) => format!("{}–{}", short(value), short(to)),
        None => short(value),
    };
    [sign(operator), &values, unit.unwrap_or_default()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
        .replace(" %", "%")
}

impl Criterion {
    /// Its name in a language, or in the other one.
    pub(super) fn called(&self, language: crate::Language) -> &str {
        let (own, other) = match language {
            crate::Language::Zh => (&self.name.zh, &self.name.en),
            crate::Language::En => (&self.name.en, &self.name.zh),
        };
        own.as_deref().or(other.as_deref()).unwrap_or_default()
    }

    /// Its share as a length.
    pub(super) fn percent(&self) -> String {
        format!("{:.2}%", 100.0 * self.share)
    }

    /// Its target; empty where reviewers score.
    pub(super) fn target(&self) -> String {
        match self.operator.zip(self.value) {
            Some((operator, value)) => target(operator, value, self.value_to, self.unit.as_deref()),
            None => String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_targets_read_as_people_write_them() {
        assert_eq!(
            (short(90.0), short(0.126), tenth(76.04)),
            ("90".to_owned(), "0.13".to_owned(), "76.0".to_owned())
        );
        assert_eq!(target(Operator::Le, 100.0, None, Some("ppm")), "≤ 100 ppm");
        assert_eq!(target(Operator::Range, 1.5, Some(2.0), None), "1.5–2");
        assert_eq!(percent(0.995), "100%");
    }
}
