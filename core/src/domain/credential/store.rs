//! Writing credentials.

use qiao_entity::{
    credential::{ActiveModel, Column, Entity, Model},
    manager,
    noun::Noun,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

use super::{Draft, problems};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        affiliation::{is_unpublished, next_version},
        link,
        problem::{Answer, Refusal, Written},
        write::Write,
    },
    error::Error,
};

/// Puts credentials in place of all that a manager has. As with affiliations a manager says what it has until it is admitted; from
/// then on the registrar does, who has seen the certificates. Nobody may have changed the profile since `version`, where one is given.
pub async fn replace_of_manager(
    app: &App,
    requester: &Requester,
    manager: i64,
    version: Option<i64>,
    drafts: &[Draft],
) -> Result<Answer<Vec<Model>>, Error> {
    if !requester.may_write() {
        return Err(Error::forbidden());
    }
    let own = requester.manager() == Some(manager);
    let admitted = own && !is_unpublished(app, manager).await?;
    if !requester.is_registrar() && (!own || admitted) {
        return Err(Error::forbidden());
    }
    let problems = problems(drafts);
    if !problems.is_empty() {
        return Ok(Err(Refusal::Invalid(problems)));
    }
    let mut write = Write::begin(app).await?;
    if let Err(refusal) = next_version(&write, requester, manager, version).await? {
        return Ok(Err(refusal));
    }
    write.changed(Noun::Manager, manager);
    put(&write, manager, drafts).await?;
    let rows = Entity::find()
        .filter(Column::ManagerId.eq(manager))
        .order_by_asc(Column::Position)
        .all(write.txn())
        .await?;
    Ok(Ok(Written {
        record: rows,
        position: write.commit().await?,
    }))
}

/// Gives the manager of an external key these credentials, where there is such a manager and it has none.
pub async fn set_first(app: &App, key: &str, drafts: &[Draft]) -> Result<(), Error> {
    let write = Write::begin(app).await?;
    let found = manager::Entity::find().filter(manager::Column::ExternalKey.eq(key));
    let Some(row) = found.one(write.txn()).await? else {
        return Ok(());
    };
    let there = Entity::find()
        .filter(Column::ManagerId.eq(row.id))
        .count(write.txn())
        .await?;
    if there == 0 {
        put(&write, row.id, drafts).await?;
    }
    write.commit().await?;
    Ok(())
}

async fn put(write: &Write, manager: i64, drafts: &[Draft]) -> Result<(), Error> {
    let said = |text: &Option<String>| {
        text.as_deref()
            .map(str::trim)
            .filter(|text| !text.is_empty())
            .map(str::to_owned)
    };
    let rows = drafts.iter().zip(0..).map(|(draft, position)| ActiveModel {
        manager_id: Set(manager),
        position: Set(position),
        kind: Set(draft.kind),
        level: Set(draft.level),
        name: Set(said(&draft.name)),
        issuer: Set(draft.issuer.trim().to_owned()),
        number: Set(said(&draft.number)),
        issued_on: Set(draft.issued),
        valid_until: Set(draft.until),
        ..Default::default()
    });
    link::replace(write.txn(), Column::ManagerId, manager, rows.collect()).await
}
