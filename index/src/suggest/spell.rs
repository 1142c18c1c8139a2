//! What was meant by the words of a search box: names typed in pinyin, words with typos, short names.

use std::cell::Cell;
use std::cmp::Reverse;
use std::collections::BTreeMap;

use tantivy::schema::IndexRecordOption;
use tantivy_fst::Automaton;

use super::key::{BREAK, NAMED, Sort, prefix};
use super::name::Name;
use super::search::{STEPS, each_term};
use super::syllable::Syllables;
use super::walk::Abbreviation;
use crate::schema::Fields;
use crate::snapshot::State;
use crate::terms::each_block;
use crate::text::is_han;
use crate::{Analyzer, IndexError, Kind, Part, Snapshot};

/// Longer texts are no longer what is typed to find a name, and say enough by their other words.
const WORDS: usize = 4;
/// Names that a word may stand for.
const NAMES: usize = 8;
/// Terms that are looked at for a word in each dictionary.
pub(super) const MOST: usize = 2_048;
/// Longer words are no names.
const LETTERS: usize = 32;
/// Chinese characters of a short name.
const SHORT: std::ops::RangeInclusive<usize> = 2..=6;

/// A word and what it was read as.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spelling {
    /// As it was typed.
    pub typed: String,
    /// A word or a name that the index has.
    pub used: String,
}

/// Names with how many documents have them.
type Names = BTreeMap<String, u64>;

impl Snapshot {
    /// What the words of a short text were read as, beside what they are: Latin ones that are the pinyin of names, or that
    /// are no words of the index but nearly are; Chinese ones that shorten an organization's name. Nothing where all
    /// words are known, and for texts of more than four words.
    pub fn spellings(&self, analyzer: &Analyzer, text: &str) -> Result<Vec<Spelling>, IndexError> {
        let words: Vec<&str> = text.split_whitespace().take(WORDS + 1).collect();
        let mut spellings = Vec::new();
        if words.len() > WORDS {
            return Ok(spellings);
        }
        let Self { state, fields } = self;
        let speller = Speller {
            state,
            fields,
            analyzer,
        };
        for typed in words.iter().filter(|typed| typed.chars().nth(LETTERS).is_none()) {
            let used = speller.word(&Name::new(typed))?;
            spellings.extend(used.into_iter().map(|used| Spelling {
                typed: (*typed).to_owned(),
                used,
            }));
        }
        if (2..=3).contains(&words.len()) {
            let turned = [&words[1..], &words[..1]].concat();
            for order in [&words, &turned] {
                let used = speller.names(&Name::new(&order.concat()), true)?;
                let known = |used: &String| spellings.iter().any(|spelling: &Spelling| spelling.used == *used);
                let new: Vec<String> = ranked(used).into_iter().filter(|used| !known(used)).collect();
                spellings.extend(new.into_iter().map(|used| Spelling {
                    typed: words.join(" "),
                    used,
                }));
            }
        }
        Ok(spellings)
    }
}

/// Reads words.
pub(super) struct Speller<'a> {
    pub(super) state: &'a State,
    fields: &'a Fields,
    pub(super) analyzer: &'a Analyzer,
}

