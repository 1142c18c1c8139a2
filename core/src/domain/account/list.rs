//! Reading accounts: one's own, and all of them for administrators.

use std::collections::HashMap;

use qiao_entity::{
    account,
    account::{AccountStatus, Column, Entity, Model},
    account_role,
    account_role::Role,
    membership,
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select,
    sea_query::{Expr, LikeExpr, SimpleExpr},
};

use super::folded;
use crate::{
    app::App,
    auth::Requester,
    domain::{
        indicator::grouped,
        page::{self, Key, Ordering, Page, Place},
    },
    error::Error,
};

/// Which accounts.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Whose login begins like this.
    pub login: Option<String>,
    /// In this state.
    pub status: Option<AccountStatus>,
    /// With this role.
    pub role: Option<Role>,
}

/// Accounts are listed by login.
#[derive(Clone, Copy, Debug)]
struct ByLogin;

impl Ordering<Entity> for ByLogin {
    fn expression(self) -> SimpleExpr {
        Expr::col((account::Entity, Column::Login))
    }

    fn descending(self) -> bool {
        false
    }

    fn place(self, row: &Model) -> Place {
        Place {
            key: Key::Text(row.login.clone()),
            id: row.id,
        }
    }

    fn id() -> Column {
        Column::Id
    }
}

/// The only door to the table for reads: one's own account; all of them for administrators.
#[must_use]
pub fn visible_to(requester: &Requester) -> Select<Entity> {
    if requester.is_administrator() && requester.may_manage() {
        return Entity::find();
    }
    // No account has the number 0.
    Entity::find().filter(Column::Id.eq(requester.account().unwrap_or_default()))
}

fn select(requester: &Requester, filter: &Filter) -> Select<Entity> {
    let mut all = Condition::all();
    if let Some(start) = &filter.login {
        // PostgreSQL cannot even be asked for a text with NUL in it, and no login has one.
        let start = folded(start).replace('\0', " ");
        let start = start.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        all = all.add(Column::Login.like(LikeExpr::new(format!("{start}%")).escape('\\')));
    }
    if let Some(status) = filter.status {
        all = all.add(Column::Status.eq(status));
    }
    if let Some(role) = filter.role {
        let holders = account_role::Entity::find()
            .select_only()
            .column(account_role::Column::AccountId)
            .filter(account_role::Column::Role.eq(role))
            .into_query();
        all = all.add(Column::Id.in_subquery(holders));
    }
    visible_to(requester).filter(all)
}

/// The account of a number, if the requester may know of it.
pub async fn by_id(app: &App, requester: &Requester, id: i64) -> Result<Option<Model>, Error> {
    Ok(visible_to(requester).filter(Column::Id.eq(id)).one(&app.db).await?)
}

/// The account of a login, if the requester may know of it.
pub async fn by_login(app: &App, requester: &Requester, login: &str) -> Result<Option<Model>, Error> {
    let login = folded(login).replace('\0', " ");
    Ok(visible_to(requester)
        .filter(Column::Login.eq(login))
        .one(&app.db)
        .await?)
}

/// One page of the accounts that the filter lets through.
pub async fn list(
    app: &App,
    requester: &Requester,
    filter: &Filter,
    request: &page::Request,
) -> Result<Page<Model>, Error> {
    let mut numbers = page::numbers(&app.db, select(requester, filter), ByLogin, request).await?;
    let more = numbers.len() > request.size;
    numbers.truncate(request.size);
    let rows = visible_to(requester).filter(Column::Id.is_in(numbers.iter().copied()));
    let rows = rows.all(&app.db).await?;
    let mut rows: HashMap<i64, Model> = rows.into_iter().map(|row| (row.id, row)).collect();
    let rows = numbers.iter().filter_map(|id| rows.remove(id));
    Ok(Page::new(
        rows.map(|row| (ByLogin.place(&row), row)).collect(),
        more,
        request,
    ))
}

/// How many accounts the filter lets through.
pub async fn count(app: &App, requester: &Requester, filter: &Filter) -> Result<i64, Error> {
    Ok(i64::try_from(select(requester, filter).count(&app.db).await?).unwrap_or(i64::MAX))
}

/// The roles of these accounts; one statement. Whoever may know of an account may read them.
pub async fn roles_of(app: &App, accounts: &[i64]) -> Result<HashMap<i64, Vec<account_role::Model>>, Error> {
    let rows = account_role::Entity::find()
        .filter(account_role::Column::AccountId.is_in(accounts.iter().copied()))
        .order_by_asc(account_role::Column::Id)
        .all(&app.db)
        .await?;
    Ok(grouped(rows, |row| Some(row.account_id)))
}

/// The memberships of these accounts; one statement. Whoever may know of an account may read them.
pub async fn memberships_of(app: &App, accounts: &[i64]) -> Result<HashMap<i64, Vec<membership::Model>>, Error> {
    let rows = membership::Entity::find()
        .filter(membership::Column::AccountId.is_in(accounts.iter().copied()))
        .order_by_asc(membership::Column::OrganizationId)
        .all(&app.db)
        .await?;
    Ok(grouped(rows, |row| Some(row.account_id)))
}
