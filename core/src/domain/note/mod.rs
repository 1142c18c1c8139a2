//! Notes (备注): what a matchmaker writes down for itself about a need or another record.
//!
//! A note is its author's. Administrators read it too, since they answer for what is stored about people, except about what is
//! theirs: neither who is noted about nor the organization whose record it is ever reads a note by another. Nothing of it counts in
//! search or matching.

mod list;
mod store;

pub use list::{count, count_mine, mine, of_record, one};
use qiao_entity::note::Model;
pub use store::{add, remove, update};

use super::disclosure::Disclosed;
use crate::auth::Requester;

/// Most characters of a note.
pub const LONGEST: usize = 4_000;

/// The account that may write notes, if the requester is one: a matchmaker's or an administrator's, by a door that lets
/// confidential things through.
#[must_use]
pub fn may_write(requester: &Requester) -> Option<i64> {
    let writes = requester.may_write() && (requester.is_administrator() || !requester.matchmaking().is_empty());
    requester.account().filter(|_| writes)
}

/// Whether the requester reads notes on any record at all.
#[must_use]
pub fn may_read(requester: &Requester) -> bool {
    requester.is_administrator() || !requester.matchmaking().is_empty()
}

/// Whether the requester reads the notes of others on a record that it may know of.
fn reads_all(requester: &Requester, record: Disclosed) -> bool {
    requester.is_administrator() && !record.owner.is(requester)
}

/// Whether the requester wrote a note.
#[must_use]
pub fn is_mine(requester: &Requester, note: &Model) -> bool {
    requester.account() == Some(note.account_id)
}
