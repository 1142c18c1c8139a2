//! Identities at OpenID providers (外部身份): logging in with one, and tying one to an account.

use std::time::Duration;

use qiao_entity::{account, account::AccountStatus, identity, oidc_login, session};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;

use super::open_session;
use crate::{
    app::App,
    auth::{Requester, Secret},
    domain::{
        audit::{self, Action},
        write::Write,
    },
    error::{Error, is_taken},
};

/// Whoever began a log-in must end it within this.
pub const PENDING: Duration = Duration::from_mins(10);
/// Most characters of a name and of a login.
const NAME: usize = 128;
const LOGIN: usize = 254;

/// A log-in that is under way: what must be remembered until the browser comes back from the provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
    /// What the identity token must repeat.
    pub nonce: String,
    /// The PKCE verifier.
    pub verifier: String,
    /// Where the browser goes afterwards.
    pub return_to: String,
    /// The account that ties another identity to itself; none when somebody logs in.
    pub account: Option<i64>,
}

/// Who somebody is at a provider, as its token says.
#[derive(Clone, Debug, Default)]
pub struct Person {
    /// The provider.
    pub issuer: String,
    /// The person there.
    pub subject: String,
    /// The address, when the provider has verified that it is theirs.
    pub email: Option<String>,
    /// What they are called.
    pub name: Option<String>,
}

/// Why an identity opens no session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shut {
    /// It has no account, and does not get one by itself.
    Unknown,
    /// Its account is blocked or erased.
    Closed,
    /// It is tied to another account.
    Elsewhere,
    /// Without it nobody could log in to its account any more.
    LastWay,
}

/// Remembers a log-in that begins. Secrets that come back through the browser are stored as digests.
pub async fn begin(app: &App, state: &Secret, browser: &Secret, pending: Pending) -> Result<(), Error> {
    let write = Write::begin(app).await?;
    let row = oidc_login::ActiveModel {
        digest: Set(state.digest()),
        browser_digest: Set(browser.digest()),
        nonce: Set(pending.nonce),
        verifier: Set(pending.verifier),
        return_to: Set(pending.return_to),
        account_id: Set(pending.account),
        expires_at: Set((*write.now() + PENDING).into()),
    };
    oidc_login::Entity::insert(row)
        .exec_without_returning(write.txn())
        .await?;
    write.commit().await?;
    Ok(())
}

/// Takes a log-in up again, once: whoever comes with the same state later, or from another browser, finds nothing.
pub async fn take(app: &App, state: &str, browser: &str) -> Result<Option<Pending>, Error> {
    let write = Write::begin(app).await?;
    let digest = Secret::digest_of(state);
    let found = oidc_login::Entity::find_by_id(&digest).one(write.txn()).await?;
    let Some(row) = found else { return Ok(None) };
    // Of two that come at once, one deletes.
    let deleted = oidc_login::Entity::delete_by_id(&digest).exec(write.txn()).await?;
    let is_good = deleted.rows_affected == 1
        && row.browser_digest == Secret::digest_of(browser)
        && *row.expires_at > *write.now();
    write.commit().await?;
    Ok(is_good.then_some(Pending {
        nonce: row.nonce,
        verifier: row.verifier,
        return_to: row.return_to,
        account: row.account_id,
    }))
}

/// Forgets the log-ins that nobody ended in time; returns how many.
pub async fn forget_abandoned(app: &App) -> Result<u64, Error> {
    let write = Write::begin(app).await?;
    let done = oidc_login::Entity::delete_many()
        .filter(oidc_login::Column::ExpiresAt.lte(write.now()))
        .exec(write.txn())
        .await?;
    write.commit().await?;
    Ok(done.rows_affected)
}

/// The account of an identity.
pub async fn account_of(app: &App, issuer: &str, subject: &str) -> Result<Option<i64>, Error> {
    let key = (issuer.to_owned(), subject.to_owned());
    let found = identity::Entity::find_by_id(key).one(&app.db).await?;
    Ok(found.map(|row| row.account_id))
}

/// The identities that are tied to the account that asks, the oldest first.
pub async fn own(app: &App, requester: &Requester) -> Result<Vec<identity::Model>, Error> {
    let Some(account) = requester.account().filter(|_| requester.may_manage()) else {
        return Ok(Vec::new());
    };
    Ok(identity::Entity::find()
        .filter(identity::Column::AccountId.eq(account))
        .order_by_asc(identity::Column::CreatedAt)
        .all(&app.db)
        .await?)
}

/// Makes an account for an identity, or finds the one that somebody made meanwhile.
///
/// It never takes over an account whose login is the same address: who controls an address at a provider need not be who
/// registered it here.
pub async fn register(app: &App, person: &Person) -> Result<i64, Error> {
    let mut last = None;
    for login in logins(person)? {
        let write = Write::begin(app).await?;
        write.lock_key(&person.issuer, &person.subject).await?;
        let key = (person.issuer.clone(), person.subject.clone());
        if let Some(row) = identity::Entity::find_by_id(key).one(write.txn()).await? {
            return Ok(row.account_id);
        }
        match insert(&write, login, person).await {
            Ok(account) => {
                let subject = format!("account_{account}");
                let detail = json!({ "by": "oidc" });
                audit::record(&write, &Requester::Anonymous, Action::AccountCreated, &subject, detail).await?;
                write.commit().await?;
                return Ok(account);
            }
            Err(error) if is_taken(&error) => {
                write.discard().await?;
                last = Some(error);
            }
            Err(error) => return Err(error.into()),
        }
    }
    Err(last.map_or_else(|| Error::internal("no login to try"), Error::from))
}

