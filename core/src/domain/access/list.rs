//! Reading the access log: for the owners of records.

use qiao_entity::access::{Column, Entity, Model};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Select};

use crate::{
    app::App,
    auth::Requester,
    domain::{
        disclosure::Disclosed,
        page::{self, Newest, Numbered, Page},
    },
    error::Error,
};

impl Numbered for Model {
    fn number(&self) -> i64 {
        self.id
    }
}

/// Through what kind of door a read came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// A browser's session.
    Session,
    /// An API token.
    Token,
    /// The configured token, or the command line.
    AdminToken,
}

/// Through what kind of door a read came; which session or token it was is not the owner's to know.
#[must_use]
pub fn door(row: &Model) -> Door {
    match row.via.split_once('_') {
        Some(("session", _)) => Door::Session,
        Some(("token", _)) => Door::Token,
        _ => Door::AdminToken,
    }
}

fn select(record: Disclosed) -> Select<Entity> {
    Entity::find()
        .filter(Column::Noun.eq(record.noun))
        .filter(Column::RowId.eq(record.id))
}

/// One page of the reads of a record; none for who does not decide for its owner.
pub async fn list(
    app: &App,
    requester: &Requester,
    record: Disclosed,
    request: &page::Request,
) -> Result<Option<Page<Model>>, Error> {
    if !record.governed_by(requester) {
        return Ok(None);
    }
    Ok(Some(page::rows(&app.db, select(record), Newest, request).await?))
}

/// How many reads of a record there were; 0 for who does not decide for its owner.
pub async fn count(app: &App, requester: &Requester, record: Disclosed) -> Result<i64, Error> {
    if !record.governed_by(requester) {
        return Ok(0);
    }
    Ok(i64::try_from(select(record).count(&app.db).await?).unwrap_or(i64::MAX))
}
