//! Settlements (结算): who gets what of a contract's income, by which rule, when and on what event.
//!
//! The ledger is in double entry and only grows: a mistake is reversed by an entry of its own. All amounts are whole minor units.

pub mod calculate;
pub mod journal;
mod list;
mod party;
pub mod plan;
pub mod rule;
pub mod slip;
pub mod split;
mod statement;
mod store;
#[cfg(test)]
mod tests;
mod verify;

pub use list::{by_ids, line_of, of_contracts, postings_of};
pub use party::{MOST_LINES, PartyAccount, PartyLine, Period, Whose, of_party};
pub use statement::{Account, Entry, Statement, statements};
pub use store::{Paid, pay, reverse, settle};
pub use verify::{Flaw, Verdict, verify};
