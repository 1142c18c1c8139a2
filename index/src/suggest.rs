//! Names while they are typed: which records may be meant, the best first.
//!
//! Names stand in a field of their own under all that may be typed of them ([`key`]): themselves, their words, their
//! pinyin. So suggestions follow the index by themselves, and need neither memory nor rebuilding.

mod key;
mod name;
mod near;
mod reading;
mod search;
mod spell;
mod syllable;
#[cfg(test)]
mod tests;
mod tokenizer;
mod typed;
mod typo;
mod walk;

use std::collections::{BTreeMap, BTreeSet};

pub use spell::Spelling;
pub(crate) use tokenizer::{Names, TOKENIZER, size, value};
use typed::Typed;

use crate::{Filter, IndexError, Kind, Snapshot};

/// Most suggestions at once.
pub const MAX_SUGGESTIONS: usize = 100;

/// How a name suits what is typed, the better first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum How {
    /// It is the name, or begins so, or a word in it does.
    Name,
    /// So the name is read: in full, by initials or both.
    Pinyin,
    /// An organization's name with characters left out.
    Abbreviation,
    /// It is nearly so; or in Chinese, it sounds alike.
    Typo,
}

/// A record that may be meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Suggestion {
    /// Which noun.
    pub kind: Kind,
    /// The row's id.
    pub id: i64,
    /// How its name suits.
    pub how: How,
}

impl Snapshot {
    /// The records whose names suit what is typed so far, the best first: those that are named so, then those whose names
    /// begin so, then by words in them, pinyin, abbreviation, typos; the shorter names first. The work is bounded,
    /// whatever is typed: of very many that suit only some are compared.
    pub fn suggest(&self, typed: &str, filter: &Filter, limit: usize) -> Result<Vec<Suggestion>, IndexError> {
        let limit = limit.min(MAX_SUGGESTIONS);
        let typed = Typed::new(typed);
        let mut seen = BTreeSet::new();
        let mut suggestions = Vec::new();
        let mut search = search::Search::new(self, filter)?;
        for step in &typed.0 {
            if suggestions.len() >= limit {
                break;
            }
            // Some of the best may have been seen in earlier steps.
            for (kind, id) in search.best(step, limit + seen.len())? {
                if suggestions.len() < limit && seen.insert((kind, id)) {
                    suggestions.push(Suggestion {
                        kind,
                        id,
                        how: step.how,
                    });
                }
            }
        }
        Ok(suggestions)
    }
}

/// Of names, given with numbers, the numbers of those that suit what is typed, the best first. For short lists that stand
/// in no index; they are looked through like names of a kind.
#[must_use]
pub fn suggest_of<'a>(kind: Kind, typed: &str, names: impl IntoIterator<Item = (usize, &'a str)>) -> Vec<(usize, How)> {
    let typed = Typed::new(typed);
    let mut best: BTreeMap<usize, (usize, usize, How)> = BTreeMap::new();
    for (number, name) in names {
        if let Some((step, how)) = typed.step(kind, &[name]) {
            let rank = (step, name.chars().count(), how);
            best.entry(number)
                .and_modify(|best| *best = rank.min(*best))
                .or_insert(rank);
        }
    }
    let mut ranked: Vec<_> = best.into_iter().map(|(number, rank)| (rank, number)).collect();
    ranked.sort_unstable();
    ranked.into_iter().map(|((_, _, how), number)| (number, how)).collect()
}
