//! Conflict of interest: whether one organization stands on both sides.

use super::super::{detail::Detail, facts::View, share::Share};

/// Nothing when an organization is tied to both on this day, otherwise everything. Who tells of no ties has no known
/// conflict; of a need that does not tell its poster nothing is known.
#[must_use]
pub fn judge(ask: &View<'_>, offer: &View<'_>, today: i32) -> (Share, Detail) {
    if ask.parties().len() == 0 {
        return (Share::HALF, Detail::Unknown);
    }
    let posts = |organization| ask.parties().any(|party| party.organization == organization);
    let holds = offer
        .parties()
        .any(|party| (party.from..=party.to).contains(&today) && posts(party.organization));
    let share = if holds { Share::NONE } else { Share::FULL };
    (share, Detail::Conflict(holds))
}
