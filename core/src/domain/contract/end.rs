//! What becomes of drafts when nothing is worked on any more that they could end.

use qiao_entity::contract::{ActiveModel, Column, ContractStatus, Entity};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{Act, MOVES};
use crate::{
    auth::Requester,
    domain::{
        chain::{self, No, Side, Step, Subject},
        write::Write,
    },
    error::Error,
};

/// Ends the drafts of an engagement that is closed. What was signed goes on: it binds both sides.
pub async fn end_drafts(write: &Write, requester: &Requester, engagement: i64, no: &No) -> Result<(), Error> {
    let rows = Entity::find()
        .filter(Column::EngagementId.eq(engagement))
        .filter(Column::Status.eq(ContractStatus::Draft))
        .order_by_asc(Column::Id)
        .lock_exclusive()
        .all(write.txn())
        .await?;
    for row in rows {
        let way = chain::allowed(MOVES, Act::End, &[Side::Service], row.status, ContractStatus::code);
        let Some(Ok((side, to))) = way else { continue };
        let next = ActiveModel {
            id: Set(row.id),
            status: Set(to),
            version: Set(row.version + 1),
            updated_at: Set(write.now()),
            ..Default::default()
        };
        next.update(write.txn()).await?;
        let step = Step {
            subject: Subject::Contract,
            id: row.id,
            need: row.need_id,
            act: Act::End.code(),
            from: Some(&row.status.code()),
            to: &to.code(),
            side,
            no: Some(no),
        };
        chain::record(write, requester, step).await?;
    }
    Ok(())
}
