//! A reviewer's sheet: a line for each proposal and criterion, or for each two proposals.

use poem::{Response, handler, web::Path};

use super::{
    act::said,
    data::{Evaluated, Evaluation, percent},
    version,
};
use crate::{
    Language,
    change::{Change, Outcome, change},
    code::{BetterOfTwo, Code, CriterionKind, EvaluationMethod},
    fault::Fault,
    fields::Fields,
    problem::Problems,
    schema,
    visit::Visit,
};

#[derive(cynic::InputObject, Clone, Debug)]
struct ScoreInput {
    proposal: cynic::Id,
    criterion: cynic::Id,
    score: i32,
    sentence: String,
}

#[derive(cynic::InputObject, Clone, Debug)]
struct PairInput {
    first: cynic::Id,
    second: cynic::Id,
    better: BetterOfTwo,
    sentence: String,
}

#[derive(cynic::InputObject, Clone, Debug)]
struct SubmitReviewInput {
    evaluation: cynic::Id,
    version: i32,
    scores: Vec<ScoreInput>,
    pairs: Vec<PairInput>,
    submit: bool,
}
change!($ "submitReview" SubmitReviewInput -> "EvaluationPayload" { "EvaluationChanged" | "InvalidEvaluation" });

/// The proposals that are judged, in order.
fn standing(evaluation: &Evaluation) -> impl Iterator<Item = &Evaluated> {
    evaluation.evaluated.iter().flatten().filter(|row| !row.is_withdrawn)
}

/// A line of the sheet: one proposal by one criterion.
pub(super) struct Line {
    number: usize,
    pub(super) proposal: String,
    pub(super) letter: String,
    pub(super) criterion: String,
    pub(super) name: String,
    pub(super) guidance: String,
    pub(super) share: String,
    pub(super) score: String,
    pub(super) sentence: String,
    /// Whether it is the first of its criterion.
    pub(super) begins: bool,
}

impl Line {
    /// All lines, criterion by criterion: whoever scores all proposals by one before the next compares like with like.
    pub(super) fn all(evaluation: &Evaluation, typed: Option<&Fields>, language: Language) -> Vec<Self> {
        let Some(review) = &evaluation.review else {
            return Vec::new();
        };
        let criteria = evaluation.criteria.iter().flatten();
        let judged = criteria.filter(|row| row.kind == CriterionKind::Judged);
        let mut lines = Vec::new();
        for criterion in judged {
            for (place, entry) in standing(evaluation).enumerate() {
                let kept = review
                    .scores
                    .iter()
                    .find(|row| row.proposal == entry.proposal_id && row.criterion == criterion.id);
                let number = lines.len();
                let said = |field: &str, kept: Option<String>| match typed {
                    Some(typed) => typed.get(&format!("scores.{number}.{field}")).to_owned(),
                    None => kept.unwrap_or_default(),
                };
                lines.push(Self {
                    number,
                    proposal: entry.proposal_id.inner().to_owned(),
                    letter: entry.letter.clone(),
                    criterion: criterion.id.inner().to_owned(),
                    name: criterion.called(language).to_owned(),
                    guidance: criterion.guidance.clone().unwrap_or_default(),
                    share: percent(criterion.share),
                    score: said("score", kept.map(|row| row.score.to_string())),
                    sentence: said("sentence", kept.map(|row| row.sentence.clone())),
                    begins: place == 0,
                });
            }
        }
        lines
    }

    /// The name of a field of it.
    pub(super) fn field(&self, name: &str) -> String {
        format!("scores.{}.{name}", self.number)
    }
}

/// A line of the sheet: two proposals.
pub(super) struct PairLine {
    number: usize,
    pub(super) first: String,
    pub(super) second: String,
    pub(super) letters: (String, String),
    pub(super) better: String,
    pub(super) sentence: String,
}

