//! Evaluations (评价) of a need's proposals: the owner chooses criteria with weights and invites reviewers; each scores alone,
//! with a sentence; then everything stands side by side, and every bidder gets an answer with a reason.
//! `docs/evaluation.md` says what each figure means and who reads what.

mod answer;
mod begin;
pub mod board;
pub mod concord;
mod conflict;
mod decide;
mod draft;
pub mod duel;
mod end;
mod leave;
mod life;
mod list;
pub mod mark;
mod moves;
mod panel;
mod prepare;
mod room;
mod seat;
mod sheet;
pub mod stability;
#[cfg(test)]
mod tests;
pub mod weigh;

pub use answer::{BidderAnswer, CriterionAnswer, answers, may_read_answer};
pub use conflict::Conflict;
pub use decide::{Answered, decide};
pub use draft::{CriterionDraft, Draft, MOST_CRITERIA, MOST_IN_PAIRS};
pub use end::end_with_need;
pub use leave::{exported, forget_reviewer};
pub use life::{cancel, close, open};
pub use list::{count_mine, judges, mine, of_needs, steps};
pub use moves::{Act, MOVES, REVIEWER_MOVES, ReviewerAct};
pub use panel::{Pooled, accept, decline, invite, pool, remove};
pub use prepare::{prepare, revise};
pub use room::{Room, rooms};
pub use seat::Seat;
pub use sheet::{GivenPair, GivenScore, Sheet, hand_in};
