//! The word that was mistyped.

use std::cell::Cell;
use std::cmp::Reverse;
use std::collections::BTreeMap;

use tantivy::postings::TermInfo;

use super::search::{STEPS, each_term};
use super::spell::{MOST, Speller, places};
use super::typo::Typos;
use crate::IndexError;

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
        for (variant, canonical) in self.analyzer.variants() {
            if walk.of(variant).is_some() {
                see(variant, self.frequency(canonical, false)?);
            }
        }
        let best = near
            .into_iter()
            .min_by_key(|(word, (typos, frequency))| (*typos, Reverse(*frequency), word.clone()));
        Ok(best.map(|(word, _)| word))
    }
}
