//! Writing affiliations. The index documents of both sides speak of them, so both are noted as changed.

use qiao_entity::{
    affiliation::{ActiveModel, Column, Entity, Model},
    manager,
    noun::Noun,
    organization,
    status::Status,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::{Draft, MOST, problems};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        problem::{Answer, Problem, Refusal, Trouble, Written},
        store::{absent, by_number, check_version, for_change, no_record, unseen},
        write::Write,
    },
    error::Error,
};

/// Puts affiliations in place of all that a manager has, if nobody changed its profile since `version`, where one is given.
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
    // A manager says where it works until it is admitted; from then on the registrar does.
    let own = requester.manager() == Some(manager);
    let admitted = own && !is_unpublished(app, manager).await?;
    if !requester.is_registrar() && (!own || admitted) {
        return Err(Error::forbidden());
    }
    let mut problems = problems(manager, drafts);
    problems.extend(organizations_hidden(&app.db, requester, drafts).await?);
    if !problems.is_empty() {
        return Ok(Err(Refusal::Invalid(problems)));
    }
    let mut write = Write::begin(app).await?;
    if let Err(refusal) = next_version(&write, requester, manager, version).await? {
        return Ok(Err(refusal));
    }
    let done = replace(&mut write, manager, drafts).await?;
    committed(write, done).await
}

/// Counts a change of what belongs to a manager's profile as one of the profile, if nobody else changed it since `version`. Two
/// changes at the same time: the second waits here.
pub async fn next_version(
    write: &Write,
    requester: &Requester,
    manager: i64,
    version: Option<i64>,
) -> Result<Result<(), Refusal>, Error> {
    let Some(row) = for_change::<manager::Model>(write, requester, manager).await? else {
        return Ok(Err(Refusal::NotFound));
    };
    if let Err(stale) = check_version(row.version, version.unwrap_or(row.version)) {
        return Ok(Err(stale));
    }
    let next = manager::ActiveModel {
        id: Set(row.id),
        version: Set(row.version + 1),
        updated_at: Set(write.now()),
        ..Default::default()
    };
    next.update(write.txn()).await?;
    Ok(Ok(()))
}

/// Stores one more affiliation.
pub async fn post(app: &App, requester: &Requester, draft: &Draft) -> Result<Answer<Model>, Error> {
    if !requester.may_write() || !requester.reads_registry() {
        return Err(Error::forbidden());
    }
    let mut problems = draft.problems();
    if !problems.is_empty() {
        problems.extend(missing(&app.db, draft).await?);
        return Ok(Err(Refusal::Invalid(problems)));
    }
    let mut write = Write::begin(app).await?;
    let done = insert(&mut write, draft).await?;
    committed(write, done).await
}

/// Removes an affiliation; the answer holds it as it was.
pub async fn remove(app: &App, requester: &Requester, id: i64) -> Result<Answer<Model>, Error> {
    if !requester.may_write() || !requester.reads_registry() {
        return Err(Error::forbidden());
    }
    let mut write = Write::begin(app).await?;
    let Some(row) = Entity::find_by_id(id).one(write.txn()).await? else {
        return Ok(Err(Refusal::NotFound));
    };
    Entity::delete_by_id(id).exec(write.txn()).await?;
    changed(&mut write, &row);
    committed(write, Ok(row)).await
}

/// Puts affiliations in place of all that a manager has, inside a write. Their own problems are the caller's to ask for.
pub async fn replace(write: &mut Write, manager: i64, drafts: &[Draft]) -> Result<Result<Vec<Model>, Refusal>, Error> {
    // Two replacements at the same time: the second waits here until the first is stored.
    if by_number::<manager::Model>(write, manager).await?.is_none() {
        return Ok(Err(Refusal::NotFound));
    }
    let missing = organizations_missing(write.txn(), drafts).await?;
    if !missing.is_empty() {
        return Ok(Err(Refusal::Invalid(missing)));
    }
    for row in of_manager(write, manager).await? {
        changed(write, &row);
    }
    Entity::delete_many()
        .filter(Column::ManagerId.eq(manager))
        .exec(write.txn())
        .await?;
    write.changed(Noun::Manager, manager);
    let mut rows = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let row = columns(draft).insert(write.txn()).await?;
        changed(write, &row);
        rows.push(row);
    }
    Ok(Ok(rows))
}

