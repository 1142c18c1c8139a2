//! Learning a model from the documents of the service.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock};

use rustc_hash::{FxHashMap, FxHashSet};

use super::bilingual::train;
use super::eigen::{Sparse, leading};
use super::pairs::{self, Pair};
use super::topics::{Entry, SIZE, Topics, add, normalise};
use super::{Bilingual, Model, shipped};
use crate::gram::is_han;
use crate::{Analyzer, Document, Kind, Part, text};

/// Characters of texts that directions are learned from; more change little and take longer.
const MOST_TEXT: usize = 12_000_000;
/// Characters on each side that keep a character company.
const WINDOW: usize = 10;
/// Fewer documents teach nothing.
const LEAST_DOCUMENTS: u64 = 60;
/// Fewer documents of a kind have no mean and no spread of their own.
const LEAST_OF_KIND: usize = 30;
/// A character has to occur in so many texts.
const LEAST_TEXTS: u32 = 2;
/// The weight of a character that needs have and no document has: of about one in fifty.
const UNSEEN: f32 = 4.0;

/// Learns from documents, one after another.
#[derive(Debug)]
pub struct Learner {
    analyzer: Analyzer,
    /// Those that directions are learned from.
    documents: Vec<Document>,
    characters: usize,
    seen: u64,
    needs: u32,
    /// In how many needs a word is.
    common: FxHashMap<String, u32>,
    /// Pairs beside those of the glossary: those given first, then those of the documents.
    pairs: Vec<Pair>,
    given: usize,
}

impl Learner {
    /// Has seen nothing but the glossary that ships with Qiao and these pairs of words that mean the same.
    #[must_use]
    pub fn new(analyzer: &Analyzer, pairs: Vec<Pair>) -> Self {
        Self {
            analyzer: analyzer.clone(),
            documents: Vec::new(),
            characters: 0,
            seen: 0,
            needs: 0,
            common: FxHashMap::default(),
            given: pairs.len(),
            pairs,
        }
    }

    /// Learns from a document, as it is put into the index.
    pub fn see(&mut self, document: &Document) {
        self.seen += 1;
        pairs::of_document(document, &mut self.pairs);
        if document.kind == Kind::Need {
            self.needs += 1;
            let mut words: FxHashSet<String> = FxHashSet::default();
            for (part, text) in &document.texts {
                if matches!(part, Part::Title | Part::Body) {
                    let (pairs, ones) = self.analyzer.grams(text);
                    words.extend(pairs.into_iter().chain(ones).map(|gram| gram.text));
                    words.extend(self.analyzer.tokens(text).into_iter().map(|token| token.text));
                }
            }
            for word in words {
                *self.common.entry(word).or_default() += 1;
            }
        }
        let texts: usize = document.texts.iter().map(|(_, text)| text.len() / 3).sum();
        if self.characters + texts <= MOST_TEXT {
            self.characters += texts;
            self.documents.push(document.clone());
        }
    }

    /// What was learned, where one of so many documents was seen. Takes seconds of processor time where there are many texts.
    #[must_use]
    pub fn learn(mut self, one_of: u64) -> Model {
        // Of a few texts every one would show in every score, and it would matter which were there first.
        let enough = self.seen >= LEAST_DOCUMENTS;
        if !enough {
            self.common.clear();
            self.pairs.truncate(self.given);
        }
        let needs = self.needs;
        let common = self.common.iter().filter(|&(_, &count)| count > 1);
        let common: FxHashMap<String, f32> = common
            .map(|(word, &count)| (word.clone(), says(count, needs)))
            .collect();
        let topics = enough.then(|| self.topics());
        let bilingual = if self.pairs.is_empty() && self.analyzer.version() == Analyzer::shipped().version() {
            of_glossary()
        } else {
            let pairs: Vec<Pair> = shipped().iter().chain(&self.pairs).cloned().collect();
            Arc::new(train(&self.analyzer, &pairs))
        };
        Model {
            topics,
            common,
            bilingual,
            documents: self.seen * one_of,
        }
    }

