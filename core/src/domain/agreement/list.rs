//! Reading agreements: each side its own.

use qiao_entity::agreement::{Column, Entity, Model};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Select};

use crate::{
    app::App,
    auth::Requester,
    domain::{
        disclosure::Disclosed,
        page::{self, Newest, Numbered, Page},
        record,
    },
    error::Error,
};

impl Numbered for Model {
    fn number(&self) -> i64 {
        self.id
    }
}

/// What the requester itself asked for; nothing when it is no account.
fn select_mine(requester: &Requester) -> Select<Entity> {
    // No account has this number.
    Entity::find().filter(Column::AccountId.eq(requester.account().unwrap_or(0)))
}

/// What was asked of a record's owner.
fn select_of(record: Disclosed) -> Select<Entity> {
    Entity::find()
        .filter(Column::Noun.eq(record.noun))
        .filter(Column::RowId.eq(record.id))
}

/// One page of what the requester itself asked for.
pub async fn mine(app: &App, requester: &Requester, request: &page::Request) -> Result<Page<Model>, Error> {
    page::rows(&app.db, select_mine(requester), Newest, request).await
}

/// How much the requester itself asked for.
pub async fn count_mine(app: &App, requester: &Requester) -> Result<i64, Error> {
    count(app, select_mine(requester)).await
}

/// One page of what was asked of a record's owner; none for everyone else.
pub async fn of_record(
    app: &App,
    requester: &Requester,
    record: Disclosed,
    request: &page::Request,
) -> Result<Option<Page<Model>>, Error> {
    if !record.governed_by(requester) {
        return Ok(None);
    }
    Ok(Some(page::rows(&app.db, select_of(record), Newest, request).await?))
}

/// How much was asked of a record's owner; 0 for everyone else.
pub async fn count_of(app: &App, requester: &Requester, record: Disclosed) -> Result<i64, Error> {
    if !record.governed_by(requester) {
        return Ok(0);
    }
    count(app, select_of(record)).await
}

async fn count(app: &App, select: Select<Entity>) -> Result<i64, Error> {
    Ok(i64::try_from(select.count(&app.db).await?).unwrap_or(i64::MAX))
}

/// The agreement of a number, for its two sides.
pub async fn one(app: &App, requester: &Requester, id: i64) -> Result<Option<Model>, Error> {
    let Some(row) = Entity::find_by_id(id).one(&app.db).await? else {
        return Ok(None);
    };
    if requester.account() == Some(row.account_id) {
        return Ok(Some(row));
    }
    let record = record::disclosed(app, requester, row.noun, row.row_id).await?;
    Ok(record
        .is_some_and(|record| record.governed_by(requester))
        .then_some(row))
}
