//! Directions of texts: what a text is about, in numbers that texts without a common word can share.
//!
//! A direction has two aspects: the company that the pieces of a text keep, and the technology fields that they speak of. In each
//! a text is the weighted sum of its pieces less the mean of its kind, with length one.

use std::ops::Range;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::fields::FIELDS;
use super::piece;
use crate::{Document, Kind, Part, Weights, text};

/// Numbers of a direction that tell of company.
pub(super) const COMPANY: usize = 96;
/// Numbers of a direction.
pub(crate) const SIZE: usize = COMPANY + FIELDS;
/// The aspects of a direction.
const ASPECTS: [Range<usize>; 2] = [0..COMPANY, COMPANY..SIZE];
/// What a part of a document counts, by [`Part::ALL`].
const PARTS: [f32; crate::document::PARTS] = [0.0, 2.0, 1.0, 1.0, 0.0];

/// What is known of a piece.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Entry {
    /// Its weight in a text.
    pub(super) weight: f32,
    /// Its vector: of company with length one, of fields as far as it speaks of them.
    pub(super) vector: Vec<f32>,
}

/// What is known of the documents of a kind.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Family {
    /// Their mean.
    pub(super) mean: Vec<f32>,
    /// How their directions vary, a row after another; empty where there are too few of them.
    pub(super) covariance: Vec<f32>,
}

/// Directions of texts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Topics {
    pub(super) pieces: FxHashMap<String, Entry>,
    /// By kind.
    pub(super) families: [Family; 4],
}

/// The direction of a query, ready for the directions of documents.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Direction {
    pub(crate) vector: [i8; SIZE],
    /// Standard deviations per unit of the product with a document's direction.
    pub(crate) scale: f32,
}

impl Direction {
    /// The points of a document with this direction, in thousandths; one of zeros is taken for middling.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "or it is not compiled for the processor at hand")]
    pub(crate) fn points(&self, weights: &Weights, other: &[i8; SIZE]) -> u32 {
        #[expect(clippy::cast_precision_loss, reason = "below 2²⁴")]
        let product = dot(&self.vector, other) as f32;
        let deviations = (product * self.scale).min(weights.most) + weights.offset;
        thousandths(weights.topic * deviations)
    }

    /// The points of what has its direction alone lie between these: of one that is neither near nor far, and of the nearest.
    pub(crate) fn alone(weights: &Weights) -> [u32; 2] {
        let nearest = weights.alone.min(weights.most);
        [0.0, nearest].map(|deviations| thousandths(weights.topic * (deviations + weights.offset)))
    }

    /// No document gets more points than this.
    pub(crate) fn most(&self, weights: &Weights) -> u32 {
        // Each aspect of a document has length one.
        let lengths = ASPECTS.map(|aspect| {
            let squares = self.vector[aspect].iter().map(|&value| f32::from(value).powi(2));
            squares.sum::<f32>().sqrt()
        });
        let deviations = (lengths.iter().sum::<f32>() * LONGEST * self.scale).min(weights.most);
        thousandths(weights.topic * (deviations + weights.offset)) + 2
    }
}

/// The product of two directions; in a form that compilers turn into vector instructions.
#[inline(always)]
#[expect(clippy::inline_always, reason = "or it is not compiled for the processor at hand")]
fn dot(one: &[i8; SIZE], other: &[i8; SIZE]) -> i32 {
    one.iter()
        .zip(other)
        .map(|(&one, &other)| i32::from(one).wrapping_mul(i32::from(other)))
        // At most 128 products of 127 by 128: checked sums are no vector instructions.
        .fold(0, i32::wrapping_add)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "saturates, as it should"
)]
fn thousandths(value: f32) -> u32 {
    (value * 1_000.0) as u32
}

impl Topics {
    /// The sum over weighted texts, not yet set straight.
    pub(super) fn sum(&self, texts: &[(f32, &str)], damp: bool) -> Vec<f32> {
        let mut counts: FxHashMap<&str, (f32, &Entry)> = FxHashMap::default();
        let mut clean = String::new();
        for (weight, text) in texts {
            text::clean_into(text, &mut clean);
            piece::each(&clean, |_, piece| {
                if let Some((piece, entry)) = self.pieces.get_key_value(piece) {
                    counts.entry(piece).or_insert((0.0, entry)).0 += weight;
                }
            });
        }
        let mut counts: Vec<(&str, (f32, &Entry))> = counts.into_iter().collect();
        // Sums of floats depend on the order.
        counts.sort_unstable_by_key(|&(piece, _)| piece);
        let mut sum = vec![0.0; SIZE];
        for (_, (count, entry)) in counts {
            add(
                &mut sum,
                &entry.vector,
                entry.weight * if damp { count.sqrt() } else { count },
            );
        }
        sum
    }

