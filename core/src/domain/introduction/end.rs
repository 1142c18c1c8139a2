//! What becomes of introductions whose need has ended.

use qiao_entity::introduction::{ActiveModel, Column, Entity, IntroductionStatus as Status};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{Act, fresh, may, status};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        chain::{self, No, Side, Step, Subject},
        write::Write,
    },
    error::Error,
};

/// Takes back every introduction to a need that has ended, where nobody answered it, and ends it where it was accepted.
pub async fn end_with_need(
    app: &App,
    write: &mut Write,
    requester: &Requester,
    need: i64,
    no: &No,
) -> Result<(), Error> {
    let rows = Entity::find()
        .filter(Column::NeedId.eq(need))
        .filter(Column::Status.is_in([Status::Proposed, Status::Accepted]))
        .order_by_asc(Column::Id)
        .lock_exclusive()
        .all(write.txn())
        .await?;
    for row in rows {
        let act = match status(&row, write.now(), app.config.introductions) {
            Status::Proposed => Act::Withdraw,
            Status::Accepted => Act::End,
            _ => {
                // Nobody had answered it: that comes first.
                fresh::go(write, &row, Act::Lapse).await?;
                continue;
            }
        };
        let Some(Ok((side, to))) = may(&row, row.status, act, &[Side::Service]) else {
            return Err(Error::internal("an introduction cannot end with its need"));
        };
        let next = ActiveModel {
            id: Set(row.id),
            status: Set(to),
            closed_at: Set(Some(write.now())),
            closed_side: Set(Some(side)),
            reason: Set(Some(no.reason)),
            sentence: Set(Some(no.sentence.clone())),
            version: Set(row.version + 1),
            ..Default::default()
        };
        next.update(write.txn()).await?;
        let step = Step {
            subject: Subject::Introduction,
            id: row.id,
            need,
            act: act.code(),
            from: Some(&row.status.code()),
            to: &to.code(),
            side,
            no: Some(no),
        };
        chain::record(write, requester, step).await?;
        if act == Act::End {
            write.rights_changed();
        }
    }
    Ok(())
}
