//! How two technology fields are related.

use super::super::{code::FIELDS, share::Share};

/// How two technology fields are related.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kin {
    /// Not at all.
    None,
    /// They lie in the same field.
    Sibling,
    /// One lies in the other.
    Within,
    /// They are the same.
    Same,
}

impl Kin {
    /// How these two are related.
    #[must_use]
    pub fn of(one: u16, other: u16) -> Self {
        if one == other {
            Self::Same
        } else if FIELDS.lies_in(one, other) || FIELDS.lies_in(other, one) {
            Self::Within
        } else if FIELDS.common(one, other).is_some() {
            Self::Sibling
        } else {
            Self::None
        }
    }

    /// What that is worth.
    #[must_use]
    pub fn share(self) -> Share {
        match self {
            Self::Same => Share::FULL,
            Self::Within => Share::thousandths(750),
            Self::Sibling => Share::HALF,
            Self::None => Share::NONE,
        }
    }
}
