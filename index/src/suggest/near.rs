//! The word that was mistyped.

use std::cell::Cell;
use std::cmp::Reverse;
use std::collections::BTreeMap;

use tantivy::postings::TermInfo;

use super::search::{STEPS, each_term};
use super::spell::{MOST, Speller, places};
use super::typo::Typos;
use crate::IndexError;

/// Canonical words that are looked for in the index for a word that was meant.
const CANONICAL: usize = 8;

impl Speller<'_> {
    /// The word of the index, or of the synonyms of one, with the fewest typos; of several the most frequent one.
    pub(super) fn nearest(&self, word: &str) -> Result<Option<String>, IndexError> {
        let Some(walk) = Typos::new(word, false).filter(|_| word.bytes().all(|byte| byte.is_ascii_alphabetic())) else {
            return Ok(None);
        };
        let mut near: BTreeMap<String, (u8, u64)> = BTreeMap::new();
        let mut see = |term: &str, frequency: u64| {
            if let Some(typos) = walk.of(term).filter(|_| frequency > 0) {
                near.entry(term.to_owned()).or_insert((typos, 0)).1 += frequency;
            }
        };
        for (kind, part) in places() {
            let steps = Cell::new(STEPS);
            for view in &self.state.views {
                if view.segment.sums.filled[kind.at()][part.at()] == 0 {
                    continue;
                }
                let mut found: Vec<(String, TermInfo)> = Vec::new();
                each_term(
                    view.segment.text(kind, part),
                    &walk,
                    "",
                    (MOST, &steps),
                    |term, info| {
                        if let Ok(term) = std::str::from_utf8(term) {
                            found.push((term.to_owned(), info.clone()));
                        }
                        Ok(())
                    },
                )?;
                for (term, info) in found {
                    see(&term, u64::from(view.frequency(kind, part, &info)?));
                }
            }
        }
        // A word of the glossary counts once, however many of its phrases the index has: a few are asked for.
        let mut variants: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (variant, canonical) in self.analyzer.variants() {
            if walk.of(variant).is_some() {
                let canonical_ones = variants.entry(variant).or_default();
                if canonical_ones.len() < CANONICAL {
                    canonical_ones.push(canonical);
                }
            }
        }
        for (variant, canonical_ones) in variants {
            for canonical in canonical_ones {
                let frequency = self.frequency(canonical, false)?;
                if frequency > 0 {
                    see(variant, frequency);
                    break;
                }
            }
        }
        let best = near
            .into_iter()
            .min_by_key(|(word, (typos, frequency))| (*typos, Reverse(*frequency), word.clone()));
        Ok(best.map(|(word, _)| word))
    }
}
