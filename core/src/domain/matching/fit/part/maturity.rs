//! Maturity: whether the readiness level offered lies among those asked for.

use super::super::{detail::Detail, facts::View, share::Share};

/// What each level below those asked for costs.
const BELOW: u32 = 333;
/// What each level above costs: who waits for something younger can still use what is ready.
const ABOVE: u32 = 167;

/// Everything within, less for each level beside.
#[must_use]
pub fn judge(ask: &View<'_>, offer: &View<'_>) -> (Share, Detail) {
    let (Some(asked), Some((offered, _))) = (ask.trl(), offer.trl()) else {
        return (Share::HALF, Detail::Unknown);
    };
    let (from, to) = asked;
    let cost = BELOW * u32::from(from.saturating_sub(offered)) + ABOVE * u32::from(offered.saturating_sub(to));
    let share = Share::thousandths(1_000_u32.saturating_sub(cost));
    (share, Detail::Maturity { asked, offered })
}
