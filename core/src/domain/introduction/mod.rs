//! Introductions (引荐): a matchmaker, or the enterprise itself, puts a need together with a manager or with the owner of an
//! achievement. The side that is introduced accepts or declines; whoever says no says why.
//!
//! What names the sides and stands under agreement is told to the other side once both have signed a commission slip (佣金约定), and
//! as long as the introduction goes on.

mod answer;
mod end;
mod fresh;
mod introduce;
mod list;
mod moves;
mod pair;
pub mod slip;

pub use answer::{accept, decline, end, withdraw};
pub use end::end_with_need;
pub use fresh::{Freshness, freshen_due, lapses_at, reminds_at, status};
pub use introduce::{Draft, Introduced, introduce};
pub use list::{Axis, Filter, by_ids, count, facet, list, of_needs, revealed, visible_to};
pub use moves::{Act, MOVES, introduced_side, may, sides, tells_person};
pub use pair::{PriorNo, nos_of};

use qiao_entity::introduction::Model;

use super::page::Numbered;

/// Most characters of what is said with an introduction.
pub const WORDS: usize = 1_000;

impl Numbered for Model {
    fn number(&self) -> i64 {
        self.id
    }
}
