//! `/needs/ID/evaluation`, `/evaluations/ID/edit`: by what proposals are measured, and how much each counts.

use askama::Template;
use chrono::NaiveDate;
use cynic::QueryBuilder;
use poem::{Response, handler, http::StatusCode, web::Path};

use super::{
    data::{ById, ByIdFields, Criterion},
    draft::{CriterionInput, Draft, Indicator},
    sheet::placed,
    version,
};
use crate::{
    chain::{Chain, Here},
    change::{Change, Outcome, change},
    clash::{Clash, Part, between},
    code::{Code, EvaluationAct, EvaluationMethod},
    fault::Fault,
    fields::Fields,
    piece::Prose,
    problem::Problems,
    schema,
    visit::Visit,
};

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "ById")]
struct AskedNeed {
    #[arguments(id: $id)]
    need: Option<Need>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
struct Need {
    id: cynic::Id,
    title: Prose,
    indicators: Option<Vec<Indicator>>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "ById")]
struct AskedEvaluation {
    #[arguments(id: $id)]
    evaluation: Option<Evaluation>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
struct Evaluation {
    version: i32,
    method: EvaluationMethod,
    due_on: Option<NaiveDate>,
    criteria: Option<Vec<Criterion>>,
    acts: Vec<EvaluationAct>,
    need: Option<Need>,
}

#[derive(cynic::QueryFragment, Debug)]
struct EvaluationChanged {
    evaluation: Option<Made>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Evaluation")]
struct Made {
    id: cynic::Id,
}

#[derive(cynic::InputObject, Clone, Debug)]
struct PrepareEvaluationInput {
    need: cynic::Id,
    method: EvaluationMethod,
    due_on: Option<NaiveDate>,
    criteria: Vec<CriterionInput>,
}
change!($ "prepareEvaluation" PrepareEvaluationInput -> "EvaluationPayload" { EvaluationChanged | "InvalidEvaluation" });

#[derive(cynic::InputObject, Clone, Debug)]
struct ReviseEvaluationInput {
    evaluation: cynic::Id,
    version: i32,
    method: EvaluationMethod,
    due_on: Option<NaiveDate>,
    criteria: Vec<CriterionInput>,
}
change!($ "reviseEvaluation" ReviseEvaluationInput -> "EvaluationPayload" { "EvaluationChanged" | "InvalidEvaluation" });

#[derive(Template)]
#[template(path = "evaluation/setup.html")]
struct Page<'a> {
    visit: &'a Visit,
    need: &'a Need,
    /// The evaluation that is revised; none where one is begun.
    evaluation: Option<&'a str>,
    version: i32,
    draft: Draft,
    problems: Problems,
    is_stale: bool,
    methods: Vec<(&'static str, String)>,
    chain: Option<Chain>,
    clashes: Vec<Clash>,
}

impl Page<'_> {
    fn action(&self) -> String {
        match self.evaluation {
            Some(id) => format!("/evaluations/{id}/edit"),
            None => format!("/needs/{}/evaluation", self.need.id.inner()),
        }
    }

    fn indicators(&self) -> Vec<&super::draft::Row> {
        let rows = self.draft.rows.iter();
        rows.filter(|row| !row.indicator.is_empty()).collect()
    }

    fn judged(&self) -> Vec<&super::draft::Row> {
        let rows = self.draft.rows.iter();
        rows.filter(|row| row.indicator.is_empty()).collect()
    }
}

/// What was typed, or what is stored, and what is wrong with it.
struct Shown<'a> {
    need: &'a Need,
    evaluation: Option<&'a str>,
    version: i32,
    draft: Draft,
    problems: Problems,
    is_stale: bool,
    /// Where what stands and what was typed differ.
    clashes: Vec<Clash>,
}

