//! What becomes of proposals whose need has ended.

use qiao_entity::proposal::{Column, Entity, ProposalStatus};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{Act, go};
use crate::{
    auth::Requester,
    domain::{
        chain::{No, Side},
        write::Write,
    },
    error::Error,
};

/// Says no to every proposal of a need that can be read and was not decided. What is being written stays its author's, and what is
/// sealed stays sealed.
pub async fn end_with_need(write: &Write, requester: &Requester, need: i64, no: &No) -> Result<(), Error> {
    let rows = Entity::find()
        .filter(Column::NeedId.eq(need))
        .filter(Column::Status.is_in([ProposalStatus::Submitted, ProposalStatus::Nominated]))
        .order_by_asc(Column::Id)
        .lock_exclusive()
        .all(write.txn())
        .await?;
    for row in rows {
        go(write, requester, row, Act::Decline, Side::Service, Some(no)).await?;
    }
    Ok(())
}
