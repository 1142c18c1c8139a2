//! Vectors of the pieces of texts from the company that they keep: positive pointwise mutual information with the characters
//! around them, the context distribution to the power ¾, factorised (Levy, Goldberg & Dagan 2015).
//!
//! Only single characters are factorised. A pair of characters or a Latin word is rarer, and is put among them by the same company
//! (Deerwester et al. 1990, "folding in"): 电 keeps the company of batteries and of motors, 电池 that of batteries.

use rustc_hash::FxHashMap;

use super::eigen::{Sparse, leading};
use super::piece::{self, Piece};
use super::topics::normalise;

/// Characters on each side that keep a piece company.
const WINDOW: usize = 10;
/// What ends a sentence.
const ENDS: [char; 8] = ['。', ';', '!', '?', '\n', '；', '！', '？'];
/// A character that is not among those known, or the end of a sentence.
const NONE: u32 = u32::MAX;

/// The texts that company is learned from.
pub(super) struct Company {
    /// All characters, with [`WINDOW`] times nothing between sentences.
    characters: Vec<u32>,
    /// Where each piece stands: its first character, and how many it has.
    places: Vec<Vec<(u32, u32)>>,
    /// How many of the pieces are characters; they come first.
    size: usize,
}

impl Company {
    /// The company of pieces, single characters first, in clean texts.
    pub(super) fn new<'a>(pieces: &[String], texts: impl Iterator<Item = &'a str>) -> Self {
        let numbers: FxHashMap<&str, u32> = pieces.iter().map(String::as_str).zip(0..).collect();
        let size = pieces.partition_point(|piece| Piece::of(piece) == Piece::Single);
        let mut company = Self {
            characters: vec![NONE; WINDOW],
            places: vec![Vec::new(); pieces.len()],
            size,
        };
        for sentence in texts.flat_map(|text| text.split(ENDS)) {
            company.read(sentence, &numbers);
        }
        company
    }

    fn read(&mut self, sentence: &str, numbers: &FxHashMap<&str, u32>) {
        let mut here = u32::try_from(self.characters.len()).unwrap_or(NONE);
        piece::each(sentence, |kind, piece| {
            let number = numbers.get(piece).copied();
            let (first, length) = match kind {
                Piece::Single => {
                    self.characters.push(number.unwrap_or(NONE));
                    here += 1;
                    (here - 1, 1)
                }
                Piece::Pair => (here - 2, 2),
                Piece::Word => (here, 0),
            };
            if let Some(number) = number {
                self.places[number as usize].push((first, length));
            }
        });
        self.characters.extend([NONE; WINDOW]);
    }

    /// A vector of length one for each piece; zeros where it is alone.
    pub(super) fn vectors(&self, wanted: usize) -> Vec<Vec<f32>> {
        let near: Vec<f32> = (1..=WINDOW)
            .map(|distance| 1.0 / crate::weights::precise(u32::try_from(distance).unwrap_or(1)).sqrt())
            .collect();
        let mut counter = Counter::new(self.size);
        let rows: Vec<Vec<(u32, f32)>> = (0..self.size).map(|at| self.count(at, &near, &mut counter)).collect();
        let shares = Shares::new(&rows);
        let rows: Vec<Vec<(u32, f32)>> = rows.into_iter().map(|row| shares.informative(row)).collect();
        let (mut vectors, values) = leading(&symmetric(&rows), wanted);
        for vector in &mut vectors {
            vector.resize(wanted, 0.0);
        }
        let others: Vec<Vec<f32>> = (self.size..self.places.len())
            .map(|at| {
                let mut sum = vec![0.0; wanted];
                for (column, value) in shares.informative(self.count(at, &near, &mut counter)) {
                    super::topics::add(&mut sum, &vectors[column as usize], value);
                }
                for (sum, value) in sum.iter_mut().zip(&values) {
                    *sum = if value.abs() > 1e-3 { *sum / value } else { 0.0 };
                }
                sum
            })
            .collect();
        vectors.extend(others);
        for vector in &mut vectors {
            normalise(vector);
        }
        vectors
    }

    /// How often each character is near a piece, by distance.
    fn count(&self, piece: usize, near: &[f32], counter: &mut Counter) -> Vec<(u32, f32)> {
        for &(first, length) in &self.places[piece] {
            let (first, after) = (first as usize, (first + length) as usize);
            // Nothing stands before the first sentence and behind the last one for as long as a window is.
            let before = self.characters[first - WINDOW..first].iter().rev();
            let behind = &self.characters[after..after + WINDOW];
            for ((&before, &behind), &weight) in before.zip(behind).zip(near) {
                counter.add(before, weight);
                counter.add(behind, weight);
            }
        }
        counter.take()
    }
}

