//! Threads (往来): messages and files that the parties of a part of the chain exchange, at the need's level of secrecy.
//!
//! A thread has no row: it is what was written about an introduction, an engagement, a proposal. Who takes part is the part's to say
//! (`chain::party`). Nothing is changed or removed; what its author withdraws keeps its place without its words.

mod forget;
mod inbox;
mod read;
mod write;

pub use forget::forget;
pub use inbox::{Conversation, MOST, inbox, read_up_to, unread};
use qiao_entity::{level::Level, message::Model, need};
pub use read::{count, messages, one, reads};
pub use write::{Draft, withdraw, write};

use super::{chain::Party, page::Numbered, record::Record};
use crate::auth::Requester;

/// Most characters of a message.
pub const LONGEST: usize = 4_000;
/// Most files of one message.
pub const MOST_FILES: usize = 5;

impl Numbered for Model {
    fn number(&self) -> i64 {
        self.id
    }
}

/// From which level of a need on what is said about it is read, where its author does not say: that of what it describes and measures.
#[must_use]
pub fn secrecy(need: &need::Model) -> Level {
    need.description_level.max(need.indicators_level).max(Level::Registered)
}

/// Whether a party reads what stands at this level: as much as it reads of the need itself.
#[must_use]
pub fn may_read(requester: &Requester, party: &Party, level: Level) -> bool {
    party.need.disclosed().may_read(requester, level)
}

/// Whether the requester wrote something.
#[must_use]
pub fn is_mine(requester: &Requester, actor: &str) -> bool {
    requester.rights().is_some() && requester.actor() == actor
}
