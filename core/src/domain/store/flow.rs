//! Storing a draft, the same way for every noun whose draft becomes one row with its parts.

use std::future::Future;

use qiao_entity::{Millis, noun::Noun};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{self, NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
};

use super::{Posting, by_number, check_version, for_change, key_taken, reserved_key, taken};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        problem::{Answer, Problem, Refusal, Written},
        record::{Record, id_column},
        write::Write,
    },
    error::{Error, is_taken},
};

/// A draft that becomes one row with its parts: what the functions below need to know of a noun.
pub trait Storable: serde::Serialize + Send + Sync {
    /// The row.
    type Row: Record<Entity = Self::Entity> + IntoActiveModel<<Self::Entity as EntityTrait>::ActiveModel>;
    /// The row's table.
    type Entity: EntityTrait<Model = Self::Row, ActiveModel: Send>;
    /// What the row is.
    const NOUN: Noun;
    /// The column of the key under which the giver knows the record.
    const KEY: <Self::Entity as EntityTrait>::Column;

    /// Everything that is wrong with the draft by itself.
    fn problems(&self) -> Vec<Problem>;

    /// The key under which the giver knows it.
    fn external_key(&self) -> Option<&str>;

    /// The version of a stored row.
    fn version(row: &Self::Row) -> i64;

    /// The records that the draft names and that are not there. The draft may have problems of its own.
    fn missing(&self, _db: &impl ConnectionTrait) -> impl Future<Output = Result<Vec<Problem>, Error>> + Send {
        async { Ok(Vec::new()) }
    }

    /// Whether the requester may store this as a new record.
    fn may_post(&self, requester: &Requester) -> bool;

    /// Whether the requester may put this in place of a stored row.
    fn may_replace(&self, requester: &Requester, row: &Self::Row) -> bool;

    /// What in it is not the requester's to set. `before` is the row as it was; none when it is new.
    fn reserved(&self, requester: &Requester, before: Option<&Self::Row>) -> Vec<Problem> {
        let stored = before.and_then(Self::key_of);
        reserved_key(requester, self.external_key(), stored)
    }

    /// The key of a stored row.
    fn key_of(row: &Self::Row) -> Option<&str>;

    /// The records that the draft names and that the requester may not know of: the same problems as if they were not
    /// there.
    fn hidden(
        &self,
        _db: &impl ConnectionTrait,
        _requester: &Requester,
    ) -> impl Future<Output = Result<Vec<Problem>, Error>> + Send {
        async { Ok(Vec::new()) }
    }

    /// Ties a new row to the account that stored it, where that makes it the account's own.
    fn claim(
        _write: &mut Write,
        _requester: &Requester,
        _row: &Self::Row,
    ) -> impl Future<Output = Result<(), Error>> + Send {
        async { Ok(()) }
    }

    /// The row's columns.
    fn columns(&self, stamp: Stamp) -> <Self::Entity as EntityTrait>::ActiveModel;

    /// Writes what the draft holds beside the row, and notes every record whose index document changes by it.
    /// `before` is the row as it was; none when it is new.
    fn put_parts(
        &self,
        write: &mut Write,
        row: &Self::Row,
        before: Option<&Self::Row>,
    ) -> impl Future<Output = Result<(), Error>> + Send;
}

/// The columns that every noun has and no draft sets.
#[derive(Clone, Debug)]
pub struct Stamp {
    /// The row's number; the database gives it to a new row.
    pub id: ActiveValue<i64>,
    /// When it was first stored.
    pub created_at: ActiveValue<Millis>,
    /// When it was last changed.
    pub updated_at: ActiveValue<Millis>,
    /// The version.
    pub version: ActiveValue<i64>,
}

