//! Tokens for programs, of a person or of an organization. The secret is shown once; what is stored is a digest.

mod draft;

use std::collections::HashMap;

use chrono::TimeDelta;
pub use draft::Draft;
use qiao_entity::{
    Millis, account,
    api_token::{ActiveModel, Column, Entity, Model},
    audit::Action,
    membership::MemberRole,
    organization,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use serde_json::json;

use super::Done;
use crate::{
    app::App,
    auth::{Requester, Scopes, Secret, Via},
    domain::{
        audit,
        problem::{Problem, Refusal, Trouble},
        store::by_number,
        write::Write,
    },
    error::Error,
};

/// What every token begins with, so that scanners of leaked secrets know it.
pub const PREFIX: &str = "qiao_";
/// Days that a token lasts when nobody says otherwise.
pub const USUAL_DAYS: i64 = 90;
/// Most days that a token lasts.
pub const MOST_DAYS: i64 = 365;
/// Most live tokens of one account or organization.
pub const MOST: usize = 100;
/// Characters of a secret by which a person tells tokens apart.
const START: usize = 9;
/// Most tokens that are listed, the newest first.
const LISTED: usize = 300;

/// A token just made.
#[derive(Clone, Debug)]
pub struct Made {
    /// What is stored.
    pub row: Model,
    /// The token itself, which nobody sees again.
    pub secret: Secret,
}

/// Makes a token. It can never do more, nor last longer, than what it is asked for with: a token made through a token does
/// not manage, so that one that leaked cannot keep itself alive.
pub async fn create(app: &App, requester: &Requester, draft: &Draft) -> Done<Made> {
    let may = match draft.organization {
        Some(organization) => may_keep(requester, organization),
        None => requester.may_manage() && requester.account().is_some(),
    };
    if !may {
        return Err(Error::forbidden());
    }
    let write = Write::begin(app).await?;
    let (latest, widest) = bounds(&write, requester).await?;
    let mut problems = draft.problems(write.now(), latest, widest);
    let (live, known) = match (draft.organization, requester.account()) {
        (Some(organization), _) => (
            Column::OrganizationId.eq(organization),
            by_number::<organization::Model>(&write, organization).await?.is_some(),
        ),
        (None, Some(account)) => (
            Column::AccountId.eq(account),
            account::Entity::find_by_id(account)
                .lock_exclusive()
                .one(write.txn())
                .await?
                .is_some(),
        ),
        (None, None) => return Err(Error::forbidden()),
    };
    if !known {
        return Ok(Err(Refusal::NotFound));
    }
    let live = Entity::find()
        .filter(live)
        .filter(Column::RevokedAt.is_null())
        .filter(Column::ExpiresAt.gt(write.now()));
    let is = usize::try_from(live.count(write.txn()).await?).unwrap_or(usize::MAX);
    if is >= MOST {
        problems.push(Problem {
            path: Vec::new(),
            trouble: Trouble::TooMany { most: MOST, is: is + 1 },
        });
    }
    if !problems.is_empty() {
        return Ok(Err(Refusal::Invalid(problems)));
    }
    let secret = Secret::random(PREFIX)?;
    let usual = (*write.now() + TimeDelta::days(USUAL_DAYS)).min(*latest);
    let row = ActiveModel {
        account_id: Set(draft.organization.is_none().then(|| requester.account()).flatten()),
        organization_id: Set(draft.organization),
        role: Set(draft.role),
        name: Set(draft.name.trim().to_owned()),
        digest: Set(secret.digest()),
        start: Set(secret.reveal().chars().take(START).collect()),
        scopes: Set(draft.scopes.bits()),
        created_by: Set(requester.actor()),
        created_at: Set(write.now()),
        expires_at: Set(draft.expires_at.unwrap_or_else(|| usual.into())),
        used_at: Set(None),
        revoked_at: Set(None),
        ..Default::default()
    };
    let row = row.insert(write.txn()).await?;
    record(&write, requester, Action::TokenCreated, &row).await?;
    write.commit().await?;
    Ok(Ok(Made { row, secret }))
}

/// Takes a token back: from now on it is as if it had never been. Taking it back twice is no mistake.
pub async fn revoke(app: &App, requester: &Requester, number: i64) -> Done<Model> {
    if !requester.may_manage() {
        return Err(Error::forbidden());
    }
    let mut write = Write::begin(app).await?;
    let found = Entity::find_by_id(number).lock_exclusive().one(write.txn()).await?;
    let Some(row) = found.filter(|row| may_revoke(requester, row)) else {
        return Ok(Err(Refusal::NotFound));
    };
    if row.revoked_at.is_some() {
        return Ok(Ok(row));
    }
    let next = ActiveModel {
        id: Set(row.id),
        revoked_at: Set(Some(write.now())),
        ..Default::default()
    };
    let row = next.update(write.txn()).await?;
    record(&write, requester, Action::TokenRevoked, &row).await?;
    write.rights_changed();
    write.commit().await?;
    Ok(Ok(row))
}

/// The requester's own tokens, the newest first; none when it is no account or may not manage.
pub async fn own(app: &App, requester: &Requester) -> Result<Option<Vec<Model>>, Error> {
    let Some(account) = requester.account().filter(|_| requester.may_manage()) else {
        return Ok(None);
    };
    let rows = Entity::find().filter(Column::AccountId.eq(account));
    let rows = rows.order_by_desc(Column::Id).limit(LISTED as u64).all(&app.db).await?;
    Ok(Some(rows))
}

/// The tokens of those organizations whose tokens the requester keeps, the newest first; one statement.
pub async fn of_organizations(
    app: &App,
    requester: &Requester,
    organizations: &[i64],
) -> Result<HashMap<i64, Vec<Model>>, Error> {
    let ids = organizations.iter().copied().filter(|id| may_keep(requester, *id));
    let mut tokens: HashMap<i64, Vec<Model>> = ids.map(|id| (id, Vec::new())).collect();
    if tokens.is_empty() {
        return Ok(tokens);
    }
    let rows = Entity::find()
        .filter(Column::OrganizationId.is_in(tokens.keys().copied()))
        .order_by_desc(Column::Id)
        .all(&app.db)
        .await?;
    for row in rows {
        if let Some(list) = row.organization_id.and_then(|id| tokens.get_mut(&id))
            && list.len() < LISTED
        {
            list.push(row);
        }
    }
    Ok(tokens)
}

/// Whether the requester makes, lists and takes back the tokens of an organization.
fn may_keep(requester: &Requester, organization: i64) -> bool {
    requester.may_manage() && (requester.is_administrator() || requester.is_member(organization, MemberRole::Owner))
}

fn may_revoke(requester: &Requester, row: &Model) -> bool {
    let own = row.account_id.is_some() && row.account_id == requester.account();
    own || requester.is_administrator() || row.organization_id.is_some_and(|id| may_keep(requester, id))
}

/// The latest end and the widest scopes of what the requester may make.
async fn bounds(write: &Write, requester: &Requester) -> Result<(Millis, Scopes), Error> {
    let latest = (*write.now() + TimeDelta::days(MOST_DAYS)).into();
    let Some(rights) = requester.rights() else {
        return Ok((latest, Scopes::ALL));
    };
    let Via::Token(number) = rights.via else {
        return Ok((latest, rights.scopes));
    };
    let own = Entity::find_by_id(number).one(write.txn()).await?;
    let own = own.ok_or_else(Error::forbidden)?;
    let narrower = Scopes {
        manage: false,
        ..rights.scopes
    };
    Ok(((*latest).min(*own.expires_at).into(), narrower))
}

async fn record(write: &Write, requester: &Requester, action: Action, row: &Model) -> Result<(), Error> {
    let owner = match (row.account_id, row.organization_id) {
        (Some(account), _) => format!("account_{account}"),
        (None, organization) => format!("organization_{}", organization.unwrap_or_default()),
    };
    let detail = json!({
        "owner": owner,
        "scopes": Scopes::of_bits(row.scopes).codes(),
        "role": row.role.map(MemberRole::code),
        "expiresAt": row.expires_at.to_rfc3339(),
    });
    audit::record(write, requester, action, &format!("token_{}", row.id), detail).await
}
