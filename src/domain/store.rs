//! What storing any noun has in common: who may, all problems at once, keys that must be free, versions that must match.

use qiao_entity::noun::Noun;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::{
    post_key::{self, Known},
    problem::{Answer, Problem, Refusal, Trouble, Written, shown},
    write::Write,
};
use crate::{app::App, auth::Requester, error::Error};

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
    let Some(key) = key else { return Ok(Ok(())) };
    let ids: Vec<i64> = E::find()
        .select_only()
        .column(id_column)
        .filter(key_column.eq(key))
        .into_tuple()
        .all(write.txn())
        .await?;
    if ids.iter().all(|id| Some(*id) == own) {
        return Ok(Ok(()));
    }
    let problem = Problem {
        path: vec!["externalKey".to_owned()],
        trouble: Trouble::Taken { given: shown(key) },
    };
    Ok(Err(Refusal::Invalid(vec![problem])))
}
