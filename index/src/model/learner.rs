//! Learning a model from the documents of the service.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use rustc_hash::{FxHashMap, FxHashSet};

use super::bilingual::train;
use super::company::Company;
use super::fields;
use super::pairs::{self, Pair};
use super::piece::{self, Piece};
use super::topics::{COMPANY, Entry, SIZE, Topics, add};
use super::{Bilingual, Model, shipped};
use crate::{Analyzer, Document, Kind, Part, text};

/// Characters of texts that directions are learned from; more change little and take longer.
const MOST_TEXT: usize = 12_000_000;
/// Fewer documents teach nothing.
const LEAST_DOCUMENTS: u64 = 60;
/// Fewer documents of a kind have no mean and no spread of their own.
const LEAST_OF_KIND: usize = 30;
/// A piece has to occur in so many texts.
const LEAST_TEXTS: u32 = 2;
/// So many pairs and words at most, the most frequent ones.
const MOST_PIECES: usize = 30_000;
/// The weight of a piece that no document has: of about one in fifty.
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
        // Beside what one need has: what no need has is not kept, and must not count more than that.
        let common = self.common.iter().filter(|&(_, &count)| count > 1);
        let common: FxHashMap<String, f32> = common
            .map(|(word, &count)| (word.clone(), says(count, needs) / says(1, needs)))
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
        let texts: Vec<(Kind, Vec<String>)> = self.documents.iter().map(told).collect();
        let mut counts: BTreeMap<String, [u32; 2]> = BTreeMap::new();
        let mut documents = [0, 0];
        for (kind, texts) in &texts {
            let side = usize::from(*kind == Kind::Need);
            documents[side] += 1;
            let mut pieces: FxHashSet<String> = FxHashSet::default();
            for text in texts {
                piece::each(text, |_, piece| {
                    if !pieces.contains(piece) {
                        pieces.insert(piece.to_owned());
                    }
                });
            }
            for piece in pieces {
                counts.entry(piece).or_default()[side] += 1;
            }
        }
        let known = known(&counts);
        let company = Company::new(&known, texts.iter().flat_map(|(_, texts)| texts).map(String::as_str));
        let vectors = company.vectors(COMPANY);
        let mut pieces: FxHashMap<String, Entry> = known
            .into_iter()
            .zip(vectors)
            .map(|(piece, mut vector)| {
                vector.resize(SIZE, 0.0);
                (piece, Entry { weight: 0.0, vector })
            })
            .collect();
        for (piece, profile) in fields::profiles() {
            let entry = pieces.entry(piece.clone()).or_insert_with(|| Entry {
                weight: 0.0,
                vector: vec![0.0; SIZE],
            });
            entry.vector[COMPANY..].copy_from_slice(profile);
        }
        for (piece, entry) in &mut pieces {
            let [others, needs] = counts.get(piece).copied().unwrap_or_default();
            let inverse = match others {
                0 => UNSEEN,
                frequency => inverse(frequency, documents[0]),
            };
            entry.weight = inverse * says(needs, documents[1]);
        }
        let mut topics = Topics {
            pieces,
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
                let sum = topics.sum(&Topics::texts(document), false);
                Topics::aspects(sum).map(|sum| (document.kind, sum))
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

/// The texts of a document that directions are learned from, clean.
fn told(document: &Document) -> (Kind, Vec<String>) {
    let told = document.texts.iter();
    let told = told.filter(|(part, _)| !matches!(part, Part::Name | Part::Work));
    let clean = told.map(|(_, text)| {
        let mut clean = String::new();
        text::clean_into(text, &mut clean);
        clean
    });
    (document.kind, clean.collect())
}

/// The pieces that there is something to learn of: single characters first, and of the others the most frequent ones.
fn known(counts: &BTreeMap<String, [u32; 2]>) -> Vec<String> {
    let frequency = |[others, needs]: &[u32; 2]| others + needs;
    let seen = counts.iter().filter(|(_, counts)| frequency(counts) >= LEAST_TEXTS);
    let (mut known, mut others): (Vec<_>, Vec<_>) = seen.partition(|(piece, _)| Piece::of(piece) == Piece::Single);
    others.sort_by_key(|(_, counts)| std::cmp::Reverse(frequency(counts)));
    others.truncate(MOST_PIECES);
    known.append(&mut others);
    known.into_iter().map(|(piece, _)| piece.clone()).collect()
}