    /// A sum with each aspect of length one; `None` where there is nothing.
    pub(super) fn aspects(mut sum: Vec<f32>) -> Option<Vec<f32>> {
        let known = ASPECTS.map(|aspect| normalise(&mut sum[aspect]));
        known.contains(&true).then_some(sum)
    }

    /// The direction of texts of a kind; `None` where nothing of them is known.
    pub(super) fn direct(&self, mut sum: Vec<f32>, kind: Kind) -> Option<Vec<f32>> {
        let mean = &self.families[kind.at()].mean;
        let mut known = false;
        for aspect in ASPECTS {
            let aspect_of_sum = &mut sum[aspect.clone()];
            if normalise(aspect_of_sum) {
                add(aspect_of_sum, &mean[aspect], -1.0);
                known |= normalise(aspect_of_sum);
            }
        }
        known.then_some(sum)
    }

    /// The texts of a document that say what it is about.
    pub(super) fn texts(document: &Document) -> Vec<(f32, &str)> {
        let texts = document.texts.iter().map(|(part, text)| (weight(*part), text.as_str()));
        texts.filter(|(weight, _)| *weight > 0.0).collect()
    }

    /// A document's direction in bytes: whole numbers between −127 and 127.
    pub(super) fn of_document(&self, document: &Document) -> Option<Vec<u8>> {
        let direction = self.direct(self.sum(&Self::texts(document), false), document.kind)?;
        Some(
            direction
                .iter()
                .map(|&value| rounded(value * UNIT).cast_unsigned())
                .collect(),
        )
    }

    /// The directions of a query, of the whole and of its title; those that nothing is known of are left out.
    pub(super) fn of_query(&self, whole: &[(f32, &str)], title: &[(f32, &str)]) -> Vec<Vec<f32>> {
        let texts = [whole, title].into_iter().filter(|texts| !texts.is_empty());
        // A query is a need most of the time, and reads like one otherwise.
        texts
            .filter_map(|texts| self.direct(self.sum(texts, true), Kind::Need))
            .collect()
    }

    /// The directions of a query, each of their aspects in standard deviations over the documents of a kind, summed.
    pub(super) fn among(&self, directions: &[Vec<f32>], kind: Kind, weights: &Weights) -> Option<Direction> {
        let covariance = &self.families[kind.at()].covariance;
        if covariance.is_empty() {
            return None;
        }
        let mut sum = vec![0.0; SIZE];
        for direction in directions {
            for (aspect, weight) in ASPECTS.into_iter().zip([1.0, weights.fields]) {
                let spread = spread(covariance, direction, aspect.clone());
                if spread > 0.0 {
                    add(&mut sum[aspect.clone()], &direction[aspect], weight / spread);
                }
            }
        }
        let most = sum.iter().fold(0.0_f32, |most, value| most.max(value.abs()));
        if most <= 0.0 {
            return None;
        }
        let mut vector = [0; SIZE];
        for (short, value) in vector.iter_mut().zip(&sum) {
            *short = rounded(value / most * 127.0);
        }
        Some(Direction {
            vector,
            scale: most / 127.0 / UNIT,
        })
    }
}

/// What a direction of length one is multiplied by to be kept in whole numbers: no number of such a direction is
/// above a half in practice, and what is gets cut.
const UNIT: f32 = 254.0;

/// No aspect of a document's direction is longer: of length one, each of its numbers rounded.
const LONGEST: f32 = UNIT + 6.0;

const fn weight(part: Part) -> f32 {
    PARTS[part.at()]
}

#[expect(clippy::cast_possible_truncation, reason = "saturates, as it should")]
fn rounded(value: f32) -> i8 {
    (value.round() as i8).max(-127)
}

/// Adds a multiple of a vector.
pub(super) fn add(sum: &mut [f32], vector: &[f32], weight: f32) {
    for (sum, value) in sum.iter_mut().zip(vector) {
        *sum += weight * value;
    }
}

/// Makes the length one; `false` where there is none.
pub(super) fn normalise(vector: &mut [f32]) -> bool {
    let length = vector.iter().map(|value| value * value).sum::<f32>().sqrt();
    if length > 1e-6 {
        for value in vector.iter_mut() {
            *value /= length;
        }
    }
    length > 1e-6
}

/// The standard deviation of the products with an aspect of a direction.
fn spread(covariance: &[f32], direction: &[f32], aspect: Range<usize>) -> f32 {
    let direction = &direction[aspect.clone()];
    let rows = covariance.chunks_exact(SIZE).skip(aspect.start).zip(direction);
    let square: f32 = rows
        .map(|(row, value)| {
            value
                * row[aspect.clone()]
                    .iter()
                    .zip(direction)
                    .map(|(a, b)| a * b)
                    .sum::<f32>()
        })
        .sum();
    square.max(0.0).sqrt()
}
