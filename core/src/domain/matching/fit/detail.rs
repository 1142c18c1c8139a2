//! What a part found: enough to say it in any language.

use super::{
    facts::Rights,
    part::{indicator::Row, kin::Kin, near::Near},
};

/// What a part found. Numbers without a name are places in the lists of [`super::code`].
#[derive(Clone, Debug, PartialEq)]
pub enum Detail {
    /// The candidate does not say it, or not to everyone.
    Unknown,
    /// The closest of the technology fields.
    Field {
        /// One that is asked for.
        asked: u16,
        /// One that is offered.
        offered: u16,
        /// How they are related.
        kin: Kin,
    },
    /// Where both are.
    Region {
        /// The region asked for, or where the need's enterprise is.
        asked: u16,
        /// Where the offer is.
        offered: u16,
        /// How near.
        near: Near,
    },
    /// The transfer modes in common, as bits.
    Mode(u8),
    /// Readiness levels.
    Maturity {
        /// From and to, as asked for.
        asked: (u8, u8),
        /// As offered.
        offered: u8,
    },
    /// The languages in common, as bits; if none, those asked for.
    Language {
        /// Those in common.
        common: u32,
        /// Those asked for.
        asked: u32,
    },
    /// The kind of organization offered, as a bit, and whether it is wanted.
    Partner {
        /// What the offer is or belongs to.
        offered: u32,
        /// Whether that is wanted.
        wanted: bool,
    },
    /// Indicator by indicator.
    Indicators {
        /// Those of what is matched.
        rows: Vec<Row>,
        /// Targets of the candidate of which what is matched says nothing.
        more: usize,
    },
    /// Where the rights stand.
    Rights(Rights),
    /// Engagements that can be taken on.
    Capacity(u8),
    /// Days since the last change.
    Freshness(u32),
    /// Whether a party stands on both sides.
    Conflict(bool),
    /// Cases on record, and how many of them went well.
    Track {
        /// All.
        cases: u16,
        /// Those that went well.
        well: u16,
    },
}
