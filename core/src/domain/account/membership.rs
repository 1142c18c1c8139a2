//! Members of organizations.
//!
//! An owner adds an account by its number, which its holder tells: to let an owner add by log-in name would tell every owner
//! who has an account. Registrars and administrators may name either.

use std::collections::HashMap;

use qiao_entity::{
    account,
    account::AccountStatus,
    audit::Action,
    membership::{ActiveModel, Column, Entity, MemberRole, Model},
    organization,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, ModelTrait, PaginatorTrait, QueryFilter, QueryOrder,
};
use serde_json::json;

use super::{
    Done, Who,
    find::{is_last_owner, locked},
};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        audit,
        problem::{Refusal, Trouble, shown},
        store::by_number,
        write::Write,
    },
    error::Error,
};

/// Most members of one organization.
pub const MOST: usize = 500;

/// A member with what the others know of the person.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// The membership.
    pub row: Model,
    /// What the person is called.
    pub name: String,
}

/// Makes an account a member, or gives a member another role.
pub async fn set(app: &App, requester: &Requester, organization: i64, who: &Who, role: MemberRole) -> Done<Member> {
    let keeps = requester.may_manage() && requester.is_registrar();
    let owns = requester.may_manage() && requester.is_member(organization, MemberRole::Owner);
    if !(keeps || owns) {
        return Err(Error::forbidden());
    }
    if !keeps && matches!(who, Who::Login(_)) {
        return Ok(Err(Refusal::of("login", Trouble::NotWanted)));
    }
    let mut write = Write::begin(app).await?;
    let account = locked(&write, who)
        .await?
        .filter(|row| row.status == AccountStatus::Active);
    if by_number::<organization::Model>(&write, organization).await?.is_none() {
        return Ok(Err(Refusal::NotFound));
    }
    let Some(account) = account else {
        let (field, given) = match who {
            Who::Number(number) => ("account", number.to_string()),
            Who::Login(login) => ("login", shown(login)),
        };
        return Ok(Err(Refusal::of(field, Trouble::NoRecord { given })));
    };
    // A registrar keeps the registry and is not to read what organizations keep to themselves.
    if !owns && !requester.is_administrator() && requester.account() == Some(account.id) {
        return Err(Error::forbidden());
    }
    let before = Entity::find_by_id((account.id, organization)).one(write.txn()).await?;
    match &before {
        Some(row) if row.role == role => {
            let row = row.clone();
            return Ok(Ok(Member {
                row,
                name: account.name,
            }));
        }
        Some(row) if row.role == MemberRole::Owner && must_stay(&write, requester, row).await? => {
            return Ok(Err(last_owner(organization)));
        }
        Some(_) => {}
        None => {
            let count = Entity::find().filter(Column::OrganizationId.eq(organization));
            let is = usize::try_from(count.count(write.txn()).await?).unwrap_or(usize::MAX);
            if is >= MOST {
                return Ok(Err(Refusal::of(
                    "organization",
                    Trouble::TooMany { most: MOST, is: is + 1 },
                )));
            }
        }
    }
    let next = ActiveModel {
        account_id: Set(account.id),
        organization_id: Set(organization),
        role: Set(role),
        granted_by: Set(requester.actor()),
        granted_at: Set(write.now()),
    };
    let row = match before {
        Some(_) => next.update(write.txn()).await?,
        None => next.insert(write.txn()).await?,
    };
    record(&write, requester, Action::MemberSet, &row).await?;
    write.rights_changed();
    write.commit().await?;
    Ok(Ok(Member {
        row,
        name: account.name,
    }))
}

/// Takes a membership away; a member may also leave.
pub async fn remove(app: &App, requester: &Requester, organization: i64, account: i64) -> Done<Model> {
    let may = requester.may_manage()
        && (requester.is_registrar()
            || requester.is_member(organization, MemberRole::Owner)
            || requester.account() == Some(account));
    if !may {
        return Err(Error::forbidden());
    }
    let mut write = Write::begin(app).await?;
    let known = locked(&write, &Who::Number(account)).await?;
    // Others that change who owns the organization wait here.
    let organization_row = by_number::<organization::Model>(&write, organization).await?;
    if known.is_none() || organization_row.is_none() {
        return Ok(Err(Refusal::NotFound));
    }
    let Some(row) = Entity::find_by_id((account, organization)).one(write.txn()).await? else {
        return Ok(Err(Refusal::NotFound));
    };
    if row.role == MemberRole::Owner && must_stay(&write, requester, &row).await? {
        return Ok(Err(last_owner(organization)));
    }
    row.clone().delete(write.txn()).await?;
    record(&write, requester, Action::MemberRemoved, &row).await?;
    write.rights_changed();
    write.commit().await?;
    Ok(Ok(row))
}

/// Whether the requester may know who the members of an organization are.
#[must_use]
pub fn may_see(requester: &Requester, organization: i64) -> bool {
    requester.reads_registry() || requester.organizations().contains(&organization)
}

/// The members of those organizations whose members the requester may know, the first one first; two statements.
pub async fn of_organizations(
    app: &App,
    requester: &Requester,
    organizations: &[i64],
) -> Result<HashMap<i64, Vec<Member>>, Error> {
    let ids: Vec<i64> = organizations
        .iter()
        .copied()
        .filter(|id| may_see(requester, *id))
        .collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = Entity::find()
        .filter(Column::OrganizationId.is_in(ids.iter().copied()))
        .order_by_asc(Column::GrantedAt)
        .order_by_asc(Column::AccountId)
        .all(&app.db)
        .await?;
    let accounts = account::Entity::find()
        .filter(account::Column::Id.is_in(rows.iter().map(|row| row.account_id)))
        .all(&app.db)
        .await?;
    let mut names: HashMap<i64, String> = accounts.into_iter().map(|row| (row.id, row.name)).collect();
    for row in &rows {
        names.entry(row.account_id).or_default();
    }
    let mut members: HashMap<i64, Vec<Member>> = ids.into_iter().map(|id| (id, Vec::new())).collect();
    for row in rows {
        let name = names.get(&row.account_id).cloned().unwrap_or_default();
        members
            .entry(row.organization_id)
            .or_default()
            .push(Member { row, name });
    }
    Ok(members)
}

/// The memberships of an account, the first one first.
pub async fn of_account(app: &App, account: i64) -> Result<Vec<Model>, Error> {
    Ok(Entity::find()
        .filter(Column::AccountId.eq(account))
        .order_by_asc(Column::GrantedAt)
        .order_by_asc(Column::OrganizationId)
        .all(&app.db)
        .await?)
}

/// Whether an owner is the last one, which only an administrator may take away.
async fn must_stay(write: &Write, requester: &Requester, row: &Model) -> Result<bool, Error> {
    Ok(!requester.is_administrator() && is_last_owner(write, row.account_id, row.organization_id).await?)
}

async fn record(write: &Write, requester: &Requester, action: Action, row: &Model) -> Result<(), Error> {
    let subject = format!("account_{}", row.account_id);
    let organization = format!("organization_{}", row.organization_id);
    let detail = json!({ "organization": organization, "role": row.role.code() });
    audit::record(write, requester, action, &subject, detail).await
}

fn last_owner(organization: i64) -> Refusal {
    let of = format!("organization_{organization}");
    Refusal::of("account", Trouble::LastOne { of })
}
