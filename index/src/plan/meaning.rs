//! What the words of a query mean in the other language.

use std::collections::HashMap;

use crate::gram::is_han;
use crate::query::english_of;
use crate::weights::Strand;
use crate::{Model, Query, Weights};

/// English meanings of a Chinese word: so many, and none less likely than this.
const ENGLISH: usize = 2;
const LIKELY: f32 = 0.15;
/// Most words of an English term.
const LONGEST: usize = 4;
/// What a term of several words counts beside its words.
const TERM: f32 = 0.5;

/// A word of the other language for a term of the query.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Meaning {
    /// The place of the term.
    pub(super) term: usize,
    /// Meanings of the same word are neighbours with the same number.
    pub(super) group: usize,
    /// As it stands in the index.
    pub(super) token: String,
    /// What it counts.
    pub(super) factor: f32,
    /// The weight of the term in the query, in the whole and in the title.
    pub(super) query: [f32; 2],
}

/// What the words of a query mean.
pub(super) fn all(query: &Query, model: &Model, weights: &Weights) -> Vec<Meaning> {
    let bilingual = model.bilingual();
    let mut meanings = Vec::new();
    if bilingual.is_empty() || weights.foreign <= 0.0 {
        return meanings;
    }
    // A Latin word in a Chinese text is a name or an abbreviation, and stands as it is in Chinese documents.
    let latin = query.words().filter(|entry| !entry.token.chars().any(is_han)).count();
    let english = 2 * latin >= query.words().count();
    let mut group = 0;
    for (term, entry) in query.words().enumerate() {
        let counted = weights.query(entry, Strand::Word);
        if entry.token.chars().any(is_han) {
            let english = bilingual.english(&entry.token).iter().take(ENGLISH);
            for (token, likely) in english.filter(|(_, likely)| *likely >= LIKELY) {
                group += 1;
                meanings.push(Meaning {
                    term,
                    group,
                    token: token.clone(),
                    factor: weights.foreign * likely,
                    query: counted,
                });
            }
            continue;
        }
        for word in english_of(&entry.token).into_iter().filter(|_| english) {
            let chinese = bilingual.chinese(&word);
            let most = chinese.first().map_or(1.0, |(_, likely)| *likely);
            group += 1;
            meanings.extend(chinese.iter().map(|(token, likely)| Meaning {
                term,
                group,
                token: token.clone(),
                factor: (likely / most).powf(weights.doubt) * model.says(&entry.token),
                query: counted,
            }));
        }
    }
    if english {
        terms(query, model, weights, &mut group, &mut meanings);
    }
    meanings
}

/// English terms of several words: each Chinese word for one counts like a word.
fn terms(query: &Query, model: &Model, weights: &Weights, group: &mut usize, meanings: &mut Vec<Meaning>) {
    let places: HashMap<String, usize> = query
        .words()
        .enumerate()
        .flat_map(|(at, entry)| english_of(&entry.token).into_iter().map(move |word| (word, at)))
        .collect();
    for row in query.rows() {
        let mut at = 0;
        while at < row.words.len() {
            let longest = LONGEST.min(row.words.len() - at);
            let found = (2..=longest).rev().find_map(|size| {
                let words = &row.words[at..at + size];
                let chinese = model.bilingual().term(words);
                (!chinese.is_empty()).then_some((size, chinese))
            });
            let Some((size, chinese)) = found else {
                at += 1;
                continue;
            };
            if let Some(&term) = places.get(&row.words[at]) {
                *group += 1;
                let query = weights.query(&query.terms()[term], Strand::Word);
                meanings.extend(chinese.iter().map(|word| Meaning {
                    term,
                    group: *group,
                    token: word.clone(),
                    factor: TERM,
                    query,
                }));
            }
            at += size;
        }
    }
}

/// What a word counts as it stands.
pub(super) fn own(query: &Query, term: usize, meanings: usize, weights: &Weights) -> f32 {
    let latin = !query.terms()[term].token.chars().any(is_han);
    if latin && meanings > 0 { weights.latin } else { 1.0 }
}
