//! The ledgers of contribution points (贡献积分: output) and of credit points (信用积分: conduct), which are never mixed.
//!
//! An entry says by which version of which rule, for whom, on what evidence, by whom and when points were given or taken. Nothing in a
//! ledger is changed or removed: a correction is a new entry, an appeal and what became of it are entries too. Each entry is bound to
//! the one before by its digest, so that [`verify()`] finds whoever goes round the database's triggers. A balance is stored nowhere:
//! it is the sum of the entries.

mod appeal;
mod automatic;
mod chain;
mod evidence;
mod list;
mod rule;
mod stand;
mod store;
#[cfg(test)]
mod tests;
mod verify;
mod words;

pub use appeal::{Decision, MOST_APPEALS, appeal, decide, take_back};
pub use automatic::{contract_registered, engagement_landed};
pub use chain::{Head, START, head, holds_digest};
pub use evidence::Evidence;
pub use list::{Asked, Sum, about, count_open_appeals, counts, one, open_appeals, pages, sums_of, words_of, written};
use qiao_entity::point::Model;
pub use qiao_entity::point::{Ledger, Outcome, PointKind};
pub use rule::{Event, RULES, Rule, Rules};
pub use stand::Standing;
pub use store::{Grant, correct, grant};
pub use verify::{Flaw, Verdict, verify};
pub use words::forget_words_of;

use super::page::Numbered;
use crate::auth::Requester;

/// Most characters of what an entry says in words.
pub const WORDS: usize = 500;

impl Numbered for Model {
    #[expect(clippy::misnamed_getters, reason = "pages count rows; a ledger counts its entries")]
    fn number(&self) -> i64 {
        self.id
    }
}

/// How much of a manager's entries somebody reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sight {
    /// Which rule, how many points, when: enough to reckon the balance again.
    Points,
    /// Also what proves it, what is said about it, and by whom.
    Whole,
}

/// How much of a manager's entries in a ledger the requester reads, if it may know of the manager. Output is for whoever has an
/// account, conduct for matchmakers; all of it is for the manager itself and for those who keep the registry.
#[must_use]
pub fn sight(requester: &Requester, manager: i64, ledger: Ledger) -> Option<Sight> {
    if requester.reads_registry() || requester.reads_profile() == Some(manager) {
        return Some(Sight::Whole);
    }
    let reads = match ledger {
        Ledger::Contribution => requester.rights().is_some_and(|rights| !rights.only_reads_totals()),
        Ledger::Credit => !requester.matchmaking().is_empty(),
    };
    reads.then_some(Sight::Points)
}

/// Whether the requester writes entries about a manager: whoever keeps the registry, but never about itself.
#[must_use]
pub fn keeps(requester: &Requester, manager: i64) -> bool {
    requester.is_registrar() && requester.may_write() && requester.manager() != Some(manager)
}

/// Whether the requester appeals for a manager: the manager itself.
#[must_use]
pub fn holds(requester: &Requester, manager: i64) -> bool {
    requester.may_write() && requester.manager() == Some(manager)
}
