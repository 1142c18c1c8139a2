//! The constants of the score, in one place.

use crate::document::PARTS;
use crate::{Part, Term};

/// What a query is cut into. Each strand is scored by itself, in standard deviations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Strand {
    /// Words, and what they mean in the other language.
    Word,
    /// Pairs of Chinese characters.
    Pair,
    /// Single Chinese characters.
    Single,
}

impl Strand {
    pub(crate) const ALL: [Self; 3] = [Self::Word, Self::Pair, Self::Single];
}

/// Constants of the score; docs/matching.md says what each is good for. All arrays over parts are in the order of
/// [`Part::ALL`], over emphases in the order of [`Emphasis::ALL`](crate::Emphasis::ALL).
///
/// The score of a document is `lexical · (W + title · T) + topic · (D + offset)`, where `W` is the sum over strands of
/// `strand · BM25 / σ` for the whole query, `T` the same for its title alone, `D` the cosines of the directions of whole and
/// title in standard deviations, and `σ` the standard deviation that the BM25 of a document would have if words stood in
/// documents by chance. BM25 is Okapi's (Robertson & Zaragoza 2009, section 3) with `query = (Σ emphasis · count) ^ power`
/// and Lucene's `idf = ln(1 + (N − df + 0.5) / (df + 0.5))`, of words to the power `rarity`; a word that many needs have counts less.
/// The works of a document are scored each by itself; the best few are summed, each at `decay` of the one before it.
#[derive(Debug, Clone, PartialEq)]
pub struct Weights {
    /// What a part counts.
    pub part: [f32; PARTS],
    /// Saturation of the term frequency, by part.
    pub k1: [f32; PARTS],
    /// Normalisation by length, by part: 0 none, 1 full.
    pub b: [f32; PARTS],
    /// What an occurrence in a query's title, body or topic counts.
    pub emphasis: [f32; 3],
    /// How much the frequency of a term in the query counts: 0 not at all, 1 fully.
    pub power: f32,
    /// How much it counts that a word is rare: 0 not at all, 1 as much as that a piece is.
    pub rarity: f32,
    /// What words, pairs of characters and single characters count.
    pub strand: [f32; 3],
    /// What all words count beside the topic.
    pub lexical: f32,
    /// What the title of the query counts once more by itself.
    pub title: f32,
    /// What the direction of the text counts; 0 leaves it out.
    pub topic: f32,
    /// What the technology fields that a text speaks of count beside the company of its pieces.
    pub fields: f32,
    /// Standard deviations that a text with a middling direction gets, so that none gets less than nothing.
    pub offset: f32,
    /// Standard deviations above the middle that count at most: what is nearer is no better.
    pub most: f32,
    /// As many count at most of a text that shares no word.
    pub alone: f32,
    /// What the next best work counts of the one before it.
    pub decay: f32,
    /// How much it counts that a word stands in many works of those who have it: 0 not at all, 1 fully.
    pub cling: f32,
    /// What an English word in a Chinese document counts if it is known what it means.
    pub latin: f32,
    /// What a word counts in the other language.
    pub foreign: f32,
    /// How much the likelihood of a meaning counts: 0 not at all, 1 fully.
    pub doubt: f32,
    /// The least variance of a word: without it a query of one rare word would have any score.
    pub floor: f32,
    /// Postings that one search reads at most, those of the weightiest terms first; a search box's words come besides.
    pub budget: u32,
}

impl Default for Weights {
    /// Measured as docs/matching.md says.
    fn default() -> Self {
        Self {
            part: [1.0, 3.0, 1.0, 1.0, 0.7],
            k1: [1.2, 0.8, 3.0, 1.2, 1.2],
            b: [0.75, 0.9, 0.9, 0.75, 0.75],
            emphasis: [3.0, 1.0, 2.0],
            power: 0.5,
            rarity: 0.9,
            strand: [0.5, 1.0, 2.0],
            lexical: 0.27,
            title: 0.5,
            topic: 0.8,
            fields: 0.8,
            offset: 2.0,
            most: 16.0,
            alone: 6.0,
            decay: 0.8,
            cling: 0.5,
            latin: 0.5,
            foreign: 0.2,
            doubt: 0.4,
            floor: 0.001,
            budget: 1_000_000,
        }
    }
}

impl Weights {
    /// The weight of a term of a strand in the whole query and in its title.
    pub(crate) fn query(&self, term: &Term, strand: Strand) -> [f32; 2] {
        let counts = term.counts(strand);
        let whole: f32 = self
            .emphasis
            .iter()
            .zip(counts)
            .map(|(emphasis, &count)| emphasis * precise(count))
            .sum();
        [whole, precise(counts[0])].map(|count| if count > 0.0 { count.powf(self.power) } else { 0.0 })
    }

    /// The length norm of a part: `k1 · (1 − b + b · length / average)`.
    pub(crate) fn norm(&self, part: Part, length: u32, average: f32) -> f32 {
        let at = part.at();
        let relative = precise(length) / average.max(1.0);
        self.k1[at] * (1.0 - self.b[at] + self.b[at] * relative)
    }

    /// What the best works count, in parts of [`WHOLE`], the best one first.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and 1,024"
    )]
    pub(crate) fn shares(&self) -> [u32; WORKS] {
        let mut share = 1.0_f32;
        std::array::from_fn(|_| {
            let now = share;
            share *= self.decay.clamp(0.0, 1.0);
            (now * precise(WHOLE)) as u32
        })
    }
}

/// So many works of a document count.
pub(crate) const WORKS: usize = 5;
/// The share of the best one.
pub(crate) const WHOLE: u32 = 1_024;

/// A count as a float; counts beyond 2²⁴ lose their last digits, which no score can show.
#[expect(clippy::cast_precision_loss, reason = "see above")]
pub(crate) const fn precise(count: u32) -> f32 {
    count as f32
}
