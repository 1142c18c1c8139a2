//! Shortlists (候选清单): who and what somebody means to propose for a need, in order.
//!
//! The enterprise's list and a matchmaker's are separate. A matchmaker sounds people out before it names them, works for
//! several enterprises and perhaps beside other matchmakers; an enterprise weighs candidates that nobody else is to know
//! of. What one side wants the other to see it says with an introduction. So there is one list for the organization that
//! posted the need, which its members share, and one for each matchmaker and administrator, which is its own. Who is a member keeps
//! the organization's, whatever else it is.

mod change;
mod keeper;
mod read;

pub use change::{add, arrange, remove};
pub use keeper::keepers;
use qiao_entity::{noun::Noun, shortlist_entry::Model};
pub use read::{needs_of, of_needs};

/// Most candidates of one list.
pub const MOST: usize = 50;

/// A list that the requester keeps.
#[derive(Clone, Debug, PartialEq)]
pub struct Shortlist {
    /// The need.
    pub need: i64,
    /// Whether it is the list of the organization that posted the need; the requester's own otherwise.
    pub is_organizations: bool,
    /// Whether the requester may change it.
    pub may_change: bool,
    /// Its candidates, in order, those too that the requester may not know of any more.
    pub entries: Vec<Model>,
}

/// The nouns that may stand on a list.
#[must_use]
pub fn takes(noun: Noun) -> bool {
    noun != Noun::Need
}
