//! Sessions: browsers that are logged in.

use std::time::Duration;

use qiao_entity::session;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use crate::{app::App, auth::Secret, domain::write::Write, error::Error};

/// A session ends after this, whatever happens.
pub const LASTS: Duration = Duration::from_hours(24 * 14);
/// Most characters that are kept of what a browser calls itself.
const AGENT: usize = 200;

/// Opens a session of an account inside a write; returns the cookie's value.
pub async fn open_session(write: &Write, account: i64, agent: &str) -> Result<Secret, Error> {
    let secret = Secret::random("")?;
    let now = write.now();
    let row = session::ActiveModel {
        account_id: Set(account),
        digest: Set(secret.digest()),
        agent: Set(agent.chars().filter(|c| !c.is_control()).take(AGENT).collect()),
        created_at: Set(now),
        seen_at: Set(now),
        expires_at: Set((*now + LASTS).into()),
        ..Default::default()
    };
    row.insert(write.txn()).await?;
    Ok(secret)
}

/// Ends a session of an account.
pub async fn end_session(app: &App, account: i64, number: i64) -> Result<bool, Error> {
    let write = Write::begin(app).await?;
    let done = session::Entity::delete_many()
        .filter(session::Column::Id.eq(number))
        .filter(session::Column::AccountId.eq(account))
        .exec(write.txn())
        .await?;
    write.commit().await?;
    app.known.forget();
    Ok(done.rows_affected > 0)
}

/// Ends all sessions of an account inside a write. The caller forgets known rights once it is committed.
pub async fn end_all(write: &Write, account: i64) -> Result<u64, Error> {
    let done = session::Entity::delete_many()
        .filter(session::Column::AccountId.eq(account))
        .exec(write.txn())
        .await?;
    Ok(done.rows_affected)
}
