//! `/evaluations/ID`: the evaluation, as the visitor's part in it lets it be seen.

use askama::Template;
use cynic::QueryBuilder;
use poem::{Response, handler, http::StatusCode, web::Path};

use super::{
    data::{Asked, ById, Criterion, Evaluated, Evaluation},
    grid::{Answer, Grid},
    picture::{self, Bar},
    said::{Duel, Remark},
    sheet::{Line, PairLine},
    steady::Steadiness,
};
use crate::{
    chain::{Chain, Here},
    code::{Code, EvaluationMethod, EvaluationOutcome, EvaluationStatus, MoveReason, ReviewerStatus},
    fault::Fault,
    fields::Fields,
    problem::Problems,
    visit::Visit,
};

/// What a form sent that was not taken: which form, what was typed, what is wrong, whether it came too late.
#[derive(Default)]
pub(super) struct Back {
    /// The form's name.
    pub(super) form: &'static str,
    pub(super) typed: Fields,
    pub(super) problems: Problems,
    pub(super) is_stale: bool,
}

#[derive(Template)]
#[template(path = "evaluation/page.html")]
struct Page<'a> {
    visit: &'a Visit,
    evaluation: Evaluation,
    back: Back,
    bars: Vec<Bar>,
    lines: Vec<Line>,
    pairs: Vec<PairLine>,
    /// Promises against targets.
    promises: Option<Grid>,
    /// Scores by criterion and proposal.
    grid: Option<Grid>,
    /// What reviewers said, score by score.
    remarks: Vec<Remark>,
    /// Every two proposals.
    duels: Vec<Duel>,
    steadiness: Option<Steadiness>,
    /// What the decision's form shows.
    answers: Vec<Answer>,
    reasons: Vec<(&'static str, String)>,
    outcomes: Vec<(&'static str, String)>,
    chain: Option<Chain>,
}

impl Page<'_> {
    fn path(&self) -> String {
        format!("/evaluations/{}", self.evaluation.id.inner())
    }

    fn is_owner(&self) -> bool {
        self.evaluation.reviewers.is_some()
    }

    /// Whether the visitor may do this now: an act by its name in the API.
    fn may(&self, act: &str) -> bool {
        self.evaluation.acts.iter().any(|may| may.value() == act)
    }

    fn criteria(&self) -> &[Criterion] {
        self.evaluation.criteria.as_deref().unwrap_or_default()
    }

    fn evaluated(&self) -> &[Evaluated] {
        self.evaluation.evaluated.as_deref().unwrap_or_default()
    }

    fn called<'c>(&self, criterion: &'c Criterion) -> &'c str {
        criterion.called(self.visit.language())
    }

    /// What a form that was not taken said, where it is this one.
    fn typed(&self, form: &str, name: &str) -> &str {
        if self.back.form == form {
            self.back.typed.get(name)
        } else {
            ""
        }
    }

    /// The problems of a form, where they are this one's.
    fn problems(&self, form: &str) -> Problems {
        if self.back.form == form {
            self.back.problems.clone()
        } else {
            Problems::default()
        }
    }

    /// The class of the badge.
    fn class(&self) -> &'static str {
        match self.evaluation.status {
            EvaluationStatus::Draft | EvaluationStatus::Cancelled => "",
            EvaluationStatus::Open => "info",
            EvaluationStatus::Closed => "warn",
            EvaluationStatus::Decided => "good",
        }
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates pass references")]
    fn reviewer_class(status: &ReviewerStatus) -> &'static str {
        match status {
            ReviewerStatus::Invited => "warn",
            ReviewerStatus::Accepted => "info",
            ReviewerStatus::Submitted => "good",
            ReviewerStatus::Declined | ReviewerStatus::Removed => "",
        }
    }

    /// The reviewers who have not handed in: those who can be asked no longer.
    fn removable(&self) -> Vec<(&str, String)> {
        let reviewers = self.evaluation.reviewers.iter().flatten();
        let open = reviewers.filter(|row| matches!(row.status, ReviewerStatus::Invited | ReviewerStatus::Accepted));
        open.map(|row| (row.person.id.inner(), row.person.name.clone().unwrap_or_default()))
            .collect()
    }

    /// Those of the pool who are not asked yet, and may be.
    fn eligible(&self) -> Vec<(&str, String)> {
        let reviewers = self.evaluation.reviewers.iter().flatten();
        let asked: Vec<_> = reviewers
            .filter(|row| !matches!(row.status, ReviewerStatus::Declined | ReviewerStatus::Removed))
            .map(|row| &row.person.id)
            .collect();
        let pool = self.evaluation.pool.iter().flatten();
        pool.filter(|row| row.conflicts.is_empty() && !asked.contains(&&row.person.id))
            .map(|row| (row.person.id.inner(), row.person.name.clone().unwrap_or_default()))
            .collect()
    }

    /// Those of the pool who stand with a side, with what speaks against them.
    fn conflicted(&self) -> Vec<(String, String)> {
        let pool = self.evaluation.pool.iter().flatten();
        pool.filter(|row| !row.conflicts.is_empty())
            .map(|row| {
                let why: Vec<_> = row.conflicts.iter().map(|code| self.visit.label(code)).collect();
                let comma = self.visit.t("evaluation-comma");
                (row.person.name.clone().unwrap_or_default(), why.join(&comma))
            })
            .collect()
    }

    /// Whether the visitor was asked to review and stands like this: by the name in the API.
    fn reviews(&self, status: &str) -> bool {
        let review = self.evaluation.review.as_ref();
        review.is_some_and(|review| review.status.value() == status)
    }

    fn stands(&self, status: &str) -> bool {
        self.evaluation.status.value() == status
    }

    fn in_pairs(&self) -> bool {
        self.evaluation.method == EvaluationMethod::Pairs
    }
}

/// The page, with what a form said that was not taken.
pub(super) async fn page(visit: &Visit, id: &str, back: Back) -> Result<Response, Fault> {
    visit.known()?;
    let asked = visit.ask(Asked::build(ById { id: id.into() })).await?;
    let evaluation = asked.evaluation.ok_or(Fault::NotFound)?;
    let status = match (back.is_stale, back.problems.is_empty()) {
        (true, _) => StatusCode::CONFLICT,
        (false, true) => StatusCode::OK,
        (false, false) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let typed = (back.form == "sheet").then_some(&back.typed);
    let of_need = evaluation.need.as_ref().map(|need| &need.id);
    let page = Page {
        visit,
        chain: Chain::of_some(visit, of_need, Here::Evaluation(Some(id))).await?,
        bars: picture::bars(&evaluation),
        promises: Grid::promises(visit, &evaluation),
        grid: Grid::scores(visit, &evaluation),
        remarks: Remark::all(visit, &evaluation),
        duels: Duel::all(visit, &evaluation),
        steadiness: Steadiness::of(visit, &evaluation),
        answers: Answer::all(&evaluation, (back.form == "decide").then_some(&back.typed)),
        lines: Line::all(&evaluation, typed, visit.language()),
        pairs: PairLine::all(&evaluation, typed),
        reasons: MoveReason::ALL
            .iter()
            .map(|reason| (reason.value(), visit.label(reason)))
            .collect(),
        outcomes: EvaluationOutcome::ALL
            .iter()
            .map(|outcome| (outcome.value(), visit.label(outcome)))
            .collect(),
        evaluation,
        back,
    };
    visit.page_of(status, &page)
}

/// The page.
#[handler]
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
    page(&visit, &id, Back::default()).await
}
