//! The chain from match to money (需求发布、技术匹配、对接谈判、项目落地): what its parts have in common. Each part has one table of
//! allowed moves; each move is one row of the table `step`, written in the transaction that makes it.

mod end;
mod party;
pub mod refused;
mod step;

pub use end::end_with_need;
pub use party::{Party, need_of, own_parts, party};
pub use qiao_entity::step::{Side, Subject};
use qiao_entity::{need, need_move::Reason, step::Model};
pub use step::{
    About, Step, of_need, of_subjects, record, record_about, record_by_clock, record_by_clock_about, record_late,
};

use super::{
    problem::{Checks, Problem, Refusal, Trouble},
    store::by_number,
    write::Write,
};
use crate::error::Error;

/// Most characters of the sentence of a *no*.
pub const SENTENCE: usize = 500;

/// One row of a table of allowed moves: this side may do this, from these statuses, and so it stands then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move<A: 'static, S: 'static> {
    /// What is done.
    pub act: A,
    /// By whom.
    pub by: &'static [Side],
    /// Where it may stand before.
    pub from: &'static [S],
    /// Where it stands then.
    pub to: S,
}

/// Where an act leads that a side wants to do. `None` when no side of the requester may ever do it; the status is wrong when it
/// may, but not now.
pub fn allowed<A: Copy + PartialEq, S: Copy + PartialEq>(
    moves: &[Move<A, S>],
    act: A,
    sides: &[Side],
    is: S,
    code: impl FnOnce(S) -> String,
) -> Option<Result<(Side, S), Refusal>> {
    let mine: Vec<_> = moves
        .iter()
        .filter(|row| row.act == act)
        .filter_map(|row| sides.iter().find(|side| row.by.contains(side)).map(|side| (row, *side)))
        .collect();
    if mine.is_empty() {
        return None;
    }
    let found = mine.iter().find(|(row, _)| row.from.contains(&is));
    Some(
        found
            .map(|(row, side)| (*side, row.to))
            .ok_or_else(|| wrong_status(code(is))),
    )
}

/// The need of a chain, held until the write ends. Whatever changes a part of a chain holds its need before the part: two that work on
/// one chain then wait for each other in one order, and none goes by a need that another one is closing.
pub(crate) async fn locked_need(write: &Write, id: i64) -> Result<need::Model, Error> {
    let row = by_number::<need::Model>(write, id).await?;
    row.ok_or_else(|| Error::internal("a part of a chain without its need"))
}

/// The refusal of a move that the status does not allow.
#[must_use]
pub fn wrong_status(is: String) -> Refusal {
    Refusal::of("id", Trouble::WrongStatus { is })
}

/// A *no*: one coded reason and one sentence that the other side reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct No {
    /// The coded reason.
    pub reason: Reason,
    /// The sentence, trimmed.
    pub sentence: String,
}

/// A *no* with its sentence, which must say something in at most 500 characters.
///
/// # Errors
///
/// The problems of the sentence, under `sentence`.
pub fn no(reason: Reason, sentence: &str) -> Result<No, Vec<Problem>> {
    let mut checks = Checks::default();
    checks.text("sentence", Some(sentence), SENTENCE);
    if sentence.trim().is_empty() {
        checks.add("sentence", Trouble::Required);
    }
    let problems = checks.problems();
    if !problems.is_empty() {
        return Err(problems);
    }
    Ok(No {
        reason,
        sentence: sentence.trim().to_owned(),
    })
}

impl super::page::Numbered for Model {
    fn number(&self) -> i64 {
        self.id
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    enum Light {
        Red,
        Green,
    }

    const MOVES: &[Move<&str, Light>] = &[Move {
        act: "GO",
        by: &[Side::Enterprise, Side::Manager],
        from: &[Light::Red],
        to: Light::Green,
    }];

    #[test]
    fn the_table_says_who_may_do_what_and_when() {
        let go = |act, sides: &[Side], is| allowed(MOVES, act, sides, is, |_| "GREEN".to_owned());
        assert_eq!(
            go("GO", &[Side::Reviewer, Side::Manager], Light::Red),
            Some(Ok((Side::Manager, Light::Green)))
        );
        assert_eq!(
            go("GO", &[Side::Manager], Light::Green),
            Some(Err(wrong_status("GREEN".to_owned())))
        );
        assert_eq!(go("GO", &[Side::Reviewer], Light::Red), None);
        assert_eq!(go("STOP", &[Side::Manager], Light::Red), None);
    }

    #[test]
    fn a_no_says_why() {
        assert_eq!(no(Reason::Price, " 太贵 ").map(|no| no.sentence), Ok("太贵".to_owned()));
        assert!(no(Reason::Price, "  ").is_err());
        assert!(no(Reason::Price, &"贵".repeat(501)).is_err());
        assert!(no(Reason::Price, "太\u{0}贵").is_err());
    }
}
