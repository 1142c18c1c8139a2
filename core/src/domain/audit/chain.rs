//! The chain of digests, and whether it holds.

use std::fmt;

use qiao_entity::audit::{Column, Entity, Model};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::error::Error;

/// What stands for the digest of the entry before the first one.
pub const START: &str = "0000000000000000000000000000000000000000000000000000000000000000";
/// Entries that are read at once.
const CHUNK: u64 = 1_000;

/// The end of the log, to be kept where nobody who can write to the database can.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The last number.
    pub number: i64,
    /// The digest of that entry.
    pub digest: String,
}

/// What is wrong with an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// There is none with this number, though there are later ones.
    Missing,
    /// It does not say what was written.
    Changed,
    /// It was not written behind the one that stands before it.
    Unlinked,
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Missing => "is missing",
            Self::Changed => "is not as it was written",
            Self::Unlinked => "does not follow from the entry before it",
        })
    }
}

/// How the log stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Its end, as far as the chain holds.
    pub head: Option<Head>,
    /// The first number that is wrong, and what is wrong with it.
    pub broken: Option<(i64, Flaw)>,
    /// Whether the digest that was kept elsewhere is that of an entry, if one was given.
    pub kept: Option<bool>,
}

impl Verdict {
    /// Whether nothing was found.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.broken.is_none() && self.kept != Some(false)
    }
}

/// The end of the log; none when it is empty.
pub async fn head(db: &impl ConnectionTrait) -> Result<Option<Head>, Error> {
    let last: Option<(i64, String)> = Entity::find()
        .select_only()
        .columns([Column::Number, Column::Digest])
        .order_by_desc(Column::Number)
        .limit(1)
        .into_tuple()
        .one(db)
        .await?;
    Ok(last.map(|(number, digest)| Head { number, digest }))
}

/// Walks the whole chain up to the first flaw. `kept` is a digest from [`head`] that was kept elsewhere: an end that was
/// cut off, or a log that was written anew, does not hold it.
pub async fn verify(db: &impl ConnectionTrait, kept: Option<&str>) -> Result<Verdict, Error> {
    let mut verdict = Verdict {
        head: None,
        broken: None,
        kept: kept.map(|kept| kept == START),
    };
    loop {
        let last = verdict.head.as_ref().map(|head| head.number);
        let mut rows = Entity::find().order_by_asc(Column::Number).limit(CHUNK);
        if let Some(last) = last {
            rows = rows.filter(Column::Number.gt(last));
        }
        let rows = rows.all(db).await?;
        let is_last = (rows.len() as u64) < CHUNK;
        for row in rows {
            let (number, previous) = match &verdict.head {
                Some(head) => (head.number + 1, head.digest.as_str()),
                None => (1, START),
            };
            let flaw = if row.number > number {
                Some(Flaw::Missing)
            } else if row.number < number || row.digest != digest(&row) {
                Some(Flaw::Changed)
            } else if row.previous != previous {
                Some(Flaw::Unlinked)
            } else {
                None
            };
            if let Some(flaw) = flaw {
                verdict.broken = Some((number.min(row.number), flaw));
                return Ok(verdict);
            }
            if kept == Some(row.digest.as_str()) {
                verdict.kept = Some(true);
            }
            verdict.head = Some(Head {
                number: row.number,
                digest: row.digest,
            });
        }
        if is_last {
            return Ok(verdict);
        }
    }
}

/// The digest of an entry: of all that it says, each part behind its length, so that no two entries read alike.
pub(super) fn digest(entry: &Model) -> String {
    let mut hasher = blake3::Hasher::new();
    let (number, at) = (entry.number.to_be_bytes(), entry.at.0.timestamp_millis().to_be_bytes());
    let parts: [&[u8]; 8] = [
        b"qiao audit 1",
        &number,
        &at,
        entry.actor.as_bytes(),
        entry.action.as_bytes(),
        entry.subject.as_bytes(),
        entry.detail.as_bytes(),
        entry.previous.as_bytes(),
    ];
    for part in parts {
        hasher.update(&(part.len() as u64).to_be_bytes()).update(part);
    }
    hasher.finalize().to_hex().to_string()
}
