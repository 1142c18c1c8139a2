//! Points of a posting, from tables.

use tantivy::fieldnorm::FieldNormReader;

use crate::weights::precise;
use crate::{Part, Weights};

/// Term frequencies below this one have their saturation in a table.
const TABULATED: usize = 64;

/// Saturations are in parts of 2¹⁶.
const SHIFT: u32 = 16;

/// The points of one posting: at least one, so that a word that every document has still finds them all.
pub(crate) const fn points(weight: u32, saturation: u32) -> u32 {
    // A saturation is at most 2¹⁶, so the product fits and the quotient is at most the weight.
    #[expect(clippy::cast_possible_truncation, reason = "see above")]
    let points = ((weight as u64 * saturation as u64) >> SHIFT) as u32 + 1;
    points
}

/// Saturations `tf / (tf + norm)` of a kind's part, by term frequency and code of the length.
pub(crate) struct Table {
    norms: [f32; 256],
    rows: Vec<u32>,
}

impl Table {
    pub(crate) fn new(weights: &Weights, part: Part, tokens: u64, filled: u32) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "an average")]
        let average = tokens as f32 / precise(filled.max(1));
        let mut norms = [0.0; 256];
        for (code, norm) in (0..=u8::MAX).zip(&mut norms) {
            *norm = weights.norm(part, FieldNormReader::id_to_fieldnorm(code), average);
        }
        let mut rows = Vec::with_capacity(TABULATED * norms.len());
        for frequency in (0..).take(TABULATED) {
            rows.extend(norms.iter().map(|&norm| saturation(frequency, norm)));
        }
        Self { norms, rows }
    }

    /// The saturation of a term frequency in a text with this code of its length.
    #[inline]
    pub(crate) fn get(&self, frequency: u32, length: u8) -> u32 {
        let at = (frequency as usize) << 8 | usize::from(length);
        match self.rows.get(at) {
            Some(&saturation) => saturation,
            None => saturation(frequency, self.norms[usize::from(length)]),
        }
    }
}

fn saturation(frequency: u32, norm: f32) -> u32 {
    let frequency = f64::from(frequency);
    let share = frequency / (frequency + f64::from(norm).max(f64::MIN_POSITIVE));
    whole(share * f64::from(1 << SHIFT)).min(1 << SHIFT)
}

/// A float as a whole number; no number and negative ones become zero.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "saturates, as it should"
)]
pub(super) const fn whole(value: f64) -> u32 {
    value as u32
}
