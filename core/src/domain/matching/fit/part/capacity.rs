//! Capacity: a full manager is not proposed without saying so.

use super::super::{detail::Detail, facts::View, share::Share};

/// Everything for who can take on two more engagements, less for one, nothing for who is full.
#[must_use]
pub fn judge(candidate: &View<'_>) -> (Share, Detail) {
    let Some(free) = candidate.free() else {
        return (Share::HALF, Detail::Unknown);
    };
    let share = match free {
        0 => Share::NONE,
        1 => Share::thousandths(750),
        _ => Share::FULL,
    };
    (share, Detail::Capacity(free))
}
