//! How near two regions are.

use qiao_entity::region::RegionKind;

use super::super::{code::REGIONS, share::Share};

/// How near two regions are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Near {
    /// In different countries.
    Apart,
    /// In the same country.
    Country,
    /// In the same province.
    Province,
    /// In the same city, or the same region.
    Same,
    /// In the region that was asked for.
    Within,
}

impl Near {
    /// How near these are; `is_asked` says that the first was asked for.
    #[must_use]
    pub fn of(asked: u16, offered: u16, is_asked: bool) -> Self {
        if is_asked && REGIONS.lies_in(offered, asked) {
            return Self::Within;
        }
        if asked == offered {
            return Self::Same;
        }
        let common = REGIONS.common(asked, offered).and_then(|place| REGIONS.entry(place));
        match common.and_then(|entry| entry.kind) {
            None => Self::Apart,
            Some(RegionKind::Country) => Self::Country,
            Some(RegionKind::Province) => Self::Province,
            Some(RegionKind::Prefecture) => Self::Same,
        }
    }

    /// What that is worth.
    #[must_use]
    pub fn share(self) -> Share {
        match self {
            Self::Within | Self::Same => Share::FULL,
            Self::Province => Share::thousandths(600),
            Self::Country => Share::thousandths(300),
            Self::Apart => Share::NONE,
        }
    }
}