async fn page(visit: &Visit, shown: Shown<'_>) -> Result<Response, Fault> {
    let status = match (shown.is_stale, shown.problems.is_empty()) {
        (true, _) => StatusCode::CONFLICT,
        (false, true) => StatusCode::OK,
        (false, false) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let Shown {
        need,
        evaluation,
        version,
        draft,
        problems,
        is_stale,
        clashes,
    } = shown;
    let methods = EvaluationMethod::ALL.iter();
    let page = Page {
        visit,
        chain: Chain::of(visit, need.id.inner(), Here::Evaluation(evaluation)).await?,
        need,
        evaluation,
        version,
        draft,
        problems,
        is_stale,
        clashes,
        methods: methods.map(|method| (method.value(), visit.label(method))).collect(),
    };
    visit.page_of(status, &page)
}

async fn need_of(visit: &Visit, id: &str) -> Result<Need, Fault> {
    visit.known()?;
    let asked = visit.ask(AskedNeed::build(ById { id: id.into() })).await?;
    asked.need.ok_or(Fault::NotFound)
}

async fn evaluation_of(visit: &Visit, id: &str) -> Result<(Evaluation, Need), Fault> {
    visit.known()?;
    let asked = visit.ask(AskedEvaluation::build(ById { id: id.into() })).await?;
    let mut evaluation = asked.evaluation.ok_or(Fault::NotFound)?;
    let need = evaluation.need.take().ok_or(Fault::NotFound)?;
    Ok((evaluation, need))
}

/// What a form says about method and day; problems where it says nothing.
fn head(visit: &Visit, fields: &Fields) -> Result<(EvaluationMethod, Option<NaiveDate>), Problems> {
    let mut problems = Problems::default();
    let method = EvaluationMethod::parse(fields.get("method")).unwrap_or(EvaluationMethod::Scores);
    let due_on = fields.text("dueOn").map(|text| text.parse());
    if let Ok(due_on) = due_on.transpose() {
        Ok((method, due_on))
    } else {
        problems.add("dueOn", visit.t("evaluation-day-needed"));
        Err(problems)
    }
}

/// A form to begin with.
#[handler]
pub(super) async fn begin(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
    let need = need_of(&visit, &id).await?;
    let draft = Draft::usual(&visit, need.indicators.as_deref().unwrap_or_default());
    let shown = Shown {
        need: &need,
        evaluation: None,
        version: 0,
        draft,
        problems: Problems::default(),
        is_stale: false,
        clashes: Vec::new(),
    };
    page(&visit, shown).await
}

/// The evaluation is begun.
#[handler]
pub(super) async fn prepare(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    let need = need_of(&visit, &id).await?;
    let mut draft = Draft::typed(&visit, need.indicators.as_deref().unwrap_or_default(), &fields);
    let problems = if fields.has("add") {
        draft.grow();
        Problems::default()
    } else {
        let (criteria, rows) = draft.criteria();
        match head(&visit, &fields) {
            Err(problems) => problems,
            Ok((method, due_on)) => {
                let input = PrepareEvaluationInput {
                    need: id.as_str().into(),
                    method,
                    due_on,
                    criteria,
                };
                match input.send(&visit).await? {
                    Outcome::Done(made) => {
                        let made = made
                            .evaluation
                            .map_or_else(String::new, |made| made.id.inner().to_owned());
                        return Ok(visit.go_and_say(&format!("/evaluations/{made}"), "notice-evaluation-prepared"));
                    }
                    Outcome::Invalid(problems) => placed(&problems, "criteria", &rows),
                    Outcome::Stale => return Err(Fault::Defect("a new evaluation has no version".to_owned())),
                }
            }
        }
    };
    let shown = Shown {
        need: &need,
        evaluation: None,
        version: 0,
        draft,
        problems,
        is_stale: false,
        clashes: Vec::new(),
    };
    page(&visit, shown).await
}

/// The form's rows, as they are stored.
fn stored(visit: &Visit, evaluation: &Evaluation, need: &Need) -> Draft {
    Draft::stored(
        visit,
        need.indicators.as_deref().unwrap_or_default(),
        evaluation.method,
        evaluation.due_on.map_or_else(String::new, |day| day.to_string()),
        evaluation.criteria.as_deref().unwrap_or_default(),
    )
}

/// The parts of the form, as they are called.
fn parts(visit: &Visit) -> Vec<Part> {
    vec![
        Part::coded("method", visit.t("evaluation-method"), EvaluationMethod::NAME),
        Part::of("dueOn", visit.t("evaluation-due")),
        Part::of("criteria", visit.t("evaluation-criteria")),
    ]
}

/// The form as it is stored.
#[handler]
pub(super) async fn edit(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
    let (evaluation, need) = evaluation_of(&visit, &id).await?;
    if !evaluation.acts.contains(&EvaluationAct::Revise) {
        return Ok(visit.go(&format!("/evaluations/{id}")));
    }
    let draft = stored(&visit, &evaluation, &need);
    let shown = Shown {
        need: &need,
        evaluation: Some(&id),
        version: evaluation.version,
        draft,
        problems: Problems::default(),
        is_stale: false,
        clashes: Vec::new(),
    };
    page(&visit, shown).await
}

/// The evaluation is revised.
#[handler]
pub(super) async fn revise(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    let (evaluation, need) = evaluation_of(&visit, &id).await?;
    let mut draft = Draft::typed(&visit, need.indicators.as_deref().unwrap_or_default(), &fields);
    let (mut is_stale, mut seen, mut clashes) = (false, version(&fields)?, Vec::new());
    let problems = if fields.has("add") {
        draft.grow();
        Problems::default()
    } else {
        let (criteria, rows) = draft.criteria();
        match head(&visit, &fields) {
            Err(problems) => problems,
            Ok((method, due_on)) => {
                let input = ReviseEvaluationInput {
                    evaluation: id.as_str().into(),
                    version: seen,
                    method,
                    due_on,
                    criteria,
                };
                match input.send(&visit).await? {
                    Outcome::Done(()) => {
                        return Ok(visit.go_and_say(&format!("/evaluations/{id}"), "notice-evaluation-revised"));
                    }
                    Outcome::Invalid(problems) => placed(&problems, "criteria", &rows),
                    Outcome::Stale => {
                        is_stale = true;
                        seen = evaluation.version;
                        let now = stored(&visit, &evaluation, &need);
                        clashes = between(&visit, parts(&visit), &now.said(), &draft.said());
                        Problems::default()
                    }
                }
            }
        }
    };
    let shown = Shown {
        need: &need,
        evaluation: Some(&id),
        version: seen,
        draft,
        problems,
        is_stale,
        clashes,
    };
    page(&visit, shown).await
}