/// The logins to try: the verified address, a digest of the identity, and one that is free for sure.
fn logins(person: &Person) -> Result<Vec<String>, Error> {
    let digest = blake3::hash(format!("{}\u{0}{}", person.issuer, person.subject).as_bytes()).to_hex();
    let email = person.email.as_deref().map(|email| email.trim().to_lowercase());
    let is_login = |email: &String| {
        let good = |c: char| !c.is_control() && !c.is_whitespace();
        email.contains('@') && email.chars().count() <= LOGIN && email.chars().all(good)
    };
    let random = Secret::random("")?.digest();
    Ok(email
        .filter(is_login)
        .into_iter()
        .chain([format!("oidc_{}", &digest[..24]), format!("oidc_{}", &random[..32])])
        .collect())
}

async fn insert(write: &Write, login: String, person: &Person) -> Result<i64, sea_orm::DbErr> {
    let now = write.now();
    let name = person.name.as_deref().unwrap_or_default().trim();
    let row = account::ActiveModel {
        login: Set(login),
        name: Set(name.chars().filter(|c| !c.is_control()).take(NAME).collect()),
        password_hash: Set(None),
        status: Set(AccountStatus::Active),
        manager_id: Set(None),
        created_at: Set(now),
        updated_at: Set(now),
        logged_in_at: Set(None),
        version: Set(1),
        ..Default::default()
    };
    let account = row.insert(write.txn()).await?.id;
    tie(write, account, &person.issuer, &person.subject).await?;
    Ok(account)
}

async fn tie(write: &Write, account: i64, issuer: &str, subject: &str) -> Result<(), sea_orm::DbErr> {
    let row = identity::ActiveModel {
        issuer: Set(issuer.to_owned()),
        subject: Set(subject.to_owned()),
        account_id: Set(account),
        created_at: Set(write.now()),
    };
    identity::Entity::insert(row)
        .exec_without_returning(write.txn())
        .await?;
    Ok(())
}

/// Opens a session of an account whose identity was proved, and ends the one that the browser had before.
pub async fn log_in(app: &App, account: i64, agent: &str, before: Option<&str>) -> Result<Result<Secret, Shut>, Error> {
    let write = Write::begin(app).await?;
    let row = account::Entity::find_by_id(account).one(write.txn()).await?;
    if row.is_none_or(|row| row.status != AccountStatus::Active) {
        return Ok(Err(Shut::Closed));
    }
    if let Some(before) = before {
        session::Entity::delete_many()
            .filter(session::Column::Digest.eq(Secret::digest_of(before)))
            .exec(write.txn())
            .await?;
    }
    let secret = open_session(&write, account, agent).await?;
    let seen = account::ActiveModel {
        id: Set(account),
        logged_in_at: Set(Some(write.now())),
        ..Default::default()
    };
    seen.update(write.txn()).await?;
    write.commit().await?;
    app.known.forget();
    Ok(Ok(secret))
}

/// Ties an identity to the account that asks.
pub async fn link(app: &App, requester: &Requester, issuer: &str, subject: &str) -> Result<Result<(), Shut>, Error> {
    let account = requester.account().ok_or_else(Error::forbidden)?;
    let write = Write::begin(app).await?;
    write.lock_key(issuer, subject).await?;
    let row = account::Entity::find_by_id(account).one(write.txn()).await?;
    if row.is_none_or(|row| row.status != AccountStatus::Active) {
        return Ok(Err(Shut::Closed));
    }
    let key = (issuer.to_owned(), subject.to_owned());
    match identity::Entity::find_by_id(key).one(write.txn()).await? {
        Some(row) if row.account_id == account => return Ok(Ok(())),
        Some(_) => return Ok(Err(Shut::Elsewhere)),
        None => tie(&write, account, issuer, subject).await?,
    }
    let (subject, detail) = (format!("account_{account}"), json!({ "by": "oidc" }));
    audit::record(&write, requester, Action::IdentityLinked, &subject, detail).await?;
    write.commit().await?;
    Ok(Ok(()))
}

/// Unties the identities at a provider of the account that asks, if it can still be logged in to by a password.
pub async fn unlink(app: &App, requester: &Requester, issuer: &str) -> Result<Result<(), Shut>, Error> {
    let account = requester.account().ok_or_else(Error::forbidden)?;
    let write = Write::begin(app).await?;
    let row = account::Entity::find_by_id(account).one(write.txn()).await?;
    let has_password = row.is_some_and(|row| row.password_hash.is_some());
    if !has_password {
        return Ok(Err(Shut::LastWay));
    }
    let done = identity::Entity::delete_many()
        .filter(identity::Column::AccountId.eq(account))
        .filter(identity::Column::Issuer.eq(issuer))
        .exec(write.txn())
        .await?;
    let (subject, detail) = (
        format!("account_{account}"),
        json!({ "identities": done.rows_affected }),
    );
    audit::record(&write, requester, Action::IdentityUnlinked, &subject, detail).await?;
    write.commit().await?;
    Ok(Ok(()))
}
