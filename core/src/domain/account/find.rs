//! Accounts by what a request calls them, inside the writes that change their rights.
//!
//! Such a write locks in one order, so that two of them cannot wait for each other: the administrators, the account, its
//! organizations, the audit log.

use qiao_entity::{
    account, account::AccountStatus, account_role, account_role::Role, membership, membership::MemberRole,
};
use sea_orm::{
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, QueryTrait, sea_query::SelectStatement,
};

use crate::{domain::write::Write, error::Error};

/// How a request names an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// By its number.
    Number(i64),
    /// By the name it logs in with.
    Login(String),
}

/// The account, if there is one that was not erased; others that mean to change it wait until this write ends.
pub(super) async fn locked(write: &Write, who: &Who) -> Result<Option<account::Model>, Error> {
    let select = match who {
        Who::Number(number) => account::Entity::find_by_id(*number),
        // PostgreSQL cannot be asked about a text with NUL in it.
        Who::Login(login) if login.contains('\0') => return Ok(None),
        Who::Login(login) => account::Entity::find().filter(account::Column::Login.eq(login.trim().to_lowercase())),
    };
    Ok(select
        .filter(account::Column::Status.ne(AccountStatus::Erased))
        .lock_exclusive()
        .one(write.txn())
        .await?)
}

/// Holds other writes that take the role of an administrator away back until this one ends: two administrators that
/// remove each other at the same time must not both succeed. To be called before anything else is locked.
pub(super) async fn lock_administrators(write: &Write) -> Result<(), Error> {
    write.lock_key("role", "ADMINISTRATOR").await
}

/// Whether this account is the only one in use with the role of an administrator.
pub(super) async fn is_last_administrator(write: &Write, account: i64) -> Result<bool, Error> {
    let with_role = || {
        account_role::Entity::find()
            .filter(account_role::Column::Role.eq(Role::Administrator))
            .filter(account_role::Column::AccountId.in_subquery(in_use()))
    };
    let own = with_role().filter(account_role::Column::AccountId.eq(account));
    let others = with_role().filter(account_role::Column::AccountId.ne(account));
    Ok(own.count(write.txn()).await? > 0 && others.count(write.txn()).await? == 0)
}

/// Whether nobody but this account owns the organization.
pub(super) async fn is_last_owner(write: &Write, account: i64, organization: i64) -> Result<bool, Error> {
    let others = membership::Entity::find()
        .filter(membership::Column::OrganizationId.eq(organization))
        .filter(membership::Column::Role.eq(MemberRole::Owner))
        .filter(membership::Column::AccountId.ne(account))
        .filter(membership::Column::AccountId.in_subquery(in_use()));
    Ok(others.count(write.txn()).await? == 0)
}

/// Selects the numbers of the accounts that can be used.
fn in_use() -> SelectStatement {
    account::Entity::find()
        .select_only()
        .column(account::Column::Id)
        .filter(account::Column::Status.eq(AccountStatus::Active))
        .into_query()
}
