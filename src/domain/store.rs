//! What storing any noun has in common: who may, all problems at once, keys that must be free, versions that must match.

use std::future::Future;

use qiao_entity::{Millis, noun::Noun};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{self, NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
};

use super::{
    post_key::{self, Known},
    problem::{Answer, Problem, Refusal, Trouble, Written, shown},
    record::{Record, id_column},
    write::Write,
};
use crate::{
    app::App,
    auth::Requester,
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
    requester: Requester,
    draft: &D,
    key: Option<&str>,
) -> Result<Answer<D::Row>, Error> {
    let problems = all_problems(app, requester, draft, None).await?;
    settle(
        app,
        requester,
        D::NOUN,
        draft,
        problems,
        key,
        async |write: &mut Write, given: Given| match given {
            Given::Known(id) => Ok(by_number(write, id).await?.ok_or(Refusal::NotFound)),
            Given::New => insert(write, draft).await,
        },
    )
    .await
}

/// Replaces what a record says, if nobody else changed it since `version`.
pub async fn update<D: Storable>(
    app: &App,
    requester: Requester,
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
    let Some(row) = by_number::<D::Row>(&write, id).await? else {
        return Ok(Err(Refusal::NotFound));
    };
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

/// The record of a number, inside a write that means to change it: on PostgreSQL others that mean to wait here, so that
/// each sees the version that the one before it left. SQLite has one writer.
pub async fn by_number<R: Record>(write: &Write, id: i64) -> Result<Option<R>, Error> {
    Ok(R::Entity::find()
        .filter(id_column::<R::Entity>().eq(id))
        .lock_exclusive()
        .one(write.txn())
        .await?)
}

/// Which of these numbers are no rows of the table.
pub async fn absent<E: EntityTrait>(db: &impl ConnectionTrait, ids: &[i64]) -> Result<Vec<i64>, Error> {
    let there: Vec<i64> = E::find()
        .select_only()
        .column(id_column::<E>())
        .filter(id_column::<E>().is_in(ids.iter().copied()))
        .into_tuple()
        .all(db)
        .await?;
    Ok(ids.iter().copied().filter(|id| !there.contains(id)).collect())
}

/// The problems of a draft, those that only the database can tell included: a client learns of all of them at once.
async fn all_problems<D: Storable>(
    app: &App,
    requester: Requester,
    draft: &D,
    own: Option<i64>,
) -> Result<Vec<Problem>, Error> {
    let mut problems = draft.problems();
    // A draft without problems is looked at again inside the write, where the answer stays true.
    if !problems.is_empty() && requester.may_write() {
        problems.extend(conflicts(&app.db, draft, own).await?);
    }
    Ok(problems)
}

/// What the database says against a draft.
async fn conflicts<D: Storable>(db: &impl ConnectionTrait, draft: &D, own: Option<i64>) -> Result<Vec<Problem>, Error> {
    let mut problems = draft.missing(db).await?;
    // PostgreSQL cannot even be asked for a text with NUL in it.
    if let Some(key) = draft.external_key().filter(|key| !key.contains('\0'))
        && key_is_taken::<D::Entity>(db, D::KEY, id_column::<D::Entity>(), key, own).await?
    {
        problems.push(taken(key));
    }
    Ok(problems)
}

/// Someone else stored the same key since it was looked up, on PostgreSQL.
fn key_lost<D: Storable>(draft: &D, error: sea_orm::DbErr) -> Result<Result<D::Row, Refusal>, Error> {
    match draft.external_key() {
        Some(key) if is_taken(&error) => Ok(Err(Refusal::Invalid(vec![taken(key)]))),
        _ => Err(error.into()),
    }
}

/// What is known of a post when its write begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// It is new: store it.
    New,
    /// The client's key was used for the same content: this record came of it.
    Known(i64),
}

