//! Region: how near the offer is to where the partner should be, or else to the need's enterprise.

use super::{
    super::{detail::Detail, facts::View, share::Share},
    near::Near,
};

/// Everything in the region that was asked for or in the same city, less in the same province, less in the same country.
#[must_use]
pub fn judge(ask: &View<'_>, offer: &View<'_>) -> (Share, Detail) {
    let (Some(asked), Some(offered)) = (ask.region(), offer.region()) else {
        return (Share::HALF, Detail::Unknown);
    };
    let near = Near::of(asked, offered, ask.asks_region());
    (near.share(), Detail::Region { asked, offered, near })
}
