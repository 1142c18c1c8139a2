//! Steps: written once, never changed.

use std::collections::HashMap;

use qiao_entity::{
    Millis,
    step::{ActiveModel, Column, Entity, Model, Side, Subject},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::No;
use crate::{app::App, auth::Requester, domain::write::Write, error::Error};

/// The actor of steps that time makes.
const CLOCK: &str = "clock";

/// A step to be written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step<'a> {
    /// What is moved.
    pub subject: Subject,
    /// Its number.
    pub id: i64,
    /// The need that it belongs to.
    pub need: i64,
    /// What is done: a code of the subject's table of moves.
    pub act: &'a str,
    /// Where it stood; none when it is made.
    pub from: Option<&'a str>,
    /// Where it stands now.
    pub to: &'a str,
    /// On whose side the requester does it.
    pub side: Side,
    /// Why not, where it is a no.
    pub no: Option<&'a No>,
}

/// What a step is about beside its subject.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About<'a> {
    /// Which part of its subject, such as `member_4`.
    pub part: Option<&'a str>,
    /// What that part is called, or what is said of it.
    pub note: Option<&'a str>,
}

/// Who makes a step, and when.
struct Doer {
    actor: String,
    account: Option<i64>,
    at: Millis,
}

/// Writes down what a requester did, inside the write that does it.
pub async fn record(write: &Write, requester: &Requester, step: Step<'_>) -> Result<(), Error> {
    record_about(write, requester, step, About::default()).await
}

/// As [`record`], of a part of the subject.
pub async fn record_about(write: &Write, requester: &Requester, step: Step<'_>, about: About<'_>) -> Result<(), Error> {
    let doer = Doer {
        actor: requester.actor(),
        account: requester.account(),
        at: write.now(),
    };
    insert(write, doer, step, about).await
}

/// Writes down what time did.
pub async fn record_by_clock(write: &Write, step: Step<'_>) -> Result<(), Error> {
    record_by_clock_about(write, step, About::default()).await
}

/// As [`record_by_clock`], of a part of the subject.
pub async fn record_by_clock_about(write: &Write, step: Step<'_>, about: About<'_>) -> Result<(), Error> {
    let doer = Doer {
        actor: CLOCK.to_owned(),
        account: None,
        at: write.now(),
    };
    insert(write, doer, step, about).await
}

/// Writes down what somebody did at an earlier moment, which nobody was to know until now: bids are sealed until they are opened.
pub async fn record_late(write: &Write, account: i64, at: Millis, step: Step<'_>) -> Result<(), Error> {
    let doer = Doer {
        actor: format!("account_{account}"),
        account: Some(account),
        at,
    };
    insert(write, doer, step, About::default()).await
}

async fn insert(write: &Write, doer: Doer, step: Step<'_>, about: About<'_>) -> Result<(), Error> {
    let row = ActiveModel {
        subject: Set(step.subject),
        subject_id: Set(step.id),
        need_id: Set(step.need),
        act: Set(step.act.to_owned()),
        from_status: Set(step.from.map(str::to_owned)),
        to_status: Set(step.to.to_owned()),
        at: Set(doer.at),
        actor: Set(doer.actor),
        account_id: Set(doer.account),
        side: Set(step.side),
        reason: Set(step.no.map(|no| no.reason)),
        sentence: Set(step.no.map(|no| no.sentence.clone())),
        part: Set(about.part.map(str::to_owned)),
        note: Set(about.note.map(str::to_owned)),
        ..Default::default()
    };
    Entity::insert(row).exec_without_returning(write.txn()).await?;
    Ok(())
}

/// The steps of these subjects of one kind, the first one first; one statement. Who may read them is the subject's to know.
pub async fn of_subjects(app: &App, subject: Subject, ids: &[i64]) -> Result<HashMap<i64, Vec<Model>>, Error> {
    let rows = Entity::find()
        .filter(Column::Subject.eq(subject))
        .filter(Column::SubjectId.is_in(ids.iter().copied()))
        .order_by_asc(Column::Id)
        .all(&app.db)
        .await?;
    Ok(crate::domain::indicator::grouped(rows, |row| Some(row.subject_id)))
}

/// All steps that belong to a need, the first one first. Who may read which is the caller's to know.
pub async fn of_need(app: &App, need: i64) -> Result<Vec<Model>, Error> {
    let rows = Entity::find().filter(Column::NeedId.eq(need));
    Ok(rows.order_by_asc(Column::Id).all(&app.db).await?)
}
