//! How the indexer and the serving index are doing.

use std::{collections::BTreeSet, sync::Arc, time::SystemTime};

use qiao_entity::noun::Noun;

/// What the indexer is doing.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Not started, or stopped.
    #[default]
    Stopped,
    /// It follows the change log.
    Following,
    /// It cannot go on for now and tries again; searches still answer from what is there.
    Failing {
        /// What goes wrong.
        reason: String,
    },
}

/// How the index is doing.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Health {
    /// What the indexer is doing.
    pub state: State,
    /// Whether an index serves searches.
    pub serving: bool,
    /// Records read into a new index while one is being built, and how many there are.
    pub building: Option<(u64, u64)>,
    /// The position of the change log that the serving index holds.
    pub position: i64,
}

/// What the serving index holds; nothing while none serves.
#[derive(Clone, Debug, Default)]
pub struct Held {
    /// How many records of each noun.
    pub documents: Vec<(Noun, u64)>,
    /// When it was begun, and its model learned.
    pub built_at: Option<SystemTime>,
    /// How many records its model was learned from.
    pub learned_from: u64,
}

/// How far the serving index is.
#[derive(Clone, Debug, Default)]
pub(super) struct Progress {
    /// Everything up to here is in it.
    pub(super) position: i64,
    /// Changes behind it that were taken up ahead of a bulk import.
    pub(super) ahead: Arc<BTreeSet<i64>>,
}

impl Progress {
    pub(super) fn holds(&self, position: i64) -> bool {
        self.position >= position || self.ahead.contains(&position)
    }
}
