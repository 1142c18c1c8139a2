//! What comes next, and by when.

use chrono::NaiveDate;
use qiao_entity::engagement::{ActiveModel, Model};
use sea_orm::ActiveValue::Set;

use super::{
    LONGEST,
    change::{Change, Done, told},
};
use crate::{
    app::App,
    auth::Requester,
    domain::problem::{Answer, Checks, Refusal, Trouble},
    error::Error,
};

/// What comes next.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// In a sentence; none takes it away.
    pub next_step: Option<String>,
    /// By when.
    pub due: Option<NaiveDate>,
}

/// Says what comes next: for the enterprise and everyone in the team.
pub async fn plan(
    app: &App,
    requester: &Requester,
    id: i64,
    version: i64,
    plan: &Plan,
) -> Result<Answer<Model>, Error> {
    let change = match Change::begin(app, requester, id, version).await? {
        Ok(change) => change,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let Some(side) = change.standing.works(&change.whole, app.clock.today()) else {
        return Err(Error::forbidden());
    };
    if let Err(refusal) = change.must_run() {
        return Ok(Err(refusal));
    }
    let next_step = told(plan.next_step.as_deref());
    let mut checks = Checks::default();
    checks.text("nextStep", next_step.as_deref(), LONGEST);
    if next_step.is_none() && plan.due.is_some() {
        checks.add("nextStep", Trouble::Required);
    }
    if plan.due.is_some_and(|due| due < app.clock.today()) {
        checks.add("due", Trouble::Past);
    }
    let problems = checks.problems();
    if !problems.is_empty() {
        return Ok(Err(Refusal::Invalid(problems)));
    }
    let stage = change.whole.row.stage.code();
    let due = plan.due.map_or_else(String::new, |due| format!("{due} "));
    let note = next_step.as_ref().map(|text| format!("{due}{text}"));
    change
        .step(Done {
            act: "PLAN",
            from: Some(&stage),
            to: &stage,
            side,
            no: None,
            part: None,
            note: note.as_deref(),
        })
        .await?;
    let next = ActiveModel {
        next_step: Set(next_step),
        next_step_due: Set(plan.due),
        ..Default::default()
    };
    change.finish(next).await
}
