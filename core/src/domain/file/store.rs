//! Storing files, and taking them back.

use qiao_entity::{
    file::{ActiveModel, Entity, Model},
    file_content,
    level::Level,
    step::{Side, Subject},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, QuerySelect};

use super::Upload;
use crate::{
    app::App,
    auth::Requester,
    domain::{
        account::Done,
        chain,
        problem::{Refusal, Trouble},
        write::Write,
    },
    error::Error,
};

/// To what a file belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// What it is.
    pub subject: Subject,
    /// Its number.
    pub id: i64,
    /// The need behind it, if there is one.
    pub need: Option<i64>,
    /// From which level of the need on the file is read.
    pub level: Level,
}

impl Place {
    /// What proves an entry of a ledger.
    #[must_use]
    pub fn of_point(id: i64) -> Self {
        Self {
            subject: Subject::Point,
            id,
            need: None,
            level: Level::Agreement,
        }
    }
}

/// Stores a file that was checked.
pub async fn store(
    write: &Write,
    requester: &Requester,
    place: &Place,
    side: Side,
    message: Option<i64>,
    upload: Upload,
) -> Result<Model, Error> {
    let row = ActiveModel {
        subject: Set(place.subject),
        subject_id: Set(place.id),
        need_id: Set(place.need),
        message_id: Set(message),
        actor: Set(requester.actor()),
        account_id: Set(requester.account()),
        side: Set(side),
        level: Set(place.level),
        name: Set(upload.safe_name()),
        media_type: Set(upload.safe_media_type()),
        size: Set(i64::try_from(upload.content.len()).map_err(Error::internal)?),
        digest: Set(upload.digest()),
        at: Set(write.now()),
        ..Default::default()
    };
    let row = row.insert(write.txn()).await?;
    let content = file_content::ActiveModel {
        file_id: Set(row.id),
        content: Set(upload.content),
    };
    file_content::Entity::insert(content)
        .exec_without_returning(write.txn())
        .await?;
    Ok(row)
}

/// Takes a file back that the requester handed in: it keeps its place, and nobody gets it any more. What proves an entry of a ledger
/// stays.
pub async fn withdraw(app: &App, requester: &Requester, id: i64) -> Done<Model> {
    if !requester.may_write() {
        return Err(Error::forbidden());
    }
    let write = Write::begin(app).await?;
    let row = Entity::find_by_id(id).lock_exclusive().one(write.txn()).await?;
    let Some(row) = row.filter(|row| row.actor == requester.actor() && row.subject != Subject::Point) else {
        return Ok(Err(Refusal::NotFound));
    };
    let party = chain::party(app, write.txn(), requester, row.subject, row.subject_id).await?;
    if party.is_none() {
        return Ok(Err(Refusal::NotFound));
    }
    if row.withdrawn_at.is_some() {
        let is = "WITHDRAWN".to_owned();
        return Ok(Err(Refusal::of("file", Trouble::WrongStatus { is })));
    }
    let next = ActiveModel {
        id: Set(row.id),
        withdrawn_at: Set(Some(write.now())),
        ..Default::default()
    };
    let row = next.update(write.txn()).await?;
    write.commit().await?;
    Ok(Ok(row))
}
