//! Logging in, and changing the password that one logs in with.

use qiao_entity::{account, account::AccountStatus, session};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

use super::{Done, Password, by_login, end_all, folded, password::Verdict, session::begin_session};
use crate::{
    app::App,
    auth::{Caller, Requester, Secret, Via},
    domain::{
        audit::{self, Action},
        problem::{Refusal, Trouble},
        write::Write,
    },
    error::Error,
};

/// Somebody who has logged in.
#[derive(Clone, Debug)]
pub struct LoggedIn {
    /// The account.
    pub account: account::Model,
    /// The session.
    pub session: session::Model,
    /// The cookie's value.
    pub secret: Secret,
}

/// Opens a session for who knows login and password. Whether there is such an account, whether it is blocked and whether
/// it has a password looks the same and takes as long: none.
pub async fn log_in(app: &App, caller: &Caller, login: &str, password: Password) -> Result<Option<LoggedIn>, Error> {
    let login = folded(login);
    app.throttle.address(caller.address)?;
    app.throttle.login(&login)?;
    let found = by_login(app, &Requester::Operator, &login).await?;
    let found = found.filter(|row| row.status == AccountStatus::Active);
    let digest = found.as_ref().and_then(|row| row.password_hash.clone());
    let verdict = app.passwords.verify(password.clone(), digest.clone()).await?;
    let Some(account) = found.filter(|_| verdict != Verdict::Wrong) else {
        return Ok(None);
    };
    let newer = match verdict {
        Verdict::Outdated => Some(app.passwords.digest(password).await?),
        _ => None,
    };
    let write = Write::begin(app).await?;
    // It may have been blocked, or its password changed, while the digest was compared.
    let still = account::Entity::find_by_id(account.id).one(write.txn()).await?;
    let still = still.filter(|row| row.status == AccountStatus::Active && row.password_hash == digest);
    let Some(account) = still else { return Ok(None) };
    let mut row: account::ActiveModel = account.into();
    row.logged_in_at = Set(Some(write.now()));
    if let Some(digest) = newer {
        row.password_hash = Set(Some(digest));
    }
    let account = row.update(write.txn()).await?;
    let (session, secret) = begin_session(&write, account.id, &caller.agent).await?;
    write.commit().await?;
    Ok(Some(LoggedIn {
        account,
        session,
        secret,
    }))
}

/// Changes one's own password and ends all other sessions; says how many they were.
pub async fn change_password(app: &App, requester: &Requester, old: Password, new: Password) -> Done<u64> {
    let own = requester
        .rights()
        .and_then(|rights| rights.account.zip(Some(rights.via)));
    // A token must not outlive its scopes by setting a password.
    let Some((id, Via::Session(session))) = own else {
        return Err(Error::forbidden());
    };
    let Some(account) = account::Entity::find_by_id(id).one(&app.db).await? else {
        return Err(Error::forbidden());
    };
    app.throttle.login(&account.login)?;
    let digest = account.password_hash.clone();
    if app.passwords.verify(old, digest.clone()).await? == Verdict::Wrong {
        return Ok(Err(Refusal::of("oldPassword", Trouble::WrongPassword)));
    }
    let problem = app
        .passwords
        .problem("newPassword", &new, &account.login, &account.name);
    if let Some(problem) = problem.await? {
        return Ok(Err(Refusal::Invalid(vec![problem])));
    }
    let new = app.passwords.digest(new).await?;
    let mut write = Write::begin(app).await?;
    write.rights_changed();
    let still = account::Entity::find_by_id(id).one(write.txn()).await?;
    if still.is_none_or(|row| row.password_hash != digest) {
        return Err(Error::forbidden());
    }
    put_password(&write, id, new).await?;
    let ended = session::Entity::delete_many()
        .filter(session::Column::AccountId.eq(id))
        .filter(session::Column::Id.ne(session))
        .exec(write.txn())
        .await?;
    audit::record(
        &write,
        requester,
        Action::PasswordChanged,
        &format!("account_{id}"),
        json!({}),
    )
    .await?;
    write.commit().await?;
    Ok(Ok(ended.rows_affected))
}

/// Puts a digest in place of an account's, and ends the tokens that would set another.
pub(super) async fn put_password(write: &Write, account: i64, digest: String) -> Result<(), Error> {
    use qiao_entity::reset_token;
    let row = account::ActiveModel {
        id: Set(account),
        password_hash: Set(Some(digest)),
        updated_at: Set(write.now()),
        ..Default::default()
    };
    row.update(write.txn()).await?;
    reset_token::Entity::delete_many()
        .filter(reset_token::Column::AccountId.eq(account))
        .exec(write.txn())
        .await?;
    Ok(())
}

/// Sets the password of an account and ends its sessions: what the machine's operator may do without the old one.
pub async fn set_password(app: &App, requester: &Requester, account: &account::Model, new: Password) -> Done<()> {
    if *requester != Requester::Operator {
        return Err(Error::forbidden());
    }
    let problem = app.passwords.problem("password", &new, &account.login, &account.name);
    if let Some(problem) = problem.await? {
        return Ok(Err(Refusal::Invalid(vec![problem])));
    }
    let digest = app.passwords.digest(new).await?;
    let mut write = Write::begin(app).await?;
    write.rights_changed();
    put_password(&write, account.id, digest).await?;
    end_all(&write, account.id).await?;
    let subject = format!("account_{}", account.id);
    audit::record(&write, requester, Action::PasswordChanged, &subject, json!({})).await?;
    write.commit().await?;
    Ok(Ok(()))
}
