//! Reckoning a whole ledger again: the chain, the rules, the words, the files.

use std::{
    collections::{BTreeSet, HashMap},
    fmt,
};

use qiao_entity::{
    file, file_content,
    point::{Column, Entity, Ledger, Model, Outcome, PointKind},
    point_words,
    step::Subject,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{Head, RULES, START, Standing, chain, words};
use crate::error::Error;

/// Entries that are read at once.
const CHUNK: u64 = 1_000;

/// What is wrong with an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// There is none with this number, though there are later ones.
    Missing,
    /// It does not say what was written.
    Changed,
    /// It was not written behind the one that stands before it.
    Unlinked,
    /// Its rule does not allow so many points, or there is no such rule.
    Against,
    /// It is about an entry that is not there, or that did not stand so.
    Astray,
    /// Its words are not those that were written.
    Words,
    /// Its file is not the one that was handed in.
    File,
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Missing => "is missing",
            Self::Changed => "is not as it was written",
            Self::Unlinked => "does not follow from the entry before it",
            Self::Against => "is not what its rule allows",
            Self::Astray => "is about an entry that is not there or does not stand so",
            Self::Words => "has other words than were written",
            Self::File => "has another file than was handed in",
        })
    }
}

/// How a ledger stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Its end, as far as it holds.
    pub head: Option<Head>,
    /// The first number that is wrong, and what is wrong with it.
    pub broken: Option<(i64, Flaw)>,
    /// Managers who have entries.
    pub managers: usize,
    /// All points together.
    pub points: i64,
    /// Entries whose words or file went with the account of who gave them.
    pub emptied: usize,
}

impl Verdict {
    /// Whether nothing was found.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.broken.is_none()
    }
}

/// Walks a whole ledger up to the first flaw.
pub async fn verify(db: &impl ConnectionTrait, ledger: Ledger) -> Result<Verdict, Error> {
    let mut walk = Walk {
        entries: HashMap::new(),
        managers: BTreeSet::new(),
        verdict: Verdict {
            head: None,
            broken: None,
            managers: 0,
            points: 0,
            emptied: 0,
        },
    };
    loop {
        let last = walk.verdict.head.as_ref().map_or(0, |head| head.number);
        let first = last == 0;
        let mut rows = Entity::find()
            .filter(Column::Ledger.eq(ledger))
            .order_by_asc(Column::Number)
            .limit(CHUNK);
        if !first {
            rows = rows.filter(Column::Number.gt(last));
        }
        let rows = rows.all(db).await?;
        let is_last = (rows.len() as u64) < CHUNK;
        let beside = Beside::read(db, &rows).await?;
        for row in rows {
            if let Some(broken) = walk.step(db, &row, &beside).await? {
                walk.verdict.broken = Some(broken);
                return Ok(walk.verdict);
            }
            walk.managers.insert(row.manager_id);
            walk.verdict.managers = walk.managers.len();
            walk.verdict.points += row.amount;
            walk.verdict.head = Some(Head {
                number: row.number,
                digest: row.digest,
            });
        }
        if is_last {
            return Ok(walk.verdict);
        }
    }
}

/// What stands beside a part of the chain.
struct Beside {
    words: HashMap<i64, point_words::Model>,
    files: HashMap<i64, file::Model>,
}

impl Beside {
    async fn read(db: &impl ConnectionTrait, rows: &[Model]) -> Result<Self, Error> {
        let ids = || rows.iter().map(|row| row.id);
        let words = point_words::Entity::find()
            .filter(point_words::Column::PointId.is_in(ids()))
            .all(db)
            .await?;
        let files = file::Entity::find()
            .filter(file::Column::Subject.eq(Subject::Point))
            .filter(file::Column::SubjectId.is_in(ids()))
            .all(db)
            .await?;
        Ok(Self {
            words: words.into_iter().map(|row| (row.point_id, row)).collect(),
            files: files.into_iter().map(|row| (row.subject_id, row)).collect(),
        })
    }
}

