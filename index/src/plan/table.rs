//! Points of a posting, from tables.

use tantivy::fieldnorm::FieldNormReader;

use crate::weights::precise;
use crate::{Part, Weights};

/// More occurrences count like so many.
pub(crate) const MOST: u32 = 255;

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
pub(crate) struct Table(Box<[u32; 1 << 16]>);

impl Table {
    pub(crate) fn new(weights: &Weights, part: Part, tokens: u64, filled: u32) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "an average")]
        let average = tokens as f32 / precise(filled.max(1));
        #[expect(clippy::large_stack_arrays, reason = "256 KiB, on their way to the heap")]
        let mut rows = Box::new([0; 1 << 16]);
        for code in 0..=u8::MAX {
            let norm = weights.norm(part, FieldNormReader::id_to_fieldnorm(code), average);
            for frequency in 0..=MOST {
                rows[place(frequency, code)] = saturation(frequency, norm);
            }
        }
        Self(rows)
    }

    /// The saturation of a term frequency in a text with this code of its length.
    #[inline]
    pub(crate) fn get(&self, frequency: u32, length: u8) -> u32 {
        self.0[place(frequency.min(MOST), length)]
    }

    /// The same for the low half of a [posting](crate::terms::List).
    #[inline]
    pub(crate) fn of(&self, posting: u32) -> u32 {
        self.0[posting as usize & 0xffff]
    }
}

const fn place(frequency: u32, length: u8) -> usize {
    (frequency as usize & 0xff) << 8 | length as usize
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
