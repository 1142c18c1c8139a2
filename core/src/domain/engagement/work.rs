//! Milestones, and tasks by service activity.

use chrono::NaiveDate;
use qiao_entity::{
    engagement::Model,
    engagement_milestone::{self as milestone, WorkStatus},
    engagement_task as task,
    manager::Activity,
    step::Subject,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::{
    LONGEST, LONGEST_NAME, MOST_MILESTONES, MOST_TASKS, WORK_MOVES, WorkAct,
    change::{Change, Done, told},
};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        chain::{self, Side},
        problem::{Answer, Checks, Refusal, Trouble},
    },
    error::Error,
};

/// A task to be added.
#[derive(Clone, Debug)]
pub struct Task {
    /// Which of the nine service activities.
    pub activity: Activity,
    /// What is to be done.
    pub title: String,
    /// The member of the team who does it.
    pub member: Option<i64>,
    /// By when.
    pub due_on: Option<NaiveDate>,
}

/// What is wrong with the name of a milestone or a task, and with one more of them.
fn check(checks: &mut Checks, field: &str, name: &str, is: u64, most: usize) {
    checks.text(field, Some(name), LONGEST_NAME);
    if name.trim().is_empty() {
        checks.add(field, Trouble::Required);
    }
    let is = usize::try_from(is).unwrap_or(usize::MAX);
    if is >= most {
        checks.add(field, Trouble::TooMany { most, is: is + 1 });
    }
}