/// Stores a draft as a new record.
pub async fn post<D: Storable>(
    app: &App,
    requester: &Requester,
    draft: &D,
    key: Option<&str>,
) -> Result<Answer<D::Row>, Error> {
    if !requester.may_write() || !draft.may_post(requester) {
        return Err(Error::forbidden());
    }
    let problems = all_problems(app, requester, draft, None).await?;
    let mut posting = match Posting::begin(app, requester, D::NOUN, draft, problems, key).await? {
        Ok(posting) => posting,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let record = match posting.known {
        Some(id) => by_number(&posting.write, id).await?.ok_or(Refusal::NotFound),
        None => insert(&mut posting.write, draft).await?,
    };
    if let (Ok(row), None) = (&record, posting.known) {
        D::claim(&mut posting.write, requester, row).await?;
    }
    posting.finish(record).await
}

/// Replaces what a record says, if nobody else changed it since `version`.
pub async fn update<D: Storable>(
    app: &App,
    requester: &Requester,
    id: i64,
    version: i64,
    draft: &D,
) -> Result<Answer<D::Row>, Error> {
    if !requester.may_write() {
        return Err(Error::forbidden());
    }
    let problems = all_problems(app, requester, draft, Some(id)).await?;
    if !problems.is_empty() {
        return Ok(Err(Refusal::Invalid(problems)));
    }
    let mut write = Write::begin(app).await?;
    let Some(row) = for_change::<D::Row>(&write, requester, id).await? else {
        return Ok(Err(Refusal::NotFound));
    };
    if !draft.may_replace(requester, &row) {
        return Err(Error::forbidden());
    }
    let reserved = draft.reserved(requester, Some(&row));
    if !reserved.is_empty() {
        return Ok(Err(Refusal::Invalid(reserved)));
    }
    if let Err(refusal) = check_version(D::version(&row), version) {
        return Ok(Err(refusal));
    }
    match replace(&mut write, row, draft).await? {
        Ok(record) => Ok(Ok(Written {
            record,
            position: write.commit().await?,
        })),
        Err(refusal) => Ok(Err(refusal)),
    }
}

/// Stores the draft as a new record inside a write. Its own problems are the caller's to ask for.
pub async fn insert<D: Storable>(write: &mut Write, draft: &D) -> Result<Result<D::Row, Refusal>, Error> {
    let stamp = Stamp {
        id: NotSet,
        created_at: Set(write.now()),
        updated_at: Set(write.now()),
        version: Set(1),
    };
    let conflicts = conflicts(write.txn(), draft, None).await?;
    if !conflicts.is_empty() {
        return Ok(Err(Refusal::Invalid(conflicts)));
    }
    let row = match draft.columns(stamp).insert(write.txn()).await {
        Ok(row) => row,
        Err(error) => return key_lost(draft, error),
    };
    draft.put_parts(write, &row, None).await?;
    Ok(Ok(row))
}

/// Replaces a stored record by the draft inside a write. Its own problems are the caller's to ask for.
pub async fn replace<D: Storable>(
    write: &mut Write,
    before: D::Row,
    draft: &D,
) -> Result<Result<D::Row, Refusal>, Error> {
    let stamp = Stamp {
        id: Set(before.id()),
        created_at: NotSet,
        updated_at: Set(write.now()),
        version: Set(D::version(&before) + 1),
    };
    let conflicts = conflicts(write.txn(), draft, Some(before.id())).await?;
    if !conflicts.is_empty() {
        return Ok(Err(Refusal::Invalid(conflicts)));
    }
    let row = match draft.columns(stamp).update(write.txn()).await {
        Ok(row) => row,
        Err(error) => return key_lost(draft, error),
    };
    draft.put_parts(write, &row, Some(&before)).await?;
    Ok(Ok(row))
}

/// The record of an external key, inside a write.
pub async fn by_key<D: Storable>(write: &Write, key: &str) -> Result<Option<D::Row>, Error> {
    Ok(D::Entity::find()
        .filter(D::KEY.eq(key))
        .lock_exclusive()
        .one(write.txn())
        .await?)
}

/// The problems of a draft, those that only the database can tell included: a client learns of all of them at once.
async fn all_problems<D: Storable>(
    app: &App,
    requester: &Requester,
    draft: &D,
    own: Option<i64>,
) -> Result<Vec<Problem>, Error> {
    let mut problems = draft.problems();
    if own.is_none() {
        problems.extend(draft.reserved(requester, None));
    }
    if !requester.is_administrator() {
        problems.extend(draft.hidden(&app.db, requester).await?);
    }
    // A draft without problems is looked at again inside the write, where the answer stays true.
    if !problems.is_empty() && requester.may_write() {
        problems.extend(conflicts(&app.db, draft, own).await?);
    }
    // What is not there is not to be known of either: once is enough.
    let mut told: Vec<Problem> = Vec::with_capacity(problems.len());
    for problem in problems {
        if !told.contains(&problem) {
            told.push(problem);
        }
    }
    Ok(told)
}

/// What the database says against a draft.
async fn conflicts<D: Storable>(db: &impl ConnectionTrait, draft: &D, own: Option<i64>) -> Result<Vec<Problem>, Error> {
    let mut problems = draft.missing(db).await?;
    let id = id_column::<D::Entity>();
    problems.extend(key_taken::<D::Entity>(db, D::KEY, id, draft.external_key(), own).await?);
    Ok(problems)
}

/// Someone else stored the same key since it was looked up, on PostgreSQL.
fn key_lost<D: Storable>(draft: &D, error: sea_orm::DbErr) -> Result<Result<D::Row, Refusal>, Error> {
    match draft.external_key() {
        Some(key) if is_taken(&error) => Ok(Err(Refusal::Invalid(vec![taken(key)]))),
        _ => Err(error.into()),
    }
}
