//! One-time tokens that set a password. The service sends no mail: an administrator hands the token over.

use std::time::Duration;

use qiao_entity::{Millis, account, account::AccountStatus, reset_token};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::ExprTrait};
use serde_json::json;

use super::{Done, Password, end_all, login::put_password};
use crate::{
    app::App,
    auth::{Caller, Requester, Secret},
    domain::{
        audit::{self, Action},
        problem::{Refusal, Trouble},
        write::Write,
    },
    error::Error,
};

/// A token ends after this, used or not.
const LASTS: Duration = Duration::from_hours(1);

/// What the tokens begin with, so that scanners of leaked secrets know them.
const PREFIX: &str = "qiao_reset_";

/// A token in the clear, and when it ends.
#[derive(Clone, Debug)]
pub struct Reset {
    /// The account whose password it sets.
    pub account: account::Model,
    /// The token; shown once.
    pub secret: Secret,
    /// When it ends.
    pub expires_at: Millis,
}

/// Makes a token for an account; earlier ones of it end. None when there is no such account that can be used.
pub async fn create_reset(app: &App, requester: &Requester, account: i64) -> Result<Option<Reset>, Error> {
    if !(requester.is_administrator() && requester.may_manage()) {
        return Err(Error::forbidden());
    }
    let write = Write::begin(app).await?;
    let found = account::Entity::find_by_id(account).one(write.txn()).await?;
    let Some(account) = found.filter(|row| row.status == AccountStatus::Active) else {
        return Ok(None);
    };
    // Nobody needs those that have ended, whosever they are.
    reset_token::Entity::delete_many()
        .filter(
            reset_token::Column::AccountId
                .eq(account.id)
                .or(reset_token::Column::ExpiresAt.lte(write.now())),
        )
        .exec(write.txn())
        .await?;
    let secret = Secret::random(PREFIX)?;
    let expires_at: Millis = (*write.now() + LASTS).into();
    let row = reset_token::ActiveModel {
        digest: Set(secret.digest()),
        account_id: Set(account.id),
        created_at: Set(write.now()),
        expires_at: Set(expires_at),
    };
    reset_token::Entity::insert(row)
        .exec_without_returning(write.txn())
        .await?;
    let subject = format!("account_{}", account.id);
    audit::record(&write, requester, Action::PasswordResetCreated, &subject, json!({})).await?;
    write.commit().await?;
    Ok(Some(Reset {
        account,
        secret,
        expires_at,
    }))
}

/// Sets the password of a token's account and ends all its sessions; says how many they were. A password that is refused
/// does not spend the token.
pub async fn reset_password(app: &App, caller: &Caller, token: &str, password: Password) -> Done<u64> {
    app.throttle.address(caller.address)?;
    let digest = Secret::digest_of(token.trim());
    let found = reset_token::Entity::find_by_id(&digest)
        .filter(reset_token::Column::ExpiresAt.gt(app.clock.now()))
        .one(&app.db)
        .await?;
    let account = match found {
        Some(row) => account::Entity::find_by_id(row.account_id).one(&app.db).await?,
        None => None,
    };
    let Some(account) = account.filter(|row| row.status == AccountStatus::Active) else {
        return Ok(Err(Refusal::of("token", Trouble::Spent)));
    };
    let problem = app
        .passwords
        .problem("password", &password, &account.login, &account.name);
    if let Some(problem) = problem.await? {
        return Ok(Err(Refusal::Invalid(vec![problem])));
    }
    let new = app.passwords.digest(password).await?;
    let mut write = Write::begin(app).await?;
    write.rights_changed();
    // Whoever comes first spends it.
    let spent = reset_token::Entity::delete_many()
        .filter(reset_token::Column::Digest.eq(&digest))
        .filter(reset_token::Column::ExpiresAt.gt(write.now()))
        .exec(write.txn())
        .await?;
    if spent.rows_affected == 0 {
        return Ok(Err(Refusal::of("token", Trouble::Spent)));
    }
    put_password(&write, account.id, new).await?;
    let ended = end_all(&write, account.id).await?;
    let subject = format!("account_{}", account.id);
    let by = Requester::Anonymous;
    audit::record(
        &write,
        &by,
        Action::PasswordReset,
        &subject,
        json!({ "sessions": ended }),
    )
    .await?;
    write.commit().await?;
    Ok(Ok(ended))
}