impl PairLine {
    /// All lines: every two proposals.
    pub(super) fn all(evaluation: &Evaluation, typed: Option<&Fields>) -> Vec<Self> {
        let Some(review) = evaluation
            .review
            .as_ref()
            .filter(|_| evaluation.method == EvaluationMethod::Pairs)
        else {
            return Vec::new();
        };
        let entries: Vec<_> = standing(evaluation).collect();
        let mut lines = Vec::new();
        for (place, first) in entries.iter().enumerate() {
            for second in &entries[place + 1..] {
                let kept = review
                    .pairs
                    .iter()
                    .find(|row| row.first == first.proposal_id && row.second == second.proposal_id);
                let number = lines.len();
                let said = |field: &str, kept: Option<String>| match typed {
                    Some(typed) => typed.get(&format!("pairs.{number}.{field}")).to_owned(),
                    None => kept.unwrap_or_default(),
                };
                lines.push(Self {
                    number,
                    first: first.proposal_id.inner().to_owned(),
                    second: second.proposal_id.inner().to_owned(),
                    letters: (first.letter.clone(), second.letter.clone()),
                    better: said("better", kept.map(|row| row.better.value().to_owned())),
                    sentence: said("sentence", kept.map(|row| row.sentence.clone())),
                });
            }
        }
        lines
    }

    /// The name of a field of it.
    pub(super) fn field(&self, name: &str) -> String {
        format!("pairs.{}.{name}", self.number)
    }
}

/// Problems as the API tells them, whose rows are those that were sent, at the rows of the form.
pub(super) fn placed(problems: &Problems, list: &str, rows: &[usize]) -> Problems {
    let mut placed = Problems::default();
    for (field, message) in problems.all() {
        let rest = field.strip_prefix(list).and_then(|rest| rest.strip_prefix('.'));
        let at = rest.and_then(|rest| {
            let (row, name) = rest.split_once('.')?;
            Some(format!("{list}.{}.{name}", rows.get(row.parse::<usize>().ok()?)?))
        });
        placed.add(at.as_deref().unwrap_or(field), message.clone());
    }
    placed
}

/// The sheet is kept, or handed in.
#[handler]
pub(super) async fn send(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    visit.known()?;
    let submit = fields.has("submit");
    let mut problems = Problems::default();
    let (mut scores, mut score_rows) = (Vec::new(), Vec::new());
    for row in fields.rows("scores") {
        let of = |field: &str| fields.get(&format!("scores.{row}.{field}"));
        let (typed, sentence) = (of("score"), of("sentence"));
        match typed.parse() {
            Ok(score) => {
                score_rows.push(row);
                scores.push(ScoreInput {
                    proposal: of("proposal").into(),
                    criterion: of("criterion").into(),
                    score,
                    sentence: sentence.to_owned(),
                });
            }
            // What is empty is left for later; what was begun is not thrown away silently.
            Err(_) if typed.is_empty() && sentence.is_empty() && !submit => {}
            Err(_) => problems.add(&format!("scores.{row}.score"), visit.t("evaluation-score-needed")),
        }
    }
    let (mut pairs, mut pair_rows) = (Vec::new(), Vec::new());
    for row in fields.rows("pairs") {
        let of = |field: &str| fields.get(&format!("pairs.{row}.{field}"));
        match BetterOfTwo::parse(of("better")) {
            Some(better) => {
                pair_rows.push(row);
                pairs.push(PairInput {
                    first: of("first").into(),
                    second: of("second").into(),
                    better,
                    sentence: of("sentence").to_owned(),
                });
            }
            None if !submit && of("sentence").is_empty() => {}
            None => problems.add(&format!("pairs.{row}.better"), visit.t("evaluation-better-needed")),
        }
    }
    let input = SubmitReviewInput {
        evaluation: id.as_str().into(),
        version: version(&fields)?,
        scores,
        pairs,
        submit,
    };
    let outcome = if problems.is_empty() {
        match input.send(&visit).await? {
            Outcome::Invalid(told) => {
                let told = placed(&told, "scores", &score_rows);
                Outcome::Invalid(placed(&told, "pairs", &pair_rows))
            }
            other => other,
        }
    } else {
        Outcome::Invalid(problems)
    };
    let notice = if submit {
        "notice-evaluation-handed-in"
    } else {
        "notice-evaluation-kept"
    };
    said(&visit, &id, "sheet", fields, outcome, notice).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn problems_stand_at_the_rows_of_the_form() {
        let mut problems = Problems::default();
        problems.add("scores.1.sentence", "why".to_owned());
        problems.add("scores", "more".to_owned());
        let placed = placed(&problems, "scores", &[2, 5]);
        assert_eq!(placed.at("scores.5.sentence"), ["why"]);
        assert_eq!(placed.at("scores"), ["more"]);
    }
}
