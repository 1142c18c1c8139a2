//! What words mean in the other language, learned from pairs.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::pairs::Pair;
use crate::Analyzer;

/// Rounds of learning; more change little.
const ROUNDS: usize = 5;
/// What every word counts as seen besides, so that rare words are not believed too soon.
const PRIOR: f32 = 0.3;
/// Meanings less likely than this are forgotten.
const LEAST: f32 = 0.01;
/// Most meanings of a word.
const MOST: usize = 12;

/// A word of the other language and how likely it is meant, 0–1.
pub(super) type Meaning = (String, f32);

/// What words mean in the other language, the likeliest first.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Bilingual {
    to_chinese: FxHashMap<String, Vec<Meaning>>,
    to_english: FxHashMap<String, Vec<Meaning>>,
    /// English terms of several words, with blanks between them.
    terms: FxHashMap<String, Vec<String>>,
}

impl Bilingual {
    /// What an English word, in the singular, means in Chinese: words and pairs of characters.
    #[must_use]
    pub fn chinese(&self, word: &str) -> &[Meaning] {
        self.to_chinese.get(word).map_or(&[], Vec::as_slice)
    }

    /// What a Chinese word means in English.
    #[must_use]
    pub fn english(&self, word: &str) -> &[Meaning] {
        self.to_english.get(word).map_or(&[], Vec::as_slice)
    }

    /// The Chinese words for an English term of several words.
    #[must_use]
    pub fn term(&self, words: &[String]) -> &[String] {
        self.terms.get(&words.join(" ")).map_or(&[], Vec::as_slice)
    }

    /// How many English words it knows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.to_chinese.len()
    }

    /// Whether it knows nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.to_chinese.is_empty()
    }
}

/// Numbers for words.
#[derive(Default)]
struct Words {
    numbers: FxHashMap<String, u32>,
    words: Vec<String>,
}

impl Words {
    fn number(&mut self, word: &str) -> u32 {
        if let Some(&number) = self.numbers.get(word) {
            return number;
        }
        let number = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.numbers.insert(word.to_owned(), number);
        self.words.push(word.to_owned());
        number
    }
}

/// A pair in numbers.
struct Sample {
    from: Vec<u32>,
    to: Vec<u32>,
    weight: f32,
}

/// Learns what words mean: IBM's model 1 (Brown et al. 1993, section 4), once in each direction.
pub(super) fn train(analyzer: &Analyzer, pairs: &[Pair]) -> Bilingual {
    let (mut english, mut chinese) = (Words::default(), Words::default());
    let mut samples = Vec::with_capacity(pairs.len());
    let mut terms: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for pair in pairs {
        let sorted = |mut numbers: Vec<u32>| {
            numbers.sort_unstable();
            numbers.dedup();
            numbers
        };
        let tokens = analyzer.indexed(&pair.chinese);
        samples.push(Sample {
            from: sorted(pair.english.iter().map(|word| english.number(word)).collect()),
            to: sorted(tokens.iter().map(|word| chinese.number(word)).collect()),
            weight: pair.weight,
        });
        if pair.term && pair.english.len() > 1 {
            let known = terms.entry(pair.english.join(" ")).or_default();
            if known.len() < 6 && !known.contains(&pair.chinese) {
                known.push(pair.chinese.clone());
            }
        }
    }
    let to_chinese = meanings(&samples, &english, &chinese);
    for sample in &mut samples {
        std::mem::swap(&mut sample.from, &mut sample.to);
    }
    Bilingual {
        to_chinese,
        to_english: meanings(&samples, &chinese, &english),
        terms: terms.into_iter().collect(),
    }
}

fn meanings(samples: &[Sample], from: &Words, to: &Words) -> FxHashMap<String, Vec<Meaning>> {
    // All pairs of words that occur together, in order: a word's meanings are neighbours.
    let mut links: Vec<(u32, u32)> = samples
        .iter()
        .flat_map(|sample| {
            sample
                .from
                .iter()
                .flat_map(|&one| sample.to.iter().map(move |&other| (one, other)))
        })
        .collect();
    links.sort_unstable();
    links.dedup();
    let mut starts = vec![0_usize; from.words.len() + 1];
    for &(one, _) in &links {
        starts[one as usize + 1] += 1;
    }
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    let place = |one: u32, other: u32| {
        let own = starts[one as usize]..starts[one as usize + 1];
        own.start + links[own].partition_point(|link| link.1 < other)
    };
    let mut likely = vec![0.0_f32; links.len()];
    for own in starts.windows(2) {
        let count = crate::weights::precise(u32::try_from(own[1] - own[0]).unwrap_or(u32::MAX).max(1));
        likely[own[0]..own[1]].fill(1.0 / count);
    }
    for _ in 0..ROUNDS {
        let mut counts = vec![0.0_f32; links.len()];
        for sample in samples {
            for &other in &sample.to {
                let places = || sample.from.iter().map(|&one| place(one, other));
                let sum: f32 = places().map(|at| likely[at]).sum();
                if sum > 0.0 {
                    places().for_each(|at| counts[at] += sample.weight * likely[at] / sum);
                }
            }
        }
        for own in starts.windows(2) {
            let own = own[0]..own[1];
            let total: f32 = counts[own.clone()].iter().sum::<f32>() + PRIOR;
            for (likely, count) in likely[own.clone()].iter_mut().zip(&counts[own]) {
                *likely = count / total;
            }
        }
    }
    let mut known = FxHashMap::default();
    for (word, own) in from.words.iter().zip(starts.windows(2)) {
        let mut meanings: Vec<Meaning> = (own[0]..own[1])
            .filter(|&at| likely[at] >= LEAST)
            .map(|at| (to.words[links[at].1 as usize].clone(), likely[at]))
            .collect();
        meanings.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        meanings.truncate(MOST);
        if !meanings.is_empty() {
            known.insert(word.clone(), meanings);
        }
    }
    known
}
