//! Which technology fields a piece of a text speaks of: 焊 of manufacturing, 疫苗 of health.
//!
//! A piece has for each field the positive pointwise mutual information with it, over the words of the glossary and of the taxonomy;
//! of these numbers the axes are kept along which pieces differ most.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use nalgebra::{DMatrix, SymmetricEigen};
use rustc_hash::FxHashMap;

use super::{piece, shipped};
use crate::text;

/// Numbers for a piece.
pub(super) const FIELDS: usize = 32;

/// The fields that a piece speaks of.
pub(super) type Profile = [f32; FIELDS];

/// The pieces of the words of fields, with the fields that they speak of; made once per process.
pub(super) fn profiles() -> &'static FxHashMap<String, Profile> {
    static PROFILES: OnceLock<FxHashMap<String, Profile>> = OnceLock::new();
    PROFILES.get_or_init(|| project(&informative(&counts())))
}

/// In how many words of each field a piece is; what is of a field is of the one that this is within too.
fn counts() -> BTreeMap<String, Vec<f32>> {
    let words: Vec<(&str, &str)> = shipped::words_of_fields().collect();
    let fields: BTreeSet<&str> = words.iter().flat_map(|(field, _)| line(field)).collect();
    let places: FxHashMap<&str, usize> = fields.iter().copied().zip(0..).collect();
    let mut counts: BTreeMap<String, Vec<f32>> = BTreeMap::new();
    let mut clean = String::new();
    for (field, word) in words {
        text::clean_into(word, &mut clean);
        let mut pieces = BTreeSet::new();
        piece::each(&clean, |_, piece| {
            pieces.insert(piece.to_owned());
        });
        for piece in pieces {
            let counts = counts.entry(piece).or_insert_with(|| vec![0.0; fields.len()]);
            line(field).for_each(|field| counts[places[field]] += 1.0);
        }
    }
    counts
}

/// A field and the one that it is within, by their codes.
fn line(field: &str) -> impl Iterator<Item = &str> {
    let within = field.split_once('.').map(|(within, _)| within);
    std::iter::once(field).chain(within)
}

/// Counts as positive pointwise mutual information, the distribution of the fields to the power ¾.
fn informative(counts: &BTreeMap<String, Vec<f32>>) -> Vec<(&str, Vec<f32>)> {
    let fields = counts.values().next().map_or(0, Vec::len);
    let damped: Vec<f32> = (0..fields)
        .map(|field| counts.values().map(|row| row[field]).sum::<f32>().powf(0.75))
        .collect();
    let total: f32 = damped.iter().sum();
    let informative = |row: &Vec<f32>| {
        let sum: f32 = row.iter().sum();
        let informative = |(&count, damped): (&f32, &f32)| match count {
            0.0 => 0.0,
            count => (count * total / (sum * damped)).ln().max(0.0),
        };
        row.iter().zip(&damped).map(informative).collect()
    };
    counts
        .iter()
        .map(|(piece, row)| (piece.as_str(), informative(row)))
        .collect()
}

/// The rows along the axes on which they differ most.
fn project(rows: &[(&str, Vec<f32>)]) -> FxHashMap<String, Profile> {
    let fields = rows.first().map_or(0, |(_, row)| row.len());
    let matrix = DMatrix::from_fn(rows.len(), fields, |row, field| rows[row].1[field]);
    let eigen = SymmetricEigen::new(matrix.transpose() * &matrix);
    let mut axes: Vec<usize> = (0..fields).collect();
    axes.sort_by(|&a, &b| eigen.eigenvalues[b].total_cmp(&eigen.eigenvalues[a]));
    axes.truncate(FIELDS);
    let axes = eigen.eigenvectors.select_columns(&axes);
    let projected = matrix * axes;
    let profile = |row: usize| std::array::from_fn(|axis| projected.get((row, axis)).copied().unwrap_or(0.0));
    rows.iter()
        .enumerate()
        .map(|(row, (piece, _))| ((*piece).to_owned(), profile(row)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_field_are_nearer_to_each_other_than_to_those_of_another() {
        let profiles = profiles();
        let near = |one: &str, other: &str| {
            let (one, other) = (&profiles[one], &profiles[other]);
            let product = |one: &Profile, other: &Profile| one.iter().zip(other).map(|(a, b)| a * b).sum::<f32>();
            product(one, other) / (product(one, one) * product(other, other)).sqrt()
        };
        assert!(near("疫苗", "临床") > near("疫苗", "焊接") + 0.3);
        assert!(near("vaccine", "疫苗") > 0.5);
    }
}
