//! How the search index is doing.

use async_graphql::{Enum, Object, SimpleObject};
use chrono::{DateTime, Utc};

use super::{FacetCount, saturating};
use crate::{domain::index_state as domain, indexer::State, scalar::Int64};

/// What the indexer is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum IndexerActivity {
    /// It takes up changes as they come.
    Following,
    /// It cannot go on for now and tries again; searches answer from what is there.
    Failing,
    /// It was not started, or was stopped.
    Stopped,
}

/// How the search index is doing.
pub(crate) struct IndexState(pub(crate) domain::IndexState);

/// How the search index is doing. The database is the truth; the index follows it by the log of changes.
#[Object]
impl IndexState {
    /// What the indexer is doing.
    async fn activity(&self) -> IndexerActivity {
        match self.0.state {
            State::Following => IndexerActivity::Following,
            State::Failing { .. } => IndexerActivity::Failing,
            State::Stopped => IndexerActivity::Stopped,
        }
    }

    /// The code of what goes wrong; null while nothing does.
    async fn failure(&self) -> Option<&str> {
        match &self.0.state {
            State::Failing { reason } => Some(reason),
            State::Following | State::Stopped => None,
        }
    }

    /// The last position of the log of changes.
    async fn log_position(&self) -> Int64 {
        Int64(self.0.log_position)
    }

    /// The position up to which the serving index holds all changes; 0 while none serves.
    async fn position(&self) -> Int64 {
        Int64(self.0.position)
    }

    /// How many changes the index has not taken up.
    async fn changes_behind(&self) -> i32 {
        saturating(self.0.behind)
    }

    /// For how many seconds the oldest of them has waited; 0 when there is none.
    async fn seconds_behind(&self) -> i32 {
        saturating(self.0.seconds)
    }

    /// How many records of each noun are in the index: those that everyone may know of.
    async fn documents(&self) -> Vec<FacetCount> {
        FacetCount::of(self.0.documents.clone(), None)
    }

    /// When the serving index was begun and its model learned; null while none serves.
    async fn built_at(&self) -> Option<DateTime<Utc>> {
        self.0.built_at
    }

    /// From how many records its model was learned.
    async fn learned_from(&self) -> i32 {
        saturating(i64::try_from(self.0.learned_from).unwrap_or(i64::MAX))
    }

    /// The next index, while records are read into one; null while none is built, or its model is still learned.
    async fn rebuild(&self) -> Option<IndexRebuild> {
        let of = |number| saturating(i64::try_from(number).unwrap_or(i64::MAX));
        self.0.building.map(|(done, all)| IndexRebuild {
            done: of(done),
            total: of(all),
        })
    }

    /// The position of the last index by which it was reckoned which open needs have a strong candidate.
    async fn surveyed_position(&self) -> Int64 {
        Int64(self.0.surveyed)
    }
}

/// An index that is being built.
#[derive(Clone, Copy, Debug, SimpleObject)]
pub(crate) struct IndexRebuild {
    /// Records read into it.
    done: i32,
    /// How many records there are.
    total: i32,
}
