//! Freshness: what nobody answers is reminded of, and closes in the end.

use chrono::{DateTime, Days, Utc};
use qiao_entity::{
    Millis,
    introduction::{ActiveModel, Column, Entity, IntroductionStatus as Status, Model},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};

use super::{Act, slip};
use crate::{
    app::App,
    domain::{
        chain::{self, Side, Step, Subject},
        write::Write,
    },
    error::Error,
};

/// When an introduction that nobody answers is reminded of, and when it closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Freshness {
    /// Days until the side that has not answered is reminded.
    pub remind_days: u32,
    /// Days until it closes.
    pub lapse_days: u32,
}

impl Default for Freshness {
    fn default() -> Self {
        Self {
            remind_days: 7,
            lapse_days: 21,
        }
    }
}

pub(super) fn later(at: Millis, days: u32) -> DateTime<Utc> {
    at.checked_add_days(Days::new(days.into()))
        .unwrap_or(DateTime::<Utc>::MAX_UTC)
}

pub(super) fn before(now: Millis, days: u32) -> Millis {
    let then = now
        .checked_sub_days(Days::new(days.into()))
        .unwrap_or(DateTime::<Utc>::MIN_UTC);
    Millis::from(then)
}

/// When the side that has not answered is reminded.
#[must_use]
pub fn reminds_at(row: &Model, freshness: Freshness) -> DateTime<Utc> {
    later(row.introduced_at, freshness.remind_days)
}

/// When an introduction closes if nobody answers.
#[must_use]
pub fn lapses_at(row: &Model, freshness: Freshness) -> DateTime<Utc> {
    later(row.introduced_at, freshness.lapse_days)
}

/// How an introduction stands at a moment: one that nobody answered has lapsed, whether or not that is written down yet.
#[must_use]
pub fn status(row: &Model, now: Millis, freshness: Freshness) -> Status {
    if row.status == Status::Proposed && lapses_at(row, freshness) <= *now {
        Status::Lapsed
    } else {
        row.status
    }
}

/// The moment before which an introduction was made that has lapsed by now.
pub(super) fn lapsed_before(now: Millis, freshness: Freshness) -> Millis {
    before(now, freshness.lapse_days)
}

/// Reminds of introductions and offers of terms that nobody answered, and closes those that nobody answered for long; returns how
/// many of all.
pub async fn freshen_due(app: &App) -> Result<usize, Error> {
    Ok(introductions_due(app).await? + slip::freshen_due(app).await?)
}

async fn introductions_due(app: &App) -> Result<usize, Error> {
    let (now, freshness) = (app.clock.now(), app.config.introductions);
    let open = || Entity::find().filter(Column::Status.eq(Status::Proposed));
    let lapsed = open().filter(Column::IntroducedAt.lte(before(now, freshness.lapse_days)));
    let waiting = open()
        .filter(Column::NudgedAt.is_null())
        .filter(Column::IntroducedAt.lte(before(now, freshness.remind_days)))
        .filter(Column::IntroducedAt.gt(before(now, freshness.lapse_days)));
    if !any(app, &lapsed).await? && !any(app, &waiting).await? {
        return Ok(0);
    }
    let write = Write::begin(app).await?;
    let mut count = 0;
    for (due, act) in [(lapsed, Act::Lapse), (waiting, Act::Remind)] {
        for row in due.order_by_asc(Column::Id).lock_exclusive().all(write.txn()).await? {
            go(&write, &row, act).await?;
            count += 1;
        }
    }
    write.commit().await?;
    Ok(count)
}

async fn any(app: &App, due: &Select<Entity>) -> Result<bool, Error> {
    Ok(due.clone().limit(1).one(&app.db).await?.is_some())
}

pub(super) async fn go(write: &Write, row: &Model, act: Act) -> Result<(), Error> {
    let Some(Ok((side, to))) = super::may(row, row.status, act, &[Side::Service]) else {
        return Err(Error::internal("time may not do what it is to do with an introduction"));
    };
    let next = if act == Act::Lapse {
        ActiveModel {
            id: Set(row.id),
            status: Set(to),
            closed_at: Set(Some(write.now())),
            closed_side: Set(Some(side)),
            version: Set(row.version + 1),
            ..Default::default()
        }
    } else {
        // A reminder changes nothing that somebody could be deciding on.
        ActiveModel {
            id: Set(row.id),
            nudged_at: Set(Some(write.now())),
            ..Default::default()
        }
    };
    next.update(write.txn()).await?;
    let step = Step {
        subject: Subject::Introduction,
        id: row.id,
        need: row.need_id,
        act: act.code(),
        from: Some(&row.status.code()),
        to: &to.code(),
        side,
        no: None,
    };
    chain::record_by_clock(write, step).await
}
