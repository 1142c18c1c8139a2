//! Assignment (一对一, 一对多): who of many managers works which of many needs, so that all together suit best.

mod explain;
mod plan;
mod problem;
mod reading;
mod run;
mod solve;
#[cfg(test)]
mod tests;

pub use plan::{Assigned, First, Lack, Member, Outcome, Plan, Role};
pub use problem::{Aim, Ask, Bar, Choice, Problem, Rules};
pub use run::{Answer, Barred, MOST_NEEDS, MOST_OF_MANAGER, MOST_WANTED, assign};
pub use solve::solve;
