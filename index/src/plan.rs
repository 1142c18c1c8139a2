//! What a query means on a state of the index: which postings count how much. Search and explanation
//! follow the same plan, which is why reasons add up to the points.

use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::TermInfo;

use crate::snapshot::State;
use crate::weights::precise;
use crate::{Fit, IndexError, Kind, Part, Query, Weights};

/// Term frequencies below this one have their saturation in a table.
const TABULATED: usize = 64;

/// Saturations are in parts of 2¹⁶.
const SHIFT: u32 = 16;

/// The postings of a term in a part of a kind.
pub(crate) struct Clause {
    /// Its place in the query.
    pub(crate) term: usize,
    pub(crate) kind: Kind,
    pub(crate) part: Part,
    /// Points at full saturation.
    pub(crate) weight: u32,
    /// By segment.
    pub(crate) postings: Vec<Option<TermInfo>>,
}

/// The clauses of a query.
pub(crate) struct Plan {
    pub(crate) clauses: Vec<Clause>,
}

impl Plan {
    pub(crate) fn new(state: &State, query: &Query, admits: impl Fn(Kind) -> bool) -> Result<Self, IndexError> {
        let mut clauses = Vec::new();
        for kind in Kind::ALL.into_iter().filter(|&kind| admits(kind)) {
            let documents: u32 = state.views.iter().map(|view| view.sums.count[kind.at()]).sum();
            if documents == 0 {
                continue;
            }
            for (term, entry) in query.terms().iter().enumerate() {
                for part in Part::ALL {
                    let mut frequency = 0;
                    let mut postings = Vec::with_capacity(state.views.len());
                    for view in &state.views {
                        let segment = &view.segment;
                        let info = if segment.sums.filled[kind.at()][part.at()] == 0 {
                            None
                        } else {
                            segment.text(kind, part).terms().get(entry.token.as_bytes())?
                        };
                        if let Some(info) = &info {
                            frequency += view.frequency(kind, part, info)?;
                        }
                        postings.push(info);
                    }
                    if frequency > 0 {
                        let weight = weight(&state.weights, part, state.weights.query(entry), documents, frequency);
                        // Without a weight a part is not searched: each posting counts at least one point.
                        if weight > 0.0 {
                            clauses.push((term, kind, part, weight, postings));
                        }
                    }
                }
            }
        }
        // No document can reach more than u32::MAX points, whatever the weights.
        let beyond = query.fit().map_or(0, Fit::most);
        let most =
            f64::from(u32::MAX - beyond) / f64::from(u32::try_from(clauses.len()).unwrap_or(u32::MAX).max(1)) - 1.0;
        let clauses = clauses
            .into_iter()
            .map(|(term, kind, part, weight, postings)| Clause {
                term,
                kind,
                part,
                weight: whole(f64::from(weight).min(most)),
                postings,
            })
            .collect();
        Ok(Self { clauses })
    }
}

/// Thousandths of the score at full saturation; see [`Weights`] for the formula.
fn weight(weights: &Weights, part: Part, query: f32, documents: u32, frequency: u32) -> f32 {
    let others = precise(documents.saturating_sub(frequency));
    let idf = (1.0 + (others + 0.5) / (precise(frequency) + 0.5)).ln();
    1_000.0 * weights.part[part.at()] * query * idf * (weights.k1[part.at()] + 1.0)
}

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
const fn whole(value: f64) -> u32 {
    value as u32
}
