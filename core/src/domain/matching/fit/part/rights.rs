//! Rights: an achievement whose rights are not settled says so in every match.

use super::super::{
    detail::Detail,
    facts::{Rights, View},
    share::Share,
};

/// Everything when settled, nothing when a right is said to be unsettled, half in between.
#[must_use]
pub fn judge(candidate: &View<'_>) -> (Share, Detail) {
    let rights = candidate.rights();
    let share = match rights {
        Rights::Settled => Share::FULL,
        Rights::InProgress | Rights::Unknown => Share::HALF,
        Rights::Unsettled => Share::NONE,
    };
    (share, Detail::Rights(rights))
}