/// Posts a draft: refuses who may not write, answers with all problems, honours the client's key, then stores and commits.
pub async fn settle<D: serde::Serialize, M>(
    app: &App,
    requester: Requester,
    noun: Noun,
    draft: &D,
    mut problems: Vec<Problem>,
    key: Option<&str>,
    store: impl AsyncFn(&mut Write, Given) -> Result<Result<M, Refusal>, Error>,
) -> Result<Answer<M>, Error>
where
    M: HasId,
{
    if !requester.may_write() {
        return Err(Error::forbidden());
    }
    if let Some(key) = key {
        let is = key.chars().count();
        let trouble = if key.trim().is_empty() {
            Some(Trouble::Required)
        } else if is > post_key::LONGEST {
            Some(Trouble::TooLong {
                most: post_key::LONGEST,
                is,
            })
        } else if key.chars().any(char::is_control) {
            Some(Trouble::ControlCharacter)
        } else {
            None
        };
        problems.extend(trouble.map(|trouble| Problem {
            path: vec!["key".to_owned()],
            trouble,
        }));
    }
    if !problems.is_empty() {
        return Ok(Err(Refusal::Invalid(problems)));
    }
    let fingerprint = post_key::fingerprint(draft)?;
    let mut write = Write::begin(app).await?;
    let mut given = Given::New;
    if let Some(key) = key {
        // Two posts with one key at the same time: the second waits here until the first is stored.
        write.lock_key(requester.actor(), key).await?;
        match post_key::look_up(&write, requester, key, noun, &fingerprint).await? {
            Known::New => {}
            Known::Same(id) => given = Given::Known(id),
            Known::Other => return Ok(Err(Refusal::Invalid(vec![post_key::taken(key)]))),
        }
    }
    let record = match store(&mut write, given).await? {
        Ok(record) => record,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if let (Some(key), Given::New) = (key, given) {
        post_key::remember(&write, requester, key, noun, &fingerprint, record.number()).await?;
    }
    Ok(Ok(Written {
        record,
        position: write.commit().await?,
    }))
}

/// A row with a number.
pub trait HasId {
    /// The number.
    fn number(&self) -> i64;
}

impl<R: super::record::Record> HasId for R {
    fn number(&self) -> i64 {
        self.id()
    }
}

/// Refuses an update that did not see the record's latest version.
pub fn check_version(is: i64, seen: i64) -> Result<(), Refusal> {
    if is == seen {
        Ok(())
    } else {
        Err(Refusal::Stale { version: is })
    }
}

/// Refuses an external key that another record has.
pub async fn free_key<E: EntityTrait>(
    write: &Write,
    key_column: E::Column,
    id_column: E::Column,
    key: Option<&str>,
    own: Option<i64>,
) -> Result<Result<(), Refusal>, Error> {
    match key {
        Some(key) if key_is_taken::<E>(write.txn(), key_column, id_column, key, own).await? => {
            Ok(Err(Refusal::Invalid(vec![taken(key)])))
        }
        _ => Ok(Ok(())),
    }
}

async fn key_is_taken<E: EntityTrait>(
    db: &impl ConnectionTrait,
    key_column: E::Column,
    id_column: E::Column,
    key: &str,
    own: Option<i64>,
) -> Result<bool, Error> {
    let ids: Vec<i64> = E::find()
        .select_only()
        .column(id_column)
        .filter(key_column.eq(key))
        .into_tuple()
        .all(db)
        .await?;
    Ok(ids.iter().any(|id| Some(*id) != own))
}

fn taken(key: &str) -> Problem {
    Problem {
        path: vec!["externalKey".to_owned()],
        trouble: Trouble::Taken { given: shown(key) },
    }
}

/// The problem of naming a record that is not there.
#[must_use]
pub fn no_record(path: &[&str], id: i64) -> Problem {
    Problem {
        path: path.iter().map(ToString::to_string).collect(),
        trouble: Trouble::NoRecord { given: id.to_string() },
    }
}
