//! What the parts of a match count.

use std::path::PathBuf;

use qiao_index::Weights;

/// The most points of each part beside the words, in thousandths as everywhere; a part of 0 is off.
///
/// A good match by words has ten to twenty-five thousand points, so that these settle the order among those who match
/// well by words, and lift nobody who does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matching {
    /// What the words count, in hundredths of what is usual, as the next three.
    pub words: u32,
    /// What the words of a need's title count once more.
    pub title: u32,
    /// What the direction of a text counts.
    pub topic: u32,
    /// What the works of a manager or an institution count, each scored by itself.
    pub works: u32,
    /// A dictionary in the format of CC-CEDICT, from which it is learned what words mean in the other language.
    pub dictionary: Option<PathBuf>,
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
            words: 100,
            title: 100,
            topic: 100,
            works: 100,
            dictionary: None,
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

impl Matching {
    /// The weights of the text's part of the score.
    #[must_use]
    pub fn weights(&self) -> Weights {
        let share = |hundredths: u32| f32::from(u16::try_from(hundredths).unwrap_or(u16::MAX)) / 100.0;
        let mut weights = Weights::default();
        weights.lexical *= share(self.words);
        weights.title *= share(self.title);
        weights.topic *= share(self.topic);
        if let Some(works) = weights.part.last_mut() {
            *works *= share(self.works);
        }
        weights
    }
}
