//! Some hundred rows in one transaction.

mod affiliations;
mod needs;
mod records;

use std::{
    collections::{HashMap, HashSet},
    hash::{DefaultHasher, Hash, Hasher},
    sync::Arc,
};

use super::{
    Content, Counts,
    record::{References, identity, of_problems},
    row::{Failure, Row},
    wording::Why,
};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        achievement, manager, need, organization,
        problem::{Problem, Refusal, Trouble},
        store,
        write::Write,
    },
    error::Error,
};

/// What all batches of a file have in common.
#[derive(Debug)]
pub(super) struct Job {
    /// The service.
    pub app: App,
    /// Who imports.
    pub requester: Requester,
    /// What the file holds.
    pub content: Content,
    /// Whether nothing is to be stored.
    pub dry_run: bool,
    /// Records that a dry run of files before this one would have stored.
    pub promised: Arc<HashSet<(Content, String)>>,
    /// Digests of the records of this file that went in, with their rows.
    pub seen: HashMap<u64, u64>,
}

/// A batch that is written and not yet committed.
#[derive(Debug)]
pub(super) struct Staged {
    /// The write.
    pub write: Write,
    /// What becomes of its rows.
    pub counts: Counts,
    /// What is wrong with those that do not go in.
    pub failures: Vec<Failure>,
    /// Digests of the records that go in, with their rows.
    pub seen: HashMap<u64, u64>,
    /// Keys of the new records.
    pub new: Vec<String>,
}

impl Job {
    /// Writes rows. A fault spoils them all and leaves nothing behind: the caller tries again with fewer.
    pub(super) async fn stage(&self, rows: &[Row]) -> Result<Staged, Error> {
        let mut staged = Staged {
            write: Write::begin_bulk(&self.app).await?,
            counts: Counts::default(),
            failures: Vec::new(),
            seen: HashMap::new(),
            new: Vec::new(),
        };
        match self.fill(&mut staged, rows).await {
            Ok(()) => Ok(staged),
            Err(error) => {
                // What the database said first counts, not that it cannot roll back either.
                drop(staged.write.discard().await);
                Err(error)
            }
        }
    }

    async fn fill(&self, staged: &mut Staged, rows: &[Row]) -> Result<(), Error> {
        let references = self.references(&staged.write, rows).await?;
        match self.content {
            Content::Organizations => self.records::<organization::Draft>(staged, &references, rows).await,
            Content::Managers => self.records::<manager::Draft>(staged, &references, rows).await,
            Content::Achievements => self.records::<achievement::Draft>(staged, &references, rows).await,
            Content::Needs => self.needs(staged, &references, rows).await,
            Content::Affiliations => self.affiliations(staged, &references, rows).await,
        }
    }

    /// Notes a row that an earlier run has done.
    pub(super) fn pass(&mut self, row: &Row) {
        if let Some(identity) = identity(self.content, row) {
            self.seen.insert(digest(&identity), row.number);
        }
    }

    async fn references(&self, write: &Write, rows: &[Row]) -> Result<References, Error> {
        let mut references = References {
            promised: self.promised.clone(),
            ..References::default()
        };
        for (to, keys) in References::wanted(self.content, rows) {
            let numbers = match to {
                Content::Organizations => store::numbers::<organization::Draft>(write, &keys).await?,
                Content::Managers => store::numbers::<manager::Draft>(write, &keys).await?,
                Content::Achievements => store::numbers::<achievement::Draft>(write, &keys).await?,
                Content::Needs => need::numbers(write, &keys).await?,
                Content::Affiliations => HashMap::new(),
            };
            references
                .numbers
                .extend(numbers.into_iter().map(|(key, number)| ((to, key), number)));
        }
        Ok(references)
    }

    /// The keys of rows, each once.
    fn keys(&self, rows: &[Row]) -> Vec<String> {
        let mut keys: Vec<String> = rows.iter().filter_map(|row| identity(self.content, row)).collect();
        keys.sort();
        keys.dedup();
        // PostgreSQL cannot even be asked for a text with NUL in it.
        keys.retain(|key| !key.contains('\0'));
        keys
    }

    /// Whether a row can be looked at further; what cannot be read, or stands further up in the file, is refused.
    fn admits(&self, staged: &mut Staged, row: &Row) -> bool {
        if row.wrong.iter().any(|(column, ..)| column.is_none()) {
            staged.refuse(super::record::failures(
                self.content,
                row,
                false,
                &References::default(),
            ));
            return false;
        }
        let Some(identity) = identity(self.content, row) else {
            return true;
        };
        let digest = digest(&identity);
        let Some(first) = self.seen.get(&digest).or_else(|| staged.seen.get(&digest)) else {
            return true;
        };
        staged.refuse(vec![Failure {
            row: row.number,
            column: String::new(),
            value: identity.replace('\0', " "),
            why: Why::Again(*first),
        }]);
        false
    }

    /// Notes that a row goes in.
    fn goes_in(&self, staged: &mut Staged, row: &Row, outcome: Outcome) {
        if let Some(identity) = identity(self.content, row) {
            staged.seen.insert(digest(&identity), row.number);
            if outcome == Outcome::Created && self.dry_run && self.content != Content::Affiliations {
                staged.new.push(identity);
            }
        }
        let counts = &mut staged.counts;
        match outcome {
            Outcome::Created => counts.created += 1,
            Outcome::Updated => counts.updated += 1,
            Outcome::Unchanged => counts.unchanged += 1,
        }
    }

    /// Why the domain refused a row.
    fn refused(&self, row: &Row, refusal: Refusal) -> Vec<Failure> {
        let problems = match refusal {
            Refusal::Invalid(problems) => problems,
            // Both need someone else who writes the same record; the row can be imported again.
            Refusal::Stale { .. } | Refusal::NotFound => vec![Problem {
                path: vec!["externalKey".to_owned()],
                trouble: Trouble::WrongStatus { is: "?".to_owned() },
            }],
        };
        of_problems(self.content, row, problems)
    }
}

impl Staged {
    /// Counts a row that does not go in.
    fn refuse(&mut self, failures: Vec<Failure>) {
        self.counts.failed += 1;
        self.failures.extend(failures);
    }
}

/// What becomes of a row that goes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Created,
    Updated,
    Unchanged,
}

fn digest(identity: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    identity.hash(&mut hasher);
    hasher.finish()
}
