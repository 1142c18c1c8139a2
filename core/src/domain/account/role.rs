//! Roles of accounts: administrators give and take them.

use qiao_entity::{
    account_role::{ActiveModel, Column, Entity, Model, Role},
    audit::Action,
    organization,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, ModelTrait, QueryFilter, QueryOrder};
use serde_json::json;

use super::{
    Done, Who,
    find::{is_last_administrator, lock_administrators, locked},
};
use crate::{
    app::App,
    auth::{Requester, Scope},
    domain::{
        audit,
        problem::{Checks, Refusal, Trouble},
        reference::REGIONS_LIST,
        store::absent,
        write::Write,
    },
    error::Error,
};

/// A role that an account shall have or have no longer, with the scope that a matchmaker's has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// The role.
    pub role: Role,
    /// A matchmaker's region.
    pub region: Option<String>,
    /// A matchmaker's association: an organization.
    pub association: Option<i64>,
}

impl Grant {
    /// A role; where, for a matchmaker.
    #[must_use]
    pub fn new(role: Role, scope: Option<Scope>) -> Self {
        let (region, association) = match scope {
            Some(Scope::Region(code)) => (Some(code), None),
            Some(Scope::Association(id)) => (None, Some(id)),
            None => (None, None),
        };
        Self {
            role,
            region,
            association,
        }
    }

    /// What is wrong with it in itself.
    pub(super) fn check(&self, checks: &mut Checks) {
        if self.role == Role::Matchmaker {
            match (&self.region, self.association) {
                (None, None) => checks.add("region", Trouble::Required),
                (Some(_), Some(_)) => checks.add("association", Trouble::NotWanted),
                _ => {}
            }
        } else {
            if self.region.is_some() {
                checks.add("region", Trouble::NotWanted);
            }
            if self.association.is_some() {
                checks.add("association", Trouble::NotWanted);
            }
        }
        checks.code("region", self.region.as_deref(), |code| REGIONS_LIST.has(code));
    }

    /// Writes it down for an account that does not have it.
    pub(super) async fn insert(&self, write: &Write, requester: &Requester, account: i64) -> Result<Model, Error> {
        let row = ActiveModel {
            account_id: Set(account),
            role: Set(self.role),
            region_code: Set(self.region.clone()),
            organization_id: Set(self.association),
            granted_by: Set(requester.actor()),
            granted_at: Set(write.now()),
            ..Default::default()
        };
        Ok(row.insert(write.txn()).await?)
    }

    /// What the audit log says of it.
    fn detail(&self) -> serde_json::Value {
        let association = self.association.map(|number| format!("organization_{number}"));
        json!({ "role": self.role.code(), "region": self.region, "association": association })
    }

    async fn stored(&self, write: &Write, account: i64) -> Result<Option<Model>, Error> {
        let rows = Entity::find()
            .filter(Column::AccountId.eq(account))
            .filter(Column::Role.eq(self.role))
            .all(write.txn())
            .await?;
        Ok(rows
            .into_iter()
            .find(|row| row.region_code == self.region && row.organization_id == self.association))
    }
}

/// Gives a role; one that the account has already stays as it is.
pub async fn grant(app: &App, requester: &Requester, account: i64, grant: &Grant) -> Done<Model> {
    if !(requester.may_manage() && requester.is_administrator()) {
        return Err(Error::forbidden());
    }
    let mut checks = Checks::default();
    grant.check(&mut checks);
    let mut problems = checks.problems();
    let mut write = Write::begin(app).await?;
    if locked(&write, &Who::Number(account)).await?.is_none() {
        return Ok(Err(Refusal::NotFound));
    }
    if let Some(number) = grant.association
        && !absent::<organization::Entity>(write.txn(), &[number]).await?.is_empty()
    {
        problems.push(crate::domain::store::no_record(&["association"], number));
    }
    if !problems.is_empty() {
        return Ok(Err(Refusal::Invalid(problems)));
    }
    if let Some(row) = grant.stored(&write, account).await? {
        return Ok(Ok(row));
    }
    let row = grant.insert(&write, requester, account).await?;
    let subject = format!("account_{account}");
    audit::record(&write, requester, Action::RoleGranted, &subject, grant.detail()).await?;
    write.rights_changed();
    write.commit().await?;
    Ok(Ok(row))
}

/// Takes a role away, unless nobody would be an administrator any more.
pub async fn remove(app: &App, requester: &Requester, account: i64, grant: &Grant) -> Done<Model> {
    if !(requester.may_manage() && requester.is_administrator()) {
        return Err(Error::forbidden());
    }
    let mut write = Write::begin(app).await?;
    if grant.role == Role::Administrator {
        lock_administrators(&write).await?;
    }
    if locked(&write, &Who::Number(account)).await?.is_none() {
        return Ok(Err(Refusal::NotFound));
    }
    let Some(row) = grant.stored(&write, account).await? else {
        return Ok(Err(Refusal::NotFound));
    };
    if grant.role == Role::Administrator && is_last_administrator(&write, account).await? {
        return Ok(Err(Refusal::of(
            "role",
            Trouble::LastOne {
                of: Role::Administrator.code(),
            },
        )));
    }
    row.clone().delete(write.txn()).await?;
    let subject = format!("account_{account}");
    audit::record(&write, requester, Action::RoleRemoved, &subject, grant.detail()).await?;
    write.rights_changed();
    write.commit().await?;
    Ok(Ok(row))
}

/// The roles of an account, the first given one first.
pub async fn of_account(app: &App, account: i64) -> Result<Vec<Model>, Error> {
    Ok(Entity::find()
        .filter(Column::AccountId.eq(account))
        .order_by_asc(Column::Id)
        .all(&app.db)
        .await?)
}
