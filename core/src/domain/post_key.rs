//! Keys that clients give with a post: the same post twice makes one record.

use qiao_entity::{noun::Noun, post_key};
use sea_orm::{ActiveValue::Set, EntityTrait};

use super::{
    problem::{Problem, Trouble, shown},
    write::Write,
};
use crate::{auth::Requester, error::Error};

/// Most characters of a key.
pub const LONGEST: usize = 128;

/// What a key says about a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// Nothing: it is new.
    New,
    /// The same content was posted with it; this is the record.
    Same(i64),
    /// Other content was posted with it.
    Other,
}

/// Looks a key up, inside the write that would post.
pub async fn look_up(
    write: &Write,
    requester: &Requester,
    key: &str,
    noun: Noun,
    fingerprint: &str,
) -> Result<Known, Error> {
    let row = post_key::Entity::find_by_id((requester.actor(), key.to_owned()))
        .one(write.txn())
        .await?;
    Ok(match row {
        None => Known::New,
        Some(row) if row.noun == noun && row.fingerprint == fingerprint => Known::Same(row.row_id),
        Some(_) => Known::Other,
    })
}

/// Remembers a key with the record that came of it.
pub async fn remember(
    write: &Write,
    requester: &Requester,
    key: &str,
    noun: Noun,
    fingerprint: &str,
    id: i64,
) -> Result<(), Error> {
    let row = post_key::ActiveModel {
        requester: Set(requester.actor()),
        key: Set(key.to_owned()),
        noun: Set(noun),
        row_id: Set(id),
        fingerprint: Set(fingerprint.to_owned()),
        created_at: Set(write.now()),
    };
    post_key::Entity::insert(row)
        .exec_without_returning(write.txn())
        .await?;
    Ok(())
}

/// What is wrong with a key by itself.
#[must_use]
pub fn problem(key: &str) -> Option<Problem> {
    let is = key.chars().count();
    let trouble = if key.trim().is_empty() {
        Trouble::Required
    } else if is > LONGEST {
        Trouble::TooLong { most: LONGEST, is }
    } else if key.chars().any(char::is_control) {
        Trouble::ControlCharacter
    } else {
        return None;
    };
    Some(Problem {
        path: vec!["key".to_owned()],
        trouble,
    })
}

/// The problem of a key under which something else was posted.
#[must_use]
pub fn taken(key: &str) -> Problem {
    Problem {
        path: vec!["key".to_owned()],
        trouble: Trouble::Taken { given: shown(key) },
    }
}

/// A digest of what was posted, the same on every machine and in every version that writes the draft alike.
pub fn fingerprint(draft: &impl serde::Serialize) -> Result<String, Error> {
    let bytes = serde_json::to_vec(draft).map_err(Error::internal)?;
    Ok(blake3::hash(&bytes).to_hex().to_string())
}
