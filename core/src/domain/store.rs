//! What storing any noun has in common: who may, all problems at once, keys that must be free, versions that must match.

mod bulk;
mod flow;

pub use bulk::{Bulk, by_keys, insert_all, numbers, numbers_in};
pub use flow::{Stamp, Storable, by_key, insert, post, replace, update};
use qiao_entity::{noun::Noun, status::Status};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use super::{
    post_key::{self, Known},
    problem::{Answer, Problem, Refusal, Trouble, Written, shown},
    record::{Record, Seen, id_column, seen_among},
    write::Write,
};
use crate::{app::App, auth::Requester, error::Error};

/// A post under way: its write has begun, the client's key has been looked up.
#[derive(Debug)]
pub struct Posting {
    /// The write.
    pub write: Write,
    /// The record that came of the same post before; then there is nothing to store.
    pub known: Option<i64>,
    requester: Requester,
    noun: Noun,
    /// The client's key, with the digest of what is posted under it.
    key: Option<(String, String)>,
}

impl Posting {
    /// Begins to post a draft: refuses who may not write, answers with all problems, honours the client's key.
    pub async fn begin<D: serde::Serialize + Sync>(
        app: &App,
        requester: &Requester,
        noun: Noun,
        draft: &D,
        mut problems: Vec<Problem>,
        key: Option<&str>,
    ) -> Result<Result<Self, Refusal>, Error> {
        if !requester.may_write() {
            return Err(Error::forbidden());
        }
        problems.extend(key.and_then(post_key::problem));
        if !problems.is_empty() {
            return Ok(Err(Refusal::Invalid(problems)));
        }
        let write = Write::begin(app).await?;
        let mut known = None;
        let key = match key {
            None => None,
            Some(key) => {
                let fingerprint = post_key::fingerprint(draft)?;
                // Two posts with one key at the same time: the second waits here until the first is stored.
                write.lock_key(&requester.actor(), key).await?;
                match post_key::look_up(&write, requester, key, noun, &fingerprint).await? {
                    Known::New => {}
                    Known::Same(id) => known = Some(id),
                    Known::Other => return Ok(Err(Refusal::Invalid(vec![post_key::taken(key)]))),
                }
                Some((key.to_owned(), fingerprint))
            }
        };
        Ok(Ok(Self {
            write,
            known,
            requester: requester.clone(),
            noun,
            key,
        }))
    }

    /// Remembers the key and commits; a refusal leaves nothing behind.
    pub async fn finish<R: Record>(self, record: Result<R, Refusal>) -> Result<Answer<R>, Error> {
        let Self {
            write,
            known,
            requester,
            noun,
            key,
        } = self;
        let record = match record {
            Ok(record) => record,
            Err(refusal) => return Ok(Err(refusal)),
        };
        if let (Some((key, fingerprint)), None) = (key, known) {
            post_key::remember(&write, &requester, &key, noun, &fingerprint, record.id()).await?;
        }
        Ok(Ok(Written {
            record,
            position: write.commit().await?,
        }))
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

/// The problem of an external key that another record than `own` has.
pub async fn key_taken<E: EntityTrait>(
    db: &impl ConnectionTrait,
    key_column: E::Column,
    id_column: E::Column,
    key: Option<&str>,
    own: Option<i64>,
) -> Result<Option<Problem>, Error> {
    // PostgreSQL cannot even be asked for a text with NUL in it.
    let Some(key) = key.filter(|key| !key.contains('\0')) else {
        return Ok(None);
    };
    let ids: Vec<i64> = E::find()
        .select_only()
        .column(id_column)
        .filter(key_column.eq(key))
        .into_tuple()
        .all(db)
        .await?;
    Ok(ids.iter().any(|id| Some(*id) != own).then(|| taken(key)))
}

fn taken(key: &str) -> Problem {
    Problem {
        path: vec!["externalKey".to_owned()],
        trouble: Trouble::Taken { given: shown(key) },
    }
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

/// As [`by_number`], if the requester may know of the record.
pub async fn for_change<R: Record>(write: &Write, requester: &Requester, id: i64) -> Result<Option<R>, Error> {
    let Some(row) = by_number::<R>(write, id).await? else {
        return Ok(None);
    };
    let seen = match row.seen_by(requester) {
        Seen::Yes => true,
        Seen::No => false,
        Seen::Ask => !seen_among::<R>(write.txn(), requester, &[id]).await?.is_empty(),
    };
    Ok(seen.then_some(row))
}

/// The problem of an external key that is not the requester's to set: keys are unique over all records, so that whoever may
/// choose one learns which others there are.
#[must_use]
pub fn reserved_key(requester: &Requester, given: Option<&str>, stored: Option<&str>) -> Vec<Problem> {
    if requester.is_registrar() || given == stored {
        return Vec::new();
    }
    vec![reserved(&["externalKey"])]
}

/// The problem of showing a record of a registry that no registrar has admitted (入库登记).
#[must_use]
pub fn reserved_status(requester: &Requester, status: Status, stored: Option<Status>) -> Option<Problem> {
    let shows = status == Status::Published && stored != Some(status);
    (shows && !requester.is_registrar()).then(|| reserved(&["status"]))
}

/// The problem of a field that only registrars and administrators set.
fn reserved(path: &[&str]) -> Problem {
    Problem {
        path: path.iter().map(ToString::to_string).collect(),
        trouble: Trouble::Reserved,
    }
}

/// Which of these numbers are no records that the requester may know of.
pub async fn unseen<R: Record>(
    db: &impl ConnectionTrait,
    requester: &Requester,
    ids: &[i64],
) -> Result<Vec<i64>, Error> {
    let seen = seen_among::<R>(db, requester, ids).await?;
    Ok(ids.iter().copied().filter(|id| !seen.contains(id)).collect())
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

/// The problem of naming a record that is not there.
#[must_use]
pub fn no_record(path: &[&str], id: i64) -> Problem {
    Problem {
        path: path.iter().map(ToString::to_string).collect(),
        trouble: Trouble::NoRecord { given: id.to_string() },
    }
}
