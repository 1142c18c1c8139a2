//! Writing notes: only their author does.

use qiao_entity::{
    note::{ActiveModel, Entity, Model},
    noun::Noun,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, QuerySelect};

use super::{LONGEST, may_write};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        account::Done,
        problem::{Checks, Refusal, Trouble},
        record::disclosed,
        store::check_version,
        write::Write,
    },
    error::Error,
};

/// What is wrong with a note's text.
fn checked(text: &str) -> Result<String, Refusal> {
    let text = text.trim();
    let mut checks = Checks::default();
    checks.text("text", Some(text), LONGEST);
    if text.is_empty() {
        checks.add("text", Trouble::Required);
    }
    let problems = checks.problems();
    if problems.is_empty() {
        Ok(text.to_owned())
    } else {
        Err(Refusal::Invalid(problems))
    }
}

/// Writes a note on a record that the requester may know of.
pub async fn add(app: &App, requester: &Requester, (noun, id): (Noun, i64), text: &str) -> Done<Model> {
    let account = may_write(requester).ok_or_else(Error::forbidden)?;
    if disclosed(app, requester, noun, id).await?.is_none() {
        return Ok(Err(Refusal::NotFound));
    }
    let text = match checked(text) {
        Ok(text) => text,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let write = Write::begin(app).await?;
    let row = ActiveModel {
        noun: Set(noun),
        row_id: Set(id),
        account_id: Set(account),
        text: Set(text),
        created_at: Set(write.now()),
        updated_at: Set(write.now()),
        version: Set(1),
        ..Default::default()
    };
    let row = row.insert(write.txn()).await?;
    write.commit().await?;
    Ok(Ok(row))
}

/// Replaces what a note says, if its author did not change it elsewhere since `version`.
pub async fn update(app: &App, requester: &Requester, id: i64, version: i64, text: &str) -> Done<Model> {
    let (write, row) = match own(app, requester, id).await? {
        Ok(own) => own,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let text = match check_version(row.version, version).and_then(|()| checked(text)) {
        Ok(text) => text,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let next = ActiveModel {
        id: Set(row.id),
        text: Set(text),
        updated_at: Set(write.now()),
        version: Set(row.version + 1),
        ..Default::default()
    };
    let row = next.update(write.txn()).await?;
    write.commit().await?;
    Ok(Ok(row))
}

/// Removes a note.
pub async fn remove(app: &App, requester: &Requester, id: i64) -> Done<Model> {
    let (write, row) = match own(app, requester, id).await? {
        Ok(own) => own,
        Err(refusal) => return Ok(Err(refusal)),
    };
    Entity::delete_by_id(id).exec(write.txn()).await?;
    write.commit().await?;
    Ok(Ok(row))
}

/// A note that the requester wrote, to be changed. Of others' notes it learns nothing here.
async fn own(app: &App, requester: &Requester, id: i64) -> Done<(Write, Model)> {
    let account = may_write(requester).ok_or_else(Error::forbidden)?;
    let write = Write::begin(app).await?;
    let row = Entity::find_by_id(id).lock_exclusive().one(write.txn()).await?;
    match row.filter(|row| row.account_id == account) {
        Some(row) => Ok(Ok((write, row))),
        None => Ok(Err(Refusal::NotFound)),
    }
}
