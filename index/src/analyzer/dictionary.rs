//! What the analyzer knows: words, synonyms, stop words.

use std::sync::OnceLock;

use jieba_rs::Jieba;
use rustc_hash::FxHashMap;

use super::phrase::Phrases;
use super::{is_word, stop};
use crate::{IndexError, text};

/// Version of the code that makes tokens; raise it when they change.
const ANALYZER: u64 = 2;

/// What there is to know about a word besides that it is one.
#[derive(Debug, Default)]
pub(super) struct Note {
    /// It is left out.
    pub(super) stop: bool,
    /// The canonical word that stands for it.
    pub(super) canonical: Option<String>,
    /// Words inside it that jieba does not show, as ranges of bytes.
    pub(super) inner: Vec<(usize, usize)>,
    /// A phrase may begin with it.
    pub(super) opens: bool,
}

pub(super) struct Dictionary {
    pub(super) jieba: Jieba,
    /// One look per word of every text: hence the fast hash, and one map for everything.
    pub(super) notes: FxHashMap<String, Note>,
    /// Variants that are several words.
    pub(super) phrases: Phrases,
    pub(super) version: u64,
}

impl Dictionary {
    pub(super) fn new(terms: &str, synonyms: &str) -> Result<Self, IndexError> {
        static BASE: OnceLock<Jieba> = OnceLock::new();
        let base = BASE.get_or_init(Jieba::new);
        let mut words = self::terms(terms)?;
        let pairs = pairs(synonyms)?;
        words.extend(pairs.iter().map(|(variant, _)| (variant.clone(), None)));
        words.retain(|(word, _)| is_term(word));
        let mut dictionary = Self {
            jieba: base.clone(),
            notes: FxHashMap::default(),
            phrases: Phrases::default(),
            version: fingerprint(&[
                &crate::schema::SCHEMA.to_le_bytes(),
                &ANALYZER.to_le_bytes(),
                terms.as_bytes(),
                synonyms.as_bytes(),
            ]),
        };
        for (word, frequency) in &words {
            dictionary.jieba.add_word(word, *frequency, None);
        }
        for word in stop::words() {
            dictionary.note(word).stop = true;
        }
        for (word, _) in words {
            let hidden = dictionary.hidden(base, &word);
            if !hidden.is_empty() {
                dictionary.note(&word).inner = hidden;
            }
        }
        for (variant, canonical) in pairs {
            dictionary.add_synonym(&variant, canonical);
        }
        Ok(dictionary)
    }

    fn note(&mut self, word: &str) -> &mut Note {
        self.notes.entry(word.to_owned()).or_default()
    }

    fn add_synonym(&mut self, variant: &str, canonical: String) {
        let words: Vec<String> = self.plain(variant).into_iter().map(str::to_owned).collect();
        match words.as_slice() {
            [] => {}
            [word] if word == variant => {
                self.note(variant).canonical.get_or_insert(canonical);
            }
            [first, ..] => {
                self.note(first).opens = true;
                self.phrases.add(words, &canonical);
            }
        }
    }

    /// What the plain dictionary sees in a word of ours, and jieba's search mode would not show any
    /// more: it shows the words of two and three characters inside a word, not single and longer ones.
    fn hidden(&self, base: &Jieba, word: &str) -> Vec<(usize, usize)> {
        let cut = |jieba: &Jieba| -> Vec<(usize, usize)> {
            let cut = jieba.cut_for_search(word, false);
            cut.iter().map(|token| (token.byte_start, token.byte_end)).collect()
        };
        let shown = cut(&self.jieba);
        let mut hidden = cut(base);
        hidden.retain(|range| {
            let inner = &word[range.0..range.1];
            !shown.contains(range) && is_word(inner) && stop::words().all(|stop| stop != inner)
        });
        hidden
    }

    /// The words of a clean text, without the shorter ones inside them.
    fn plain<'a>(&self, clean: &'a str) -> Vec<&'a str> {
        let cut = self.jieba.cut(clean, false);
        cut.into_iter()
            .map(|token| token.word)
            .filter(|word| is_word(word))
            .collect()
    }
}

/// Whether jieba shall keep a word together. Words without a Chinese character are left out: jieba would
/// find them inside longer Latin words ("ai" in "chain"), which it keeps together anyway.
fn is_term(word: &str) -> bool {
    let chinese = word.chars().any(|c| !c.is_ascii() && c.is_alphanumeric());
    chinese && !word.contains(char::is_whitespace)
}

/// Words with their frequencies, cleaned. Jieba takes a frequency of 0 as "never": it counts as none.
fn terms(terms: &str) -> Result<Vec<(String, Option<usize>)>, IndexError> {
    lines(terms)
        .map(|(line, entry)| {
            let mut columns = entry.split_whitespace();
            let word = clean(columns.next().unwrap_or_default());
            let frequency = columns
                .next()
                .map(str::parse)
                .transpose()
                .map_err(|_| IndexError::Terms {
                    file: "terms",
                    line,
                    reason: "the frequency is not a number",
                })?;
            Ok((word, frequency.filter(|&frequency| frequency > 0)))
        })
        .collect()
}

/// Variants with their canonical words, cleaned; the canonical one is a variant of itself.
fn pairs(synonyms: &str) -> Result<Vec<(String, String)>, IndexError> {
    let mut pairs = Vec::new();
    for (line, entry) in lines(synonyms) {
        let (canonical, variants) = entry.split_once('\t').ok_or(IndexError::Terms {
            file: "synonyms",
            line,
            reason: "there is no tab between the canonical word and the variants",
        })?;
        let canonical = clean(canonical);
        for variant in std::iter::once(canonical.clone()).chain(variants.split(';').map(clean)) {
            if !variant.is_empty() {
                pairs.push((variant, canonical.clone()));
            }
        }
    }
    Ok(pairs)
}

fn clean(text: &str) -> String {
    let mut out = String::new();
    text::clean_into(text, &mut out);
    out
}

/// A number that changes with the bytes, the same on every machine.
#[must_use]
pub fn checksum(bytes: &[u8]) -> u64 {
    fingerprint(&[bytes])
}

/// Lines with content, with their numbers from 1.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let numbered = text.lines().enumerate().map(|(at, line)| (at + 1, line.trim_end()));
    numbered.filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'))
}

/// FNV-1a, 64 bits, with a separator between the inputs (<http://www.isthe.com/chongo/tech/comp/fnv/>).
fn fingerprint(inputs: &[&[u8]]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for input in inputs {
        for &byte in input.iter().chain(&[0xFF]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash
}
