//! What the analyzer knows: words, synonyms, stop words.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use jieba_rs::Jieba;

use super::phrase::Phrases;
use super::{is_word, stop};
use crate::{IndexError, text};

/// Version of the code that makes tokens; raise it when they change.
const ANALYZER: u64 = 1;

/// The words of ours with the plain dictionary's words inside them, as ranges of bytes.
type Inner = HashMap<String, Vec<(usize, usize)>>;

pub(super) struct Dictionary {
    pub(super) jieba: Jieba,
    pub(super) inner: Inner,
    /// From a variant that is one word to its canonical word.
    pub(super) synonyms: HashMap<String, String>,
    /// Variants that are several words.
    pub(super) phrases: Phrases,
    pub(super) stop: HashSet<&'static str>,
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
        let mut jieba = base.clone();
        for (word, frequency) in &words {
            jieba.add_word(word, *frequency, None);
        }
        let mut dictionary = Self {
            inner: inner(base, &jieba, words.into_iter().map(|(word, _)| word)),
            jieba,
            synonyms: HashMap::new(),
            phrases: Phrases::default(),
            stop: stop::words().collect(),
            version: fingerprint(&[
                &crate::schema::SCHEMA.to_le_bytes(),
                &ANALYZER.to_le_bytes(),
                terms.as_bytes(),
                synonyms.as_bytes(),
            ]),
        };
        for (variant, canonical) in pairs {
            let words = dictionary.plain(&variant);
            match words.as_slice() {
                [] => {}
                [word] if *word == variant => {
                    dictionary.synonyms.entry(variant).or_insert(canonical);
                }
                _ => {
                    let words = words.into_iter().map(str::to_owned).collect();
                    dictionary.phrases.add(words, &canonical);
                }
            }
        }
        Ok(dictionary)
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

/// A long word of ours would hide what the plain dictionary sees in it: jieba's search mode shows the
/// words of two and three characters inside a word, not the single ones and the longer ones.
fn inner(base: &Jieba, jieba: &Jieba, words: impl Iterator<Item = String>) -> Inner {
    let cut = |jieba: &Jieba, word: &str| -> Vec<(usize, usize)> {
        let cut = jieba.cut_for_search(word, false);
        cut.iter().map(|token| (token.byte_start, token.byte_end)).collect()
    };
    words
        .filter_map(|word| {
            let shown = cut(jieba, &word);
            let mut hidden = cut(base, &word);
            hidden.retain(|range| !shown.contains(range));
            (!hidden.is_empty()).then_some((word, hidden))
        })
        .collect()
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

/// Lines with content, with their numbers from 1.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
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
