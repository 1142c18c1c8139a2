//! Cooperation mode: whether one that is asked for is offered. Those of a need are alternatives, so that one is enough.

use super::super::{detail::Detail, facts::View, share::Share};

/// Everything or nothing.
#[must_use]
pub fn judge(ask: &View<'_>, offer: &View<'_>) -> (Share, Detail) {
    let common = ask.modes() & offer.modes();
    let share = if common == 0 { Share::NONE } else { Share::FULL };
    (share, Detail::Mode(common))
}