    fn topics(&self) -> Topics {
        let texts: Vec<Vec<Vec<char>>> = self.documents.iter().map(sentences).collect();
        let mut others: BTreeMap<char, u32> = BTreeMap::new();
        let mut in_needs: BTreeMap<char, u32> = BTreeMap::new();
        let (mut documents, mut needs) = (0, 0);
        for (document, text) in self.documents.iter().zip(&texts) {
            let counts = if document.kind == Kind::Need {
                needs += 1;
                &mut in_needs
            } else {
                documents += 1;
                &mut others
            };
            let characters: FxHashSet<char> = text.iter().flatten().copied().collect();
            for c in characters {
                *counts.entry(c).or_default() += 1;
            }
        }
        let of = |counts: &BTreeMap<char, u32>, c: char| counts.get(&c).copied().unwrap_or(0);
        let known: Vec<char> = others
            .keys()
            .chain(in_needs.keys())
            .copied()
            .filter(|&c| of(&others, c) + of(&in_needs, c) >= LEAST_TEXTS)
            .collect::<std::collections::BTreeSet<char>>()
            .into_iter()
            .collect();
        let places: HashMap<char, u32> = known.iter().copied().zip(0..).collect();
        let vectors = leading(&company(&texts, &places), SIZE);
        let characters = known.iter().zip(vectors).map(|(&c, mut vector)| {
            normalise(&mut vector);
            vector.resize(SIZE, 0.0);
            let inverse = match of(&others, c) {
                0 => UNSEEN,
                frequency => inverse(frequency, documents),
            };
            let weight = inverse * says(of(&in_needs, c), needs);
            (c, Entry { weight, vector })
        });
        let mut topics = Topics {
            characters: characters.collect(),
            families: Default::default(),
        };
        self.families(&mut topics);
        topics
    }

    /// Means and spreads of the kinds; a kind with too few documents takes those of all.
    fn families(&self, topics: &mut Topics) {
        let sums: Vec<(Kind, Vec<f32>)> = self
            .documents
            .iter()
            .filter_map(|document| {
                let mut sum = topics.sum(&Topics::texts(document), false);
                normalise(&mut sum).then_some((document.kind, sum))
            })
            .collect();
        let enough = |kind: Kind| sums.iter().filter(|(is, _)| *is == kind).count() >= LEAST_OF_KIND;
        let mean = |kind: Option<Kind>| {
            let own = || sums.iter().filter(|(is, _)| kind.is_none_or(|kind| kind == *is));
            let share = 1.0 / crate::weights::precise(u32::try_from(own().count()).unwrap_or(u32::MAX).max(1));
            let mut mean = vec![0.0; SIZE];
            own().for_each(|(_, sum)| add(&mut mean, sum, share));
            mean
        };
        for kind in Kind::ALL {
            topics.families[kind.at()].mean = mean(Some(kind).filter(|&kind| enough(kind)));
        }
        let directed: Vec<(Kind, Vec<f32>)> = sums
            .into_iter()
            .filter_map(|(kind, sum)| Some((kind, topics.direct(sum, kind)?)))
            .collect();
        let covariance = |kind: Option<Kind>| {
            let own = || directed.iter().filter(|(is, _)| kind.is_none_or(|kind| kind == *is));
            let share = 1.0 / crate::weights::precise(u32::try_from(own().count()).unwrap_or(u32::MAX).max(1));
            let mut covariance = vec![0.0; SIZE * SIZE];
            for (_, direction) in own() {
                for (row, value) in covariance.chunks_exact_mut(SIZE).zip(direction) {
                    add(row, direction, value * share);
                }
            }
            covariance
        };
        for kind in Kind::ALL {
            let own = directed.iter().filter(|(is, _)| *is == kind).count() >= LEAST_OF_KIND;
            topics.families[kind.at()].covariance = covariance(Some(kind).filter(|_| own));
        }
    }
}

