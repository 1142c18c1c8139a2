//! Giving files out.

use std::collections::HashMap;

use qiao_entity::{
    file::{Column, Entity, Model},
    file_content,
    noun::Noun,
    point,
    step::Subject,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::{
    app::App,
    auth::Requester,
    domain::{
        access, chain,
        indicator::grouped,
        ledger::{self, Sight},
        thread,
    },
    error::Error,
};

/// Media types under which content is given out: nothing that a browser runs. All else is bytes.
const SERVED: [&str; 14] = [
    "application/pdf",
    "application/zip",
    "application/msword",
    "application/vnd.ms-excel",
    "application/vnd.ms-powerpoint",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "application/vnd.oasis.opendocument.text",
    "image/jpeg",
    "image/png",
    "image/webp",
    "text/csv",
    "text/plain",
];

/// The media type under which a file is given out.
#[must_use]
pub fn served_as(file: &Model) -> &'static str {
    let known = SERVED.into_iter().find(|known| *known == file.media_type);
    known.unwrap_or("application/octet-stream")
}

/// A file with its content, if the requester may have it. It is noted for the access log of the need, and not given out where no such
/// note can be taken; what its giver gets back is not noted.
pub async fn content(app: &App, requester: &Requester, id: i64) -> Result<Option<(Model, Vec<u8>)>, Error> {
    let Some(row) = Entity::find_by_id(id).one(&app.db).await? else {
        return Ok(None);
    };
    if row.withdrawn_at.is_some() || !may_have(app, requester, &row).await? {
        return Ok(None);
    }
    let content = file_content::Entity::find_by_id(id).one(&app.db).await?;
    Ok(content.map(|content| (row, content.content)))
}

async fn may_have(app: &App, requester: &Requester, row: &Model) -> Result<bool, Error> {
    if row.subject == Subject::Point {
        let entry = point::Entity::find_by_id(row.subject_id).one(&app.db).await?;
        let sight = entry.and_then(|entry| ledger::sight(requester, entry.manager_id, entry.ledger));
        return Ok(sight == Some(Sight::Whole));
    }
    let Some(party) = chain::party(app, &app.db, requester, row.subject, row.subject_id).await? else {
        return Ok(false);
    };
    if thread::is_mine(requester, &row.actor) {
        return Ok(true);
    }
    // Whatever its level: a file leaves the service.
    Ok(thread::may_read(requester, &party, row.level) && access::note(Noun::Need, party.need.id, "FILES"))
}

/// The files that came with these messages, the first one first; one statement.
pub async fn of_messages(app: &App, ids: &[i64]) -> Result<HashMap<i64, Vec<Model>>, Error> {
    let rows = Entity::find()
        .filter(Column::MessageId.is_in(ids.iter().copied()))
        .order_by_asc(Column::Id)
        .all(&app.db)
        .await?;
    Ok(grouped(rows, |row| row.message_id))
}

/// The files that prove these entries of the ledgers; one statement.
pub async fn of_points(app: &App, ids: &[i64]) -> Result<HashMap<i64, Model>, Error> {
    let rows = Entity::find()
        .filter(Column::Subject.eq(Subject::Point))
        .filter(Column::SubjectId.is_in(ids.iter().copied()))
        .all(&app.db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.subject_id, row)).collect())
}
