//! Offers that nobody answers: they are reminded of, and lapse in the end, as introductions do.

use qiao_entity::{
    introduction,
    slip::{ActiveModel, Column, Entity, Model},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    Select, sea_query::Expr,
};

use super::{Act, MOVES, Status};
use crate::{
    app::App,
    domain::{
        chain::{self, Side, Step, Subject},
        introduction::fresh::before,
        write::Write,
    },
    error::Error,
};

/// Those that wait for an answer still: the last version of each introduction.
fn open() -> Select<Entity> {
    Entity::find()
        .filter(Column::DeclinedAt.is_null())
        .filter(Column::LapsedAt.is_null())
        .filter(
            Condition::any()
                .add(Column::NeedSignedAt.is_null())
                .add(Column::SupplySignedAt.is_null()),
        )
        .filter(Expr::cust(
            "slip.number = (select max(other.number) from slip as other where other.introduction_id = slip.introduction_id)",
        ))
}

/// Reminds of offers that nobody answered, and lets those lapse that nobody answered for long; returns how many of both.
pub(in crate::domain::introduction) async fn freshen_due(app: &App) -> Result<usize, Error> {
    let (now, freshness) = (app.clock.now(), app.config.introductions);
    let lapsed = open().filter(Column::OfferedAt.lte(before(now, freshness.lapse_days)));
    let waiting = open()
        .filter(Column::NudgedAt.is_null())
        .filter(Column::OfferedAt.lte(before(now, freshness.remind_days)))
        .filter(Column::OfferedAt.gt(before(now, freshness.lapse_days)));
    let is_due = |due: &Select<Entity>| due.clone().limit(1).one(&app.db);
    if is_due(&lapsed).await?.is_none() && is_due(&waiting).await?.is_none() {
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

/// Writes down what time did to an offer.
pub(super) async fn go(write: &Write, row: &Model, act: Act) -> Result<(), Error> {
    let code = |is: Status| is.code().to_owned();
    let Some(Ok((side, to))) = chain::allowed(MOVES, act, &[Side::Service], Status::Offered, code) else {
        return Err(Error::internal("time may not do what it is to do with an offer"));
    };
    let mut next = ActiveModel {
        id: Set(row.id),
        ..Default::default()
    };
    if act == Act::Lapse {
        next.lapsed_at = Set(Some(write.now()));
    } else {
        next.nudged_at = Set(Some(write.now()));
    }
    next.update(write.txn()).await?;
    let introduction = introduction::Entity::find_by_id(row.introduction_id)
        .one(write.txn())
        .await?;
    let introduction = introduction.ok_or_else(|| Error::internal("an offer without an introduction"))?;
    let step = Step {
        subject: Subject::Slip,
        id: row.id,
        need: introduction.need_id,
        act: act.code(),
        from: Some(Status::Offered.code()),
        to: to.code(),
        side,
        no: None,
    };
    chain::record_by_clock(write, step).await
}