/// What the glossary alone teaches: the same for every service that has nothing else yet.
fn of_glossary() -> Arc<Bilingual> {
    static LEARNED: OnceLock<Arc<Bilingual>> = OnceLock::new();
    Arc::clone(LEARNED.get_or_init(|| Arc::new(train(&Analyzer::shipped(), shipped()))))
}

/// How much less a word says that so many of the needs have: `ln(1 + N / (n + ½)) / ln(1 + 2 N)`.
fn says(count: u32, needs: u32) -> f32 {
    if count == 0 || needs == 0 {
        return 1.0;
    }
    let needs = crate::weights::precise(needs);
    (1.0 + needs / (crate::weights::precise(count) + 0.5)).ln() / (1.0 + needs / 0.5).ln()
}

fn inverse(frequency: u32, documents: u32) -> f32 {
    let others = crate::weights::precise(documents.saturating_sub(frequency));
    (1.0 + (others + 0.5) / (crate::weights::precise(frequency) + 0.5)).ln()
}

/// The Chinese characters of a document's texts by sentence.
fn sentences(document: &Document) -> Vec<Vec<char>> {
    let mut sentences = Vec::new();
    let mut clean = String::new();
    let told = document
        .texts
        .iter()
        .filter(|(part, _)| !matches!(part, Part::Name | Part::Work));
    for (_, text) in told {
        text::clean_into(text, &mut clean);
        for sentence in clean.split(['。', ';', '!', '?', '\n', '；', '！', '？']) {
            let characters: Vec<char> = sentence.chars().filter(|&c| is_han(c)).collect();
            if characters.len() > 1 {
                sentences.push(characters);
            }
        }
    }
    sentences
}

/// Positive pointwise mutual information of the characters that keep each other company.
fn company(texts: &[Vec<Vec<char>>], places: &HashMap<char, u32>) -> Sparse {
    let near: Vec<f32> = (1..=WINDOW)
        .map(|distance| 1.0 / crate::weights::precise(u32::try_from(distance).unwrap_or(1)).sqrt())
        .collect();
    let mut counts: FxHashMap<(u32, u32), f32> = FxHashMap::default();
    for sentence in texts.iter().flatten() {
        let known: Vec<Option<u32>> = sentence.iter().map(|c| places.get(c).copied()).collect();
        for (at, one) in known.iter().enumerate() {
            let Some(one) = *one else { continue };
            for (other, weight) in known[at + 1..].iter().zip(&near) {
                if let Some(other) = *other {
                    *counts.entry((one.min(other), one.max(other))).or_default() += weight;
                }
            }
        }
    }
    let mut rows: Vec<Vec<(u32, f32)>> = vec![Vec::new(); places.len()];
    for (&(one, other), &count) in &counts {
        // A character beside itself is its own company from both sides.
        let count = if one == other { 2.0 * count } else { count };
        rows[one as usize].push((other, count));
        if one != other {
            rows[other as usize].push((one, count));
        }
    }
    for row in &mut rows {
        row.sort_unstable_by_key(|&(column, _)| column);
    }
    let sums: Vec<f32> = rows
        .iter()
        .map(|row| row.iter().map(|(_, count)| count).sum())
        .collect();
    let damped: Vec<f32> = sums.iter().map(|sum| sum.powf(0.75)).collect();
    let total: f32 = damped.iter().sum();
    for (row, sum) in rows.iter_mut().zip(&sums) {
        row.retain_mut(|(column, count)| {
            *count = (*count * total / (sum * damped[*column as usize])).ln();
            *count > 0.0
        });
    }
    // The damping makes it lean to one side: the mean of both is symmetric.
    let mut both: Vec<FxHashMap<u32, f32>> = vec![FxHashMap::default(); rows.len()];
    for (at, row) in (0..).zip(&rows) {
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
