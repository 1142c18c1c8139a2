//! Sessions: browsers that are logged in.

use std::time::Duration;

use qiao_entity::session;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;

use crate::{
    app::App,
    auth::{Requester, Secret, Via},
    domain::{
        audit::{self, Action},
        write::Write,
    },
    error::Error,
};

/// A session ends after this, whatever happens.
pub const LASTS: Duration = Duration::from_hours(24 * 14);
/// Most characters that are kept of what a browser calls itself.
const AGENT: usize = 200;

/// Opens a session of an account inside a write; returns the cookie's value.
pub async fn open_session(write: &Write, account: i64, agent: &str) -> Result<Secret, Error> {
    let (_, secret) = begin_session(write, account, agent).await?;
    Ok(secret)
}

/// As [`open_session`]; returns the session too.
pub(super) async fn begin_session(write: &Write, account: i64, agent: &str) -> Result<(session::Model, Secret), Error> {
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
    let row = row.insert(write.txn()).await?;
    // Nobody sees those that have ended.
    session::Entity::delete_many()
        .filter(session::Column::AccountId.eq(account))
        .filter(session::Column::ExpiresAt.lte(now))
        .exec(write.txn())
        .await?;
    Ok((row, secret))
}

/// The sessions of the requester's account, the latest first.
pub async fn sessions(app: &App, requester: &Requester) -> Result<Vec<session::Model>, Error> {
    let Some(account) = requester.account().filter(|_| requester.may_manage()) else {
        return Ok(Vec::new());
    };
    Ok(session::Entity::find()
        .filter(session::Column::AccountId.eq(account))
        .filter(session::Column::ExpiresAt.gt(app.clock.now()))
        .order_by_desc(session::Column::Id)
        .all(&app.db)
        .await?)
}

/// Ends a session of the requester's account; `false` when it has none of this number.
pub async fn end_session(app: &App, requester: &Requester, number: i64) -> Result<bool, Error> {
    let account = own(requester)?;
    let mut write = Write::begin(app).await?;
    write.rights_changed();
    let done = session::Entity::delete_many()
        .filter(session::Column::Id.eq(number))
        .filter(session::Column::AccountId.eq(account))
        .exec(write.txn())
        .await?;
    write.commit().await?;
    Ok(done.rows_affected > 0)
}

/// Ends the session through which the requester asks; `false` when it asks through none.
pub async fn log_out(app: &App, requester: &Requester) -> Result<bool, Error> {
    match requester.rights().map(|rights| rights.via) {
        Some(Via::Session(number)) => end_session(app, requester, number).await,
        _ => Ok(false),
    }
}

/// Ends all sessions of the requester's account; says how many they were.
pub async fn log_out_everywhere(app: &App, requester: &Requester) -> Result<u64, Error> {
    let account = own(requester)?;
    let mut write = Write::begin(app).await?;
    write.rights_changed();
    let ended = end_all(&write, account).await?;
    let (subject, detail) = (format!("account_{account}"), json!({ "sessions": ended }));
    audit::record(&write, requester, Action::LoggedOutEverywhere, &subject, detail).await?;
    write.commit().await?;
    Ok(ended)
}

/// The account whose sessions are the requester's to end.
fn own(requester: &Requester) -> Result<i64, Error> {
    requester
        .account()
        .filter(|_| requester.may_manage())
        .ok_or_else(Error::forbidden)
}

/// Ends all sessions of an account inside a write. The caller forgets known rights once it is committed.
pub async fn end_all(write: &Write, account: i64) -> Result<u64, Error> {
    let done = session::Entity::delete_many()
        .filter(session::Column::AccountId.eq(account))
        .exec(write.txn())
        .await?;
    Ok(done.rows_affected)
}
