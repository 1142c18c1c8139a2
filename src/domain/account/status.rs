//! Whether an account can be used: administrators block it and let it in again.

use qiao_entity::{
    account::{AccountStatus, ActiveModel, Column, Entity, Model},
    reset_token,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use serde_json::json;

use super::{Done, end_all};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        audit::{self, Action},
        problem::Refusal,
        write::Write,
    },
    error::Error,
};

/// Blocks an account: its sessions and reset tokens end, its API tokens rest. Gives how many sessions ended.
pub async fn block(app: &App, requester: &Requester, account: i64) -> Done<u64> {
    let (write, row) = begin(app, requester, account).await?;
    let Some(row) = row else {
        return Ok(Err(Refusal::NotFound));
    };
    if row.status == AccountStatus::Blocked {
        return Ok(Ok(0));
    }
    let ended = end_all(&write, account).await?;
    reset_token::Entity::delete_many()
        .filter(reset_token::Column::AccountId.eq(account))
        .exec(write.txn())
        .await?;
    set(&write, row, AccountStatus::Blocked).await?;
    let (subject, detail) = (format!("account_{account}"), json!({ "sessions": ended }));
    audit::record(&write, requester, Action::AccountBlocked, &subject, detail).await?;
    write.commit().await?;
    Ok(Ok(ended))
}

/// Lets a blocked account in again.
pub async fn unblock(app: &App, requester: &Requester, account: i64) -> Done<()> {
    let (write, row) = begin(app, requester, account).await?;
    let Some(row) = row else {
        return Ok(Err(Refusal::NotFound));
    };
    if row.status == AccountStatus::Active {
        return Ok(Ok(()));
    }
    set(&write, row, AccountStatus::Active).await?;
    let subject = format!("account_{account}");
    audit::record(&write, requester, Action::AccountUnblocked, &subject, json!({})).await?;
    write.commit().await?;
    Ok(Ok(()))
}

async fn begin(app: &App, requester: &Requester, account: i64) -> Result<(Write, Option<Model>), Error> {
    if !(requester.may_manage() && requester.is_administrator()) {
        return Err(Error::forbidden());
    }
    let mut write = Write::begin(app).await?;
    write.rights_changed();
    let row = Entity::find_by_id(account)
        .filter(Column::Status.ne(AccountStatus::Erased))
        .lock_exclusive()
        .one(write.txn())
        .await?;
    Ok((write, row))
}

async fn set(write: &Write, row: Model, status: AccountStatus) -> Result<(), Error> {
    let next = ActiveModel {
        id: Set(row.id),
        status: Set(status),
        updated_at: Set(write.now()),
        version: Set(row.version + 1),
        ..Default::default()
    };
    next.update(write.txn()).await?;
    Ok(())
}
