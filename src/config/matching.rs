//! What the parts of a match beyond words count.

/// The most points of each part beside the words, in thousandths as everywhere; a part of 0 is off.
///
/// A good match by words has ten to twenty-five thousand points, so that these settle the order among those who match
/// well by words, and lift nobody who does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Matching {
    /// Technology field.
    pub field: u32,
    /// Region.
    pub region: u32,
    /// Cooperation mode.
    pub mode: u32,
    /// Technology readiness.
    pub maturity: u32,
    /// Working language.
    pub language: u32,
    /// Kind of partner wanted.
    pub partner: u32,
    /// Measured values against targets.
    pub indicators: u32,
    /// Whether rights are settled.
    pub rights: u32,
    /// Free places.
    pub capacity: u32,
    /// Days since the last change.
    pub freshness: u32,
    /// No known conflict of interest.
    pub conflict: u32,
    /// Track record.
    pub track: u32,
}

impl Default for Matching {
    fn default() -> Self {
        Self {
            field: 1_500,
            region: 500,
            mode: 500,
            maturity: 800,
            language: 300,
            partner: 500,
            indicators: 2_000,
            rights: 500,
            capacity: 800,
            freshness: 300,
            conflict: 1_500,
            track: 500,
        }
    }
}
