//! Whether an account can be used: administrators block it and let it in again.

use qiao_entity::{
    account::{AccountStatus, ActiveModel, Model},
    account_role::Role,
    audit::Action,
    reset_token,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

use super::{
    Done, Who, end_all,
    find::{is_last_administrator, lock_administrators, locked},
};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        audit,
        problem::{Refusal, Trouble},
        write::Write,
    },
    error::Error,
};

/// Blocks an account: its sessions and reset tokens end, its API tokens rest. Gives how many sessions ended.
pub async fn block(app: &App, requester: &Requester, account: i64) -> Done<u64> {
    let mut write = begin(app, requester).await?;
    let Some(row) = locked(&write, &Who::Number(account)).await? else {
        return Ok(Err(Refusal::NotFound));
    };
    if row.status == AccountStatus::Blocked {
        return Ok(Ok(0));
    }
    if is_last_administrator(&write, account).await? {
        return Ok(Err(Refusal::of(
            "account",
            Trouble::LastOne {
                of: Role::Administrator.code(),
            },
        )));
    }
    let ended = end_all(&write, account).await?;
    reset_token::Entity::delete_many()
        .filter(reset_token::Column::AccountId.eq(account))
        .exec(write.txn())
        .await?;
    set(&write, row, AccountStatus::Blocked).await?;
    let subject = format!("account_{account}");
    audit::record(
        &write,
        requester,
        Action::AccountBlocked,
        &subject,
        json!({ "sessions": ended }),
    )
    .await?;
    write.rights_changed();
    write.commit().await?;
    Ok(Ok(ended))
}

/// Lets a blocked account in again.
pub async fn unblock(app: &App, requester: &Requester, account: i64) -> Done<()> {
    let mut write = begin(app, requester).await?;
    let Some(row) = locked(&write, &Who::Number(account)).await? else {
        return Ok(Err(Refusal::NotFound));
    };
    if row.status == AccountStatus::Active {
        return Ok(Ok(()));
    }
    set(&write, row, AccountStatus::Active).await?;
    let subject = format!("account_{account}");
    audit::record(&write, requester, Action::AccountUnblocked, &subject, json!({})).await?;
    write.rights_changed();
    write.commit().await?;
    Ok(Ok(()))
}

async fn begin(app: &App, requester: &Requester) -> Result<Write, Error> {
    if !(requester.may_manage() && requester.is_administrator()) {
        return Err(Error::forbidden());
    }
    let write = Write::begin(app).await?;
    lock_administrators(&write).await?;
    Ok(write)
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
