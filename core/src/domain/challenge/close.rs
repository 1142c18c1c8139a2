//! Closing challenges whose time is over: every bid is opened in the same transaction, so that none is read before another.

use qiao_entity::{
    challenge::{ActiveModel, Column, Entity, Model},
    proposal::{self as bid, ProposalStatus},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};

use super::{Act, Status};
use crate::{
    app::App,
    domain::{
        chain::{self, Side, Step, Subject},
        proposal,
        write::Write,
    },
    error::Error,
};

fn due(app: &App) -> Select<Entity> {
    Entity::find()
        .filter(Column::Status.eq(Status::Open))
        .filter(Column::ClosesAt.lte(app.clock.now()))
}

/// Opens what is due before something is read of challenges or proposals, so that reads are right between two looks at the
/// calendar. One cheap statement where nothing is due, which is nearly always.
pub async fn settle(app: &App) -> Result<(), Error> {
    if due(app).limit(1).one(&app.db).await?.is_some() {
        // Seldom, and a long way down: not a part of every future that reads.
        Box::pin(open_due(app)).await?;
    }
    Ok(())
}

/// Closes the challenges whose time is over and opens their bids; returns how many challenges.
pub async fn open_due(app: &App) -> Result<usize, Error> {
    let ids: Vec<i64> = due(app)
        .select_only()
        .column(Column::Id)
        .order_by_asc(Column::Id)
        .into_tuple()
        .all(&app.db)
        .await?;
    let mut count = 0;
    for id in ids {
        let write = Write::begin(app).await?;
        // Somebody else may have been quicker.
        let row = super::locked(&write, id).await?;
        if let Some(row) = row.filter(|row| row.status == Status::Open && *row.closes_at <= *write.now()) {
            open(&write, row).await?;
            write.commit().await?;
            count += 1;
        }
    }
    Ok(count)
}

async fn open(write: &Write, row: Model) -> Result<(), Error> {
    let bids = bid::Entity::find()
        .filter(bid::Column::ChallengeId.eq(row.id))
        .filter(bid::Column::Status.eq(ProposalStatus::Sealed))
        .order_by_asc(bid::Column::HandedInAt)
        .order_by_asc(bid::Column::Id)
        .all(write.txn())
        .await?;
    let (from, to) = (row.status.code(), Status::Review.code());
    let (id, need) = (row.id, row.need_id);
    let next = ActiveModel {
        id: Set(id),
        status: Set(Status::Review),
        opened_at: Set(Some(write.now())),
        updated_at: Set(write.now()),
        version: Set(row.version + 1),
        ..Default::default()
    };
    next.update(write.txn()).await?;
    let step = Step {
        subject: Subject::Challenge,
        id,
        need,
        act: Act::Close.code(),
        from: Some(&from),
        to: &to,
        side: Side::Service,
        no: None,
    };
    chain::record_by_clock(write, step).await?;
    proposal::open_bids(write, id, bids).await
}