/// Stores one more affiliation inside a write. Its own problems are the caller's to ask for.
pub async fn insert(write: &mut Write, draft: &Draft) -> Result<Result<Model, Refusal>, Error> {
    let others = match others(write, draft).await? {
        Ok(others) => others,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if others.iter().any(|row| draft.is_same_as(row)) {
        let given = draft.organization.to_string();
        return Ok(Err(Refusal::of("organization", Trouble::Repeated { given })));
    }
    if others.len() >= MOST {
        let is = others.len() + 1;
        return Ok(Err(Refusal::of("manager", Trouble::TooMany { most: MOST, is })));
    }
    let row = columns(draft).insert(write.txn()).await?;
    changed(write, &row);
    Ok(Ok(row))
}

/// Stores an affiliation inside a write, in place of the one with the same organization, post and first day if there
/// is one: a repeated import adds nothing. Its own problems are the caller's to ask for.
pub async fn put(write: &mut Write, draft: &Draft) -> Result<Result<Model, Refusal>, Error> {
    let others = match others(write, draft).await? {
        Ok(others) => others,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let Some(same) = others.iter().find(|row| draft.is_same_as(row)) else {
        return insert(write, draft).await;
    };
    let next = ActiveModel {
        id: Set(same.id),
        ..columns(draft)
    };
    let row = next.update(write.txn()).await?;
    changed(write, &row);
    Ok(Ok(row))
}

/// The affiliations that the draft's manager has, once both sides of the draft are known to be there.
async fn others(write: &Write, draft: &Draft) -> Result<Result<Vec<Model>, Refusal>, Error> {
    by_number::<manager::Model>(write, draft.manager).await?;
    let missing = missing(write.txn(), draft).await?;
    if !missing.is_empty() {
        return Ok(Err(Refusal::Invalid(missing)));
    }
    Ok(Ok(of_manager(write, draft.manager).await?))
}

/// The affiliations of these managers, inside a write.
pub async fn stored(write: &Write, managers: &[i64]) -> Result<Vec<Model>, Error> {
    Ok(Entity::find()
        .filter(Column::ManagerId.is_in(managers.iter().copied()))
        .all(write.txn())
        .await?)
}

async fn of_manager(write: &Write, manager: i64) -> Result<Vec<Model>, Error> {
    Ok(Entity::find()
        .filter(Column::ManagerId.eq(manager))
        .all(write.txn())
        .await?)
}

async fn missing(db: &impl ConnectionTrait, draft: &Draft) -> Result<Vec<Problem>, Error> {
    let managers = absent::<manager::Entity>(db, &[draft.manager]).await?;
    let organizations = absent::<organization::Entity>(db, &[draft.organization]).await?;
    let managers = managers.into_iter().map(|id| no_record(&["manager"], id));
    let organizations = organizations.into_iter().map(|id| no_record(&["organization"], id));
    Ok(managers.chain(organizations).collect())
}

/// Whether a manager's profile is not shown yet.
pub async fn is_unpublished(app: &App, manager: i64) -> Result<bool, Error> {
    let row = manager::Entity::find_by_id(manager).one(&app.db).await?;
    Ok(row.is_some_and(|row| row.status != Status::Published))
}

/// The problems of organizations that the requester may not know of: the same as if they were not there.
async fn organizations_hidden(
    db: &impl ConnectionTrait,
    requester: &Requester,
    drafts: &[Draft],
) -> Result<Vec<Problem>, Error> {
    // A list that is too long is a problem already; the statement stays short.
    let drafts = &drafts[..drafts.len().min(MOST)];
    let ids: Vec<i64> = drafts.iter().map(|draft| draft.organization).collect();
    let hidden = unseen::<organization::Model>(db, requester, &ids).await?;
    Ok(named(&ids, &hidden))
}

/// The problems of some of the organizations that drafts name.
fn named(ids: &[i64], wrong: &[i64]) -> Vec<Problem> {
    let wrong = ids.iter().enumerate().filter(|(_, id)| wrong.contains(id));
    wrong
        .map(|(at, id)| no_record(&["affiliations", &at.to_string(), "organization"], *id))
        .collect()
}

async fn organizations_missing(db: &impl ConnectionTrait, drafts: &[Draft]) -> Result<Vec<Problem>, Error> {
    let ids: Vec<i64> = drafts.iter().map(|draft| draft.organization).collect();
    let absent = absent::<organization::Entity>(db, &ids).await?;
    Ok(named(&ids, &absent))
}

fn changed(write: &mut Write, row: &Model) {
    write.changed(Noun::Manager, row.manager_id);
    write.changed(Noun::Organization, row.organization_id);
}

fn columns(draft: &Draft) -> ActiveModel {
    ActiveModel {
        manager_id: Set(draft.manager),
        organization_id: Set(draft.organization),
        post_zh: Set(draft.post.zh.clone()),
        post_en: Set(draft.post.en.clone()),
        mode: Set(draft.mode),
        from_date: Set(draft.from),
        to_date: Set(draft.to),
        ..Default::default()
    }
}

async fn committed<T>(write: Write, done: Result<T, Refusal>) -> Result<Answer<T>, Error> {
    Ok(match done {
        Ok(record) => Ok(Written {
            record,
            position: write.commit().await?,
        }),
        Err(refusal) => Err(refusal),
    })
}
