//! How much of a part's points something gets.

/// A share of a part's points, in thousandths: from nothing to all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Share(u32);

impl Share {
    /// Nothing.
    pub const NONE: Self = Self(0);
    /// What the unknown gets: missing data neither wins nor buries.
    pub const HALF: Self = Self(500);
    /// Everything.
    pub const FULL: Self = Self(1_000);

    /// So many thousandths, at most all of them.
    #[must_use]
    pub const fn thousandths(share: u32) -> Self {
        if share > 1_000 { Self::FULL } else { Self(share) }
    }

    /// The share that is closest to a fraction.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a number between 0 and 1000"
    )]
    pub fn of(fraction: f64) -> Self {
        Self((fraction.clamp(0.0, 1.0) * 1_000.0).round() as u32)
    }

    /// So many of so many; of none, nothing.
    #[must_use]
    pub fn ratio(part: u32, whole: u32) -> Self {
        let share = u64::from(part) * 1_000 / u64::from(whole.max(1));
        Self::thousandths(u32::try_from(share).unwrap_or(u32::MAX))
    }

    /// The share in thousandths.
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0
    }

    /// The points that it is of a weight, rounded down.
    #[must_use]
    pub fn points(self, weight: u32) -> u32 {
        let points = u64::from(weight) * u64::from(self.0) / 1_000;
        u32::try_from(points).unwrap_or(weight)
    }
}
