//! Freshness: days since the last change of the record.

use super::super::{detail::Detail, facts::View, share::Share};

/// After so many days half of the points are left.
const HALF_AFTER: u32 = 365;

/// 365 / (365 + days): never nothing, since an old record may still be true.
#[must_use]
pub fn judge(candidate: &View<'_>, today: i32) -> (Share, Detail) {
    let Some(changed) = candidate.changed() else {
        return (Share::HALF, Detail::Unknown);
    };
    let days = u32::try_from(today.saturating_sub(changed)).unwrap_or(0);
    (
        Share::ratio(HALF_AFTER, HALF_AFTER.saturating_add(days)),
        Detail::Freshness(days),
    )
}
