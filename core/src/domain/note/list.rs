//! Reading notes.

use qiao_entity::note::{Column, Entity, Model};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Select};

use super::{may_read, reads_all};
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

/// The only door to the table for reads: the notes on a record that the requester may read; none for who reads no notes.
fn visible_on(requester: &Requester, record: Disclosed) -> Option<Select<Entity>> {
    if !may_read(requester) {
        return None;
    }
    let mut select = Entity::find()
        .filter(Column::Noun.eq(record.noun))
        .filter(Column::RowId.eq(record.id));
    if !reads_all(requester, record) {
        // No account has the number 0.
        select = select.filter(Column::AccountId.eq(requester.account().unwrap_or(0)));
    }
    Some(select)
}

/// What the requester itself wrote.
fn select_mine(requester: &Requester) -> Option<Select<Entity>> {
    let account = requester.account().filter(|_| may_read(requester))?;
    Some(Entity::find().filter(Column::AccountId.eq(account)))
}

/// One page of the notes on a record, the newest first; none for who reads no notes.
pub async fn of_record(
    app: &App,
    requester: &Requester,
    record: Disclosed,
    request: &page::Request,
) -> Result<Option<Page<Model>>, Error> {
    match visible_on(requester, record) {
        None => Ok(None),
        Some(select) => Ok(Some(page::rows(&app.db, select, Newest, request).await?)),
    }
}

/// How many notes on a record the requester reads.
pub async fn count(app: &App, requester: &Requester, record: Disclosed) -> Result<i64, Error> {
    counted(app, visible_on(requester, record)).await
}

/// One page of what the requester wrote, the newest first; none for who keeps no notes.
pub async fn mine(app: &App, requester: &Requester, request: &page::Request) -> Result<Option<Page<Model>>, Error> {
    match select_mine(requester) {
        None => Ok(None),
        Some(select) => Ok(Some(page::rows(&app.db, select, Newest, request).await?)),
    }
}

/// How much the requester wrote.
pub async fn count_mine(app: &App, requester: &Requester) -> Result<i64, Error> {
    counted(app, select_mine(requester)).await
}

async fn counted(app: &App, select: Option<Select<Entity>>) -> Result<i64, Error> {
    match select {
        None => Ok(0),
        Some(select) => Ok(i64::try_from(select.count(&app.db).await?).unwrap_or(i64::MAX)),
    }
}

/// The note of a number, if the requester reads it.
pub async fn one(app: &App, requester: &Requester, id: i64) -> Result<Option<Model>, Error> {
    let Some(row) = Entity::find_by_id(id).one(&app.db).await? else {
        return Ok(None);
    };
    if may_read(requester) && super::is_mine(requester, &row) {
        return Ok(Some(row));
    }
    let record = record::disclosed(app, requester, row.noun, row.row_id).await?;
    Ok(record.is_some_and(|record| reads_all(requester, record)).then_some(row))
}