/// Sets a milestone: for the enterprise and the lead.
pub async fn add_milestone(
    app: &App,
    requester: &Requester,
    (id, version): (i64, i64),
    name: &str,
    due_on: Option<NaiveDate>,
) -> Result<Answer<Model>, Error> {
    let change = match Change::begin(app, requester, id, version).await? {
        Ok(change) => change,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let Some(side) = change.standing.steers() else {
        return Err(Error::forbidden());
    };
    if let Err(refusal) = change.must_run() {
        return Ok(Err(refusal));
    }
    let of = milestone::Entity::find().filter(milestone::Column::EngagementId.eq(id));
    let mut checks = Checks::default();
    check(
        &mut checks,
        "name",
        name,
        of.count(change.write.txn()).await?,
        MOST_MILESTONES,
    );
    let problems = checks.problems();
    if !problems.is_empty() {
        return Ok(Err(Refusal::Invalid(problems)));
    }
    let row = milestone::ActiveModel {
        engagement_id: Set(id),
        name: Set(name.trim().to_owned()),
        due_on: Set(due_on),
        status: Set(WorkStatus::Open),
        created_by: Set(requester.actor()),
        created_at: Set(change.write.now()),
        ..Default::default()
    };
    let row = row.insert(change.write.txn()).await?;
    let done = Done {
        act: "SET_MILESTONE",
        from: None,
        to: &row.status.code(),
        side,
        no: None,
        part: Some(&format!("milestone_{}", row.id)),
        note: Some(&row.name),
    };
    change.step(done).await?;
    change.done().await
}

/// Says that a milestone is reached, dropped, or open again: for the enterprise and the lead.
pub async fn settle_milestone(
    app: &App,
    requester: &Requester,
    (id, version): (i64, i64),
    milestone: i64,
    act: WorkAct,
    outcome: Option<&str>,
) -> Result<Answer<Model>, Error> {
    let change = match Change::begin(app, requester, id, version).await? {
        Ok(change) => change,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if change.standing.steers().is_none() {
        return Err(Error::forbidden());
    }
    let found = milestone::Entity::find_by_id(milestone)
        .filter(milestone::Column::EngagementId.eq(id))
        .one(change.write.txn())
        .await?;
    let Some(row) = found else {
        let given = milestone.to_string();
        let none = Refusal::of("milestone", Trouble::NoRecord { given });
        return Ok(Err(change.must_be_fresh().err().unwrap_or(none)));
    };
    let settled = match settled(&change, &change.standing.moves(), act, row.status, outcome)? {
        Ok(settled) => settled,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let next = milestone::ActiveModel {
        id: Set(row.id),
        status: Set(settled.to),
        settled_by: Set(settled.is_over.then(|| requester.actor())),
        settled_at: Set(settled.is_over.then(|| change.write.now())),
        outcome: Set(settled.outcome.clone()),
        ..Default::default()
    };
    next.update(change.write.txn()).await?;
    let done = Done {
        act: &format!("{}_MILESTONE", act.code()),
        from: Some(&row.status.code()),
        to: &settled.to.code(),
        side: settled.side,
        no: None,
        part: Some(&format!("milestone_{}", row.id)),
        note: Some(settled.outcome.as_deref().unwrap_or(&row.name)),
    };
    change.step(done).await?;
    change.done().await
}

/// Adds a task: for the enterprise and everyone in the team.
pub async fn add_task(
    app: &App,
    requester: &Requester,
    (id, version): (i64, i64),
    task: &Task,
) -> Result<Answer<Model>, Error> {
    let change = match Change::begin(app, requester, id, version).await? {
        Ok(change) => change,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let today = app.clock.today();
    let Some(side) = change.standing.works(&change.whole, today) else {
        return Err(Error::forbidden());
    };
    if let Err(refusal) = change.must_run() {
        return Ok(Err(refusal));
    }
    let of = task::Entity::find().filter(task::Column::EngagementId.eq(id));
    let mut checks = Checks::default();
    check(
        &mut checks,
        "title",
        &task.title,
        of.count(change.write.txn()).await?,
        MOST_TASKS,
    );
    if let Some(member) = task.member
        && !change.whole.present(today).any(|row| row.id == member)
    {
        let given = member.to_string();
        checks.add("member", Trouble::NoRecord { given });
    }
    let problems = checks.problems();
    if !problems.is_empty() {
        return Ok(Err(Refusal::Invalid(problems)));
    }
    let row = task::ActiveModel {
        engagement_id: Set(id),
        activity: Set(task.activity),
        title: Set(task.title.trim().to_owned()),
        member_id: Set(task.member),
        due_on: Set(task.due_on),
        status: Set(WorkStatus::Open),
        created_by: Set(requester.actor()),
        created_at: Set(change.write.now()),
        ..Default::default()
    };
    let row = row.insert(change.write.txn()).await?;
    let part = row.member_id.map(|id| format!("member_{id}"));
    let done = Done {
        act: "ADD",
        from: None,
        to: &row.status.code(),
        side,
        no: None,
        part: part.as_deref(),
        note: Some(&row.title),
    };
    change.step_of(Subject::Task, row.id, done).await?;
    change.done().await
}

/// Says that a task is done, dropped, or open again: for the enterprise, the lead and the member who does it.
pub async fn settle_task(
    app: &App,
    requester: &Requester,
    (id, version): (i64, i64),
    task: i64,
    act: WorkAct,
    outcome: Option<&str>,
) -> Result<Answer<Model>, Error> {
    let change = match Change::begin(app, requester, id, version).await? {
        Ok(change) => change,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if change.standing.works(&change.whole, app.clock.today()).is_none() {
        return Err(Error::forbidden());
    }
    let found = task::Entity::find_by_id(task)
        .filter(task::Column::EngagementId.eq(id))
        .one(change.write.txn())
        .await?;
    let Some(row) = found else {
        let given = task.to_string();
        let none = Refusal::of("task", Trouble::NoRecord { given });
        return Ok(Err(change.must_be_fresh().err().unwrap_or(none)));
    };
    let sides = change.standing.settles(&change.whole, row.member_id, app.clock.today());
    let settled = match settled(&change, &sides, act, row.status, outcome)? {
        Ok(settled) => settled,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let next = task::ActiveModel {
        id: Set(row.id),
        status: Set(settled.to),
        settled_by: Set(settled.is_over.then(|| requester.actor())),
        settled_at: Set(settled.is_over.then(|| change.write.now())),
        outcome: Set(settled.outcome.clone()),
        ..Default::default()
    };
    next.update(change.write.txn()).await?;
    let part = row.member_id.map(|id| format!("member_{id}"));
    let done = Done {
        act: act.code(),
        from: Some(&row.status.code()),
        to: &settled.to.code(),
        side: settled.side,
        no: None,
        part: part.as_deref(),
        note: Some(settled.outcome.as_deref().unwrap_or(&row.title)),
    };
    change.step_of(Subject::Task, row.id, done).await?;
    change.done().await
}

/// How a piece of work stands from now on.
struct Settled {
    side: Side,
    to: WorkStatus,
    outcome: Option<String>,
    is_over: bool,
}

fn settled(
    change: &Change,
    sides: &[Side],
    act: WorkAct,
    is: WorkStatus,
    outcome: Option<&str>,
) -> Result<Result<Settled, Refusal>, Error> {
    let Some(moved) = chain::allowed(
        WORK_MOVES,
        act,
        sides,
        is,
        qiao_entity::engagement_milestone::WorkStatus::code,
    ) else {
        return Err(Error::forbidden());
    };
    let (side, to) = match change.must_run().and(moved) {
        Ok(moved) => moved,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let outcome = told(outcome);
    let mut checks = Checks::default();
    checks.text("outcome", outcome.as_deref(), LONGEST);
    let problems = checks.problems();
    if !problems.is_empty() {
        return Ok(Err(Refusal::Invalid(problems)));
    }
    Ok(Ok(Settled {
        side,
        to,
        outcome,
        is_over: to != WorkStatus::Open,
    }))
}
