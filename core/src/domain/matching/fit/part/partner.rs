//! Partner: whether the organization is of a kind that the need looks for.

use super::super::{detail::Detail, facts::View, share::Share};

/// Everything or nothing.
#[must_use]
pub fn judge(ask: &View<'_>, offer: &View<'_>) -> (Share, Detail) {
    let offered = offer.kinds();
    let wanted = ask.kinds() & offered != 0;
    let share = if wanted { Share::FULL } else { Share::NONE };
    (share, Detail::Partner { offered, wanted })
}