/// Counts by character.
struct Counter {
    counts: Vec<f32>,
    touched: Vec<u32>,
}

impl Counter {
    fn new(size: usize) -> Self {
        Self {
            counts: vec![0.0; size],
            touched: Vec::new(),
        }
    }

    fn add(&mut self, character: u32, weight: f32) {
        if let Some(count) = self.counts.get_mut(character as usize) {
            if *count == 0.0 {
                self.touched.push(character);
            }
            *count += weight;
        }
    }

    fn take(&mut self) -> Vec<(u32, f32)> {
        self.touched.sort_unstable();
        let counts = &mut self.counts;
        let touched = self.touched.drain(..);
        touched
            .map(|character| (character, std::mem::take(&mut counts[character as usize])))
            .collect()
    }
}

/// What share of all company the characters are.
struct Shares {
    damped: Vec<f32>,
    total: f32,
}

impl Shares {
    fn new(rows: &[Vec<(u32, f32)>]) -> Self {
        let damped: Vec<f32> = rows.iter().map(|row| sum(row).powf(0.75)).collect();
        let total = damped.iter().sum();
        Self { damped, total }
    }

    /// Counts as positive pointwise mutual information.
    fn informative(&self, mut row: Vec<(u32, f32)>) -> Vec<(u32, f32)> {
        let sum = sum(&row);
        row.retain_mut(|(column, count)| {
            *count = (*count * self.total / (sum * self.damped[*column as usize])).ln();
            *count > 0.0
        });
        row
    }
}

fn sum(row: &[(u32, f32)]) -> f32 {
    row.iter().map(|(_, count)| count).sum()
}

/// The damping makes it lean to one side: the mean of both is symmetric.
fn symmetric(rows: &[Vec<(u32, f32)>]) -> Sparse {
    let mut both: Vec<FxHashMap<u32, f32>> = vec![FxHashMap::default(); rows.len()];
    for (at, row) in (0..).zip(rows) {
        for &(column, value) in row {
            *both[at as usize].entry(column).or_default() += value / 2.0;
            *both[column as usize].entry(at).or_default() += value / 2.0;
        }
    }
    let rows = both.into_iter().map(|row| {
        let mut row: Vec<(u32, f32)> = row.into_iter().collect();
        row.sort_unstable_by_key(|&(column, _)| column);
        row
    });
    Sparse { rows: rows.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_is_put_among_what_it_stands_beside() {
        let texts = [
            "锂电池隔膜涂层。",
            "锂电池正极材料。",
            "疫苗临床试验。",
            "疫苗抗体纯化。",
            "lithium锂电池。",
        ];
        let pieces = [
            "锂", "电", "池", "隔", "膜", "正", "极", "疫", "苗", "临", "床", "抗", "体", "电池", "疫苗", "lithium",
        ]
        .map(str::to_owned);
        let vectors = Company::new(&pieces, texts.into_iter()).vectors(2);
        let near = |one: &str, other: &str| {
            let of = |piece: &str| &vectors[pieces.iter().position(|other| other == piece).expect("a piece")];
            of(one).iter().zip(of(other)).map(|(a, b)| a * b).sum::<f32>()
        };
        assert!(near("电池", "隔") > near("电池", "抗") + 0.5);
        assert!(near("疫苗", "抗") > near("疫苗", "隔") + 0.5);
        assert!(near("lithium", "池") > near("lithium", "床") + 0.5);
        assert!(vectors.iter().all(|vector| vector.len() == 2));
    }
}