struct Walk {
    /// How each entry stands so far, with its manager, rule and version.
    entries: HashMap<i64, (Standing, (i64, String, i32))>,
    managers: BTreeSet<i64>,
    verdict: Verdict,
}

impl Walk {
    async fn step(
        &mut self,
        db: &impl ConnectionTrait,
        row: &Model,
        beside: &Beside,
    ) -> Result<Option<(i64, Flaw)>, Error> {
        let (number, previous) = match &self.verdict.head {
            Some(head) => (head.number + 1, head.digest.as_str()),
            None => (1, START),
        };
        let chain = if row.number > number {
            Some(Flaw::Missing)
        } else if row.number < number || row.digest != chain::digest(row) {
            Some(Flaw::Changed)
        } else if row.previous != previous {
            Some(Flaw::Unlinked)
        } else {
            None
        };
        let number = number.min(row.number);
        let flaw = match chain {
            Some(flaw) => Some(flaw),
            None => match self.meaning(row) {
                Some(flaw) => Some(flaw),
                None => self.beside(db, row, beside).await?,
            },
        };
        Ok(flaw.map(|flaw| (number, flaw)))
    }

    /// Whether it says what may be said at its place.
    fn meaning(&mut self, row: &Model) -> Option<Flaw> {
        let of = (row.manager_id, row.rule.clone(), row.rule_version);
        let Some(about) = row.about else {
            let rule = RULES.version(row.ledger, &row.rule, row.rule_version);
            if row.kind != PointKind::Entry || !rule.is_some_and(|rule| rule.allows(row.amount)) {
                return Some(Flaw::Against);
            }
            self.entries.insert(row.number, (Standing::of(row, &[]), of));
            return None;
        };
        let Some((standing, known)) = self.entries.get_mut(&about) else {
            return Some(Flaw::Astray);
        };
        let stands = match (row.kind, row.outcome) {
            (PointKind::Entry, _) => false,
            (PointKind::Correction, outcome) => outcome.is_none(),
            (PointKind::Appeal, outcome) => outcome.is_none() && !standing.appealed,
            (PointKind::Outcome, outcome) => {
                standing.appealed && row.reason.is_some() == (outcome == Some(Outcome::Rejected))
            }
        };
        if !stands || *known != of {
            return Some(Flaw::Astray);
        }
        standing.take(row.kind, row.amount, row.outcome);
        let rule = RULES.version(row.ledger, &row.rule, row.rule_version);
        let points = standing.points;
        let allowed = points == 0 || rule.is_some_and(|rule| rule.allows(points));
        (!allowed || row.kind != PointKind::Correction && row.amount != 0).then_some(Flaw::Against)
    }

    /// Whether its words and its file are those that were written.
    async fn beside(&mut self, db: &impl ConnectionTrait, row: &Model, beside: &Beside) -> Result<Option<Flaw>, Error> {
        let mut is_emptied = false;
        match (&row.words_digest, beside.words.get(&row.id)) {
            (None, None) => {}
            (Some(_), Some(words)) if words.text.is_empty() && words.salt.is_empty() => is_emptied = true,
            (Some(digest), Some(words)) if *digest == words::digest(&words.text, &words.salt) => {}
            _ => return Ok(Some(Flaw::Words)),
        }
        match (&row.file_digest, beside.files.get(&row.id)) {
            (None, None) => {}
            (Some(digest), Some(file)) if *digest == file.digest => {
                match file_content::Entity::find_by_id(file.id).one(db).await? {
                    None => is_emptied = true,
                    Some(content) if blake3::hash(&content.content).to_hex().as_str() == digest => {}
                    Some(_) => return Ok(Some(Flaw::File)),
                }
            }
            _ => return Ok(Some(Flaw::File)),
        }
        self.verdict.emptied += usize::from(is_emptied);
        Ok(None)
    }
}
