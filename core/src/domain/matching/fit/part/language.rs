//! Working language: whether the language of the need is one of the manager's.

use super::super::{detail::Detail, facts::View, share::Share};

/// Everything or nothing.
#[must_use]
pub fn judge(ask: &View<'_>, offer: &View<'_>) -> (Share, Detail) {
    let asked = ask.languages();
    let common = asked & offer.languages();
    let share = if common == 0 { Share::NONE } else { Share::FULL };
    (share, Detail::Language { common, asked })
}
