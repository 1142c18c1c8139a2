//! Reading a thread: its parties alone.

use qiao_entity::{
    message::{Column, Entity, Model},
    step::Subject,
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Select};

use super::is_mine;
use crate::{
    app::App,
    auth::Requester,
    domain::{
        chain::{self, Party},
        page::{self, Newest, Page},
        record::Record,
    },
    error::Error,
};

fn select(subject: Subject, id: i64) -> Select<Entity> {
    Entity::find()
        .filter(Column::Subject.eq(subject))
        .filter(Column::SubjectId.eq(id))
}

/// One page of what was written about a part of the chain, the newest first. That the requester is a party was found out before.
pub async fn messages(app: &App, party: &Party, request: &page::Request) -> Result<Page<Model>, Error> {
    page::rows(&app.db, select(party.subject, party.id), Newest, request).await
}

/// How much was written.
pub async fn count(app: &App, party: &Party) -> Result<i64, Error> {
    let count = select(party.subject, party.id).count(&app.db).await?;
    Ok(i64::try_from(count).unwrap_or(i64::MAX))
}

/// A message by its number, for the parties of what it belongs to.
pub async fn one(app: &App, requester: &Requester, id: i64) -> Result<Option<(Model, Party)>, Error> {
    let Some(row) = Entity::find_by_id(id).one(&app.db).await? else {
        return Ok(None);
    };
    let party = chain::party(app, &app.db, requester, row.subject, row.subject_id).await?;
    Ok(party.map(|party| (row, party)))
}

/// Whether the words of a message are given to the requester now: it wrote them, or it reads as much of the need, which is noted for
/// the access log where they stand under agreement. Nobody reads what was withdrawn.
#[must_use]
pub fn reads(requester: &Requester, party: &Party, message: &Model) -> bool {
    let record = party.need.disclosed();
    message.withdrawn_at.is_none()
        && (is_mine(requester, &message.actor) || record.reads(requester, message.level, "MESSAGES"))
}