impl Speller<'_> {
    /// What a word was read as.
    fn word(&self, name: &Name) -> Result<Vec<String>, IndexError> {
        let word = name.text();
        if SHORT.contains(&name.len()) && name.chars.iter().all(|&c| is_han(c)) {
            if self.is_made_of_words(&word)? {
                return Ok(Vec::new());
            }
            let mut names = Names::new();
            self.each_name(
                Kind::Organization,
                Sort::Whole,
                &Abbreviation::new(&name.chars),
                |name, count| {
                    *names.entry(name.to_owned()).or_default() += count;
                },
            )?;
            return Ok(ranked(names));
        }
        if !word.bytes().all(|byte| byte.is_ascii_alphanumeric()) || word.bytes().all(|byte| byte.is_ascii_digit()) {
            return Ok(Vec::new());
        }
        // Words of technology are no names, though there may be somebody whose name is read like "china".
        if self.is_known(&word, true)? {
            return Ok(Vec::new());
        }
        let spelled = self.names(name, true)?;
        if !spelled.is_empty() {
            return Ok(ranked(spelled));
        }
        if self.is_known(&word, false)? {
            return Ok(Vec::new());
        }
        let shortened = ranked(self.names(name, false)?);
        if !shortened.is_empty() {
            return Ok(shortened);
        }
        Ok(self.nearest(&word)?.into_iter().collect())
    }

    /// Names that are read so; only spelled out, or with syllables shortened too.
    fn names(&self, name: &Name, in_full: bool) -> Result<Names, IndexError> {
        let word = name.text();
        let mut names = Names::new();
        // Single letters shorten far too much.
        if word.len() < 2 || !word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Ok(names);
        }
        let walk = Syllables::new(&[(word.clone(), false)], false);
        for kind in [Kind::Manager, Kind::Organization] {
            self.each_name(kind, Sort::Pinyin, &walk, |term, count| {
                if let Some((pinyin, name)) = term.split_once(NAMED)
                    && !name.is_empty()
                    && (!in_full || pinyin.chars().filter(|&c| c != BREAK).eq(word.chars()))
                {
                    *names.entry(name.to_owned()).or_default() += count;
                }
            })?;
        }
        Ok(names)
    }

    /// Calls `see` with the terms of names that an automaton accepts, and how many documents have each.
    fn each_name<A>(&self, kind: Kind, sort: Sort, walk: &A, mut see: impl FnMut(&str, u64)) -> Result<(), IndexError>
    where
        A: Automaton,
        A::State: Clone,
    {
        let steps = Cell::new(STEPS);
        for (at, reader) in self.state.searcher.segment_readers().iter().enumerate() {
            let names = reader.inverted_index(self.fields.names)?;
            each_term(&names, walk, &prefix(kind, sort), (MOST, &steps), |term, info| {
                let mut count = 0;
                let postings = names.read_block_postings_from_terminfo(info, IndexRecordOption::Basic)?;
                each_block(postings, |docs, _| {
                    let alive = docs.iter().filter(|&&doc| self.state.views[at].is_alive(doc));
                    count += alive.count() as u64;
                });
                // The name of a record that is gone must not be told.
                if let (1.., Ok(term)) = (count, std::str::from_utf8(term)) {
                    see(term, count);
                }
                Ok(())
            })?;
        }
        Ok(())
    }

    /// Whether a word is in the index, or only whether it is one outside of names.
    fn is_known(&self, word: &str, outside: bool) -> Result<bool, IndexError> {
        let tokens = self.analyzer.tokens(word);
        let Some(token) = tokens.iter().find(|token| token.start == 0 && token.end == word.len()) else {
            // Cut into words that are known.
            return Ok(false);
        };
        if token.text != word {
            return Ok(true);
        }
        Ok(self.frequency(&token.text, outside)? > 0)
    }

    /// Whether Chinese is made of words of the index, of two characters at least: it says what it says.
    fn is_made_of_words(&self, chinese: &str) -> Result<bool, IndexError> {
        let mut to = 0;
        for token in self.analyzer.tokens(chinese) {
            let long = chinese[token.start..token.end].chars().nth(1).is_some();
            if long && token.start <= to && token.end > to && self.frequency(&token.text, false)? > 0 {
                to = token.end;
            }
        }
        Ok(to == chinese.len())
    }

    /// How many documents have a word.
    pub(super) fn frequency(&self, word: &str, outside: bool) -> Result<u64, IndexError> {
        let mut frequency = 0;
        for (kind, part) in places().filter(|&(_, part)| !outside || part != Part::Name) {
            for view in &self.state.views {
                if let Some(info) = view.segment.text(kind, part).terms().get(word.as_bytes())? {
                    frequency += u64::from(view.frequency(kind, part, &info)?);
                }
            }
        }
        Ok(frequency)
    }
}

pub(super) fn places() -> impl Iterator<Item = (Kind, Part)> {
    Kind::ALL
        .into_iter()
        .flat_map(|kind| Part::ALL.map(|part| (kind, part)))
}

/// The most frequent names, among equals the shorter ones.
fn ranked(names: Names) -> Vec<String> {
    let mut names: Vec<_> = names.into_iter().collect();
    names.sort_by_key(|(name, count)| (Reverse(*count), name.chars().count()));
    names.truncate(NAMES);
    names.into_iter().map(|(name, _)| name).collect()
}
