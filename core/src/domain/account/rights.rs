//! From a session or a token to the rights behind it.

use std::{
    collections::{BTreeMap, HashSet},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use qiao_entity::{
    Millis, account, account::AccountStatus, account_role, agreement, agreement::AgreementStatus, api_token,
    membership, session,
};
use quick_cache::sync::Cache;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use crate::{
    app::App,
    auth::{Rights, Scope, Scopes, Secret, Via},
    domain::{introduction, write::Write},
    error::Error,
};

/// How long rights are taken from memory: another process may have changed them meanwhile.
const FRESH: Duration = Duration::from_secs(1);
/// How often it is noted that a session or a token is used.
const NOTED_EVERY: Duration = Duration::from_mins(5);
/// Rights kept in memory.
const KEPT: usize = 10_000;

/// Rights read lately, by the digest of the secret that gave them. Whatever changes rights in this process forgets all.
#[derive(Debug)]
pub struct Known {
    rights: Cache<String, Entry>,
    generation: AtomicU64,
}

#[derive(Clone, Debug)]
struct Entry {
    rights: Arc<Rights>,
    read: Millis,
    generation: u64,
}

impl Default for Known {
    fn default() -> Self {
        Self {
            rights: Cache::new(KEPT),
            generation: AtomicU64::new(0),
        }
    }
}

impl Known {
    /// Forgets all: someone's rights changed.
    pub fn forget(&self) {
        self.generation.fetch_add(1, Ordering::SeqCst);
    }

    fn get(&self, now: Millis, digest: &str) -> Option<Arc<Rights>> {
        let entry = self.rights.get(digest)?;
        let age = (*now - *entry.read).to_std().unwrap_or_default();
        let fresh = age < FRESH && entry.generation == self.generation.load(Ordering::SeqCst);
        fresh.then_some(entry.rights)
    }
}

/// The rights of a session; none when it is not known or has ended.
pub async fn by_session(app: &App, cookie: &str) -> Result<Option<Arc<Rights>>, Error> {
    let digest = Secret::digest_of(cookie);
    if let Some(rights) = app.known.get(app.clock.now(), &digest) {
        return Ok(Some(rights));
    }
    let generation = app.known.generation.load(Ordering::SeqCst);
    let now = app.clock.now();
    let found = session::Entity::find()
        .filter(session::Column::Digest.eq(&digest))
        .filter(session::Column::ExpiresAt.gt(now))
        .one(&app.db)
        .await?;
    let Some(row) = found else { return Ok(None) };
    let rights = of_account(app, row.account_id, Via::Session(row.id), Scopes::ALL).await?;
    if rights.is_some() && noted_long_ago(app, Some(row.seen_at)) {
        let write = Write::begin(app).await?;
        let seen = session::ActiveModel {
            id: Set(row.id),
            seen_at: Set(now),
            ..Default::default()
        };
        // It may have been ended meanwhile.
        drop(seen.update(write.txn()).await);
        write.commit().await?;
    }
    Ok(keep(app, digest, generation, rights))
}

/// The rights of an API token; none when it is not known, has ended or was taken back.
pub async fn by_token(app: &App, token: &str) -> Result<Option<Arc<Rights>>, Error> {
    let digest = Secret::digest_of(token);
    if let Some(rights) = app.known.get(app.clock.now(), &digest) {
        return Ok(Some(rights));
    }
    let generation = app.known.generation.load(Ordering::SeqCst);
    let now = app.clock.now();
    let found = api_token::Entity::find()
        .filter(api_token::Column::Digest.eq(&digest))
        .filter(api_token::Column::ExpiresAt.gt(now))
        .filter(api_token::Column::RevokedAt.is_null())
        .one(&app.db)
        .await?;
    let Some(row) = found else { return Ok(None) };
    let (via, scopes) = (Via::Token(row.id), Scopes::of_bits(row.scopes));
    let rights = match (row.account_id, row.organization_id.zip(row.role)) {
        (Some(account), _) => of_account(app, account, via, scopes).await?,
        (None, Some((organization, role))) => Some(Rights {
            account: None,
            via,
            scopes,
            roles: Vec::new(),
            matchmaking: Vec::new(),
            memberships: BTreeMap::from([(organization, role)]),
            manager: None,
            agreements: HashSet::new(),
            revealed: introduction::revealed(app, None, &[(organization, role)]).await?,
        }),
        (None, None) => None,
    };
    if rights.is_some() && noted_long_ago(app, row.used_at) {
        let write = Write::begin(app).await?;
        let used = api_token::ActiveModel {
            id: Set(row.id),
            used_at: Set(Some(now)),
            ..Default::default()
        };
        drop(used.update(write.txn()).await);
        write.commit().await?;
    }
    Ok(keep(app, digest, generation, rights))
}

fn keep(app: &App, digest: String, generation: u64, rights: Option<Rights>) -> Option<Arc<Rights>> {
    let rights = Arc::new(rights?);
    let entry = Entry {
        rights: rights.clone(),
        read: app.clock.now(),
        generation,
    };
    app.known.rights.insert(digest, entry);
    Some(rights)
}

fn noted_long_ago(app: &App, noted: Option<Millis>) -> bool {
    noted.is_none_or(|noted| {
        (*app.clock.now() - *noted)
            .to_std()
            .is_ok_and(|since| since >= NOTED_EVERY)
    })
}

/// The rights of an account through a door; none when it cannot be used.
async fn of_account(app: &App, account: i64, via: Via, scopes: Scopes) -> Result<Option<Rights>, Error> {
    let row = account::Entity::find_by_id(account).one(&app.db).await?;
    let Some(row) = row.filter(|row| row.status == AccountStatus::Active) else {
        return Ok(None);
    };
    let roles = account_role::Entity::find()
        .filter(account_role::Column::AccountId.eq(account))
        .all(&app.db)
        .await?;
    let members = membership::Entity::find()
        .filter(membership::Column::AccountId.eq(account))
        .all(&app.db)
        .await?;
    let agreements = agreement::Entity::find()
        .filter(agreement::Column::AccountId.eq(account))
        .filter(agreement::Column::Status.eq(AgreementStatus::Granted))
        .filter(agreement::Column::ExpiresAt.gt(app.clock.now()))
        .all(&app.db)
        .await?;
    let matchmaking = roles.iter().filter_map(|role| {
        let region = role.region_code.clone().map(Scope::Region);
        region.or(role.organization_id.map(Scope::Association))
    });
    let mut names: Vec<_> = roles.iter().map(|role| role.role).collect();
    names.sort_unstable();
    names.dedup();
    let memberships: BTreeMap<_, _> = members.into_iter().map(|row| (row.organization_id, row.role)).collect();
    let own: Vec<_> = memberships.iter().map(|(id, role)| (*id, *role)).collect();
    Ok(Some(Rights {
        account: Some(account),
        via,
        scopes,
        matchmaking: matchmaking.collect(),
        roles: names,
        revealed: introduction::revealed(app, row.manager_id, &own).await?,
        memberships,
        manager: row.manager_id,
        agreements: agreements.into_iter().map(|row| (row.noun, row.row_id)).collect(),
    }))
}
