//! From a text to tokens: cleaning, segmentation, synonyms. The same for documents and queries.

mod phrase;
mod tokenizer;

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, OnceLock};

use jieba_rs::Jieba;

use crate::IndexError;
use crate::text::{self, Cleaned};
use phrase::Phrases;
pub(crate) use tokenizer::Cutter;

/// Version of the code that makes tokens; raise it when they change.
const ANALYZER: u64 = 1;

/// Longer words (in bytes) are noise — encoded data, lines of characters — and are left out.
pub const MAX_TOKEN: usize = 120;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// As it stands in the index: cleaned, and the canonical one of its synonyms.
    pub text: String,
    /// First byte in the original text.
    pub start: usize,
    /// Byte after the last in the original text.
    pub end: usize,
}

/// A word of a cleaned text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Word<'a> {
    pub(crate) text: &'a str,
    start: usize,
    end: usize,
}

/// Cuts texts into tokens. Cheap to clone.
#[derive(Clone)]
pub struct Analyzer(Arc<Inner>);

struct Inner {
    jieba: Jieba,
    /// From a variant that is one word to its canonical word.
    synonyms: HashMap<String, String>,
    /// Variants that are several words.
    phrases: Phrases,
    version: u64,
}

impl fmt::Debug for Analyzer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Analyzer({:016x})", self.version())
    }
}

impl Analyzer {
    /// An analyzer with the embedded dictionary of jieba and
    /// - `terms`: lines `word [frequency [tag]]`; without a frequency the word gets the one that makes
    ///   it win over its parts;
    /// - `synonyms`: lines `canonical TAB variant;variant;…`. The first line that claims a variant has it.
    ///
    /// Empty lines and lines that begin with `#` are skipped.
    pub fn new(terms: &str, synonyms: &str) -> Result<Self, IndexError> {
        static BASE: OnceLock<Jieba> = OnceLock::new();
        let mut jieba = BASE.get_or_init(Jieba::new).clone();
        for (line, entry) in lines(terms) {
            let mut columns = entry.split_whitespace();
            let word = columns.next().unwrap_or_default();
            let frequency = columns
                .next()
                .map(str::parse)
                .transpose()
                .map_err(|_| IndexError::Terms {
                    file: "terms",
                    line,
                    reason: "the frequency is not a number",
                })?;
            add_word(&mut jieba, &clean(word), frequency);
        }
        let pairs = pairs(synonyms)?;
        for (variant, _) in &pairs {
            add_word(&mut jieba, variant, None);
        }
        let version = fingerprint(&[
            &crate::schema::SCHEMA.to_le_bytes(),
            &ANALYZER.to_le_bytes(),
            terms.as_bytes(),
            synonyms.as_bytes(),
        ]);
        let mut inner = Inner {
            jieba,
            synonyms: HashMap::new(),
            phrases: Phrases::default(),
            version,
        };
        for (variant, canonical) in pairs {
            let words = inner.plain(&variant);
            match words.as_slice() {
                [] => {}
                [word] if *word == variant => {
                    inner.synonyms.entry(variant).or_insert(canonical);
                }
                _ => inner
                    .phrases
                    .add(words.into_iter().map(str::to_owned).collect(), &canonical),
            }
        }
        Ok(Self(Arc::new(inner)))
    }

    /// The analyzer with the terms and synonyms that ship with Qiao; made once per process.
    ///
    /// # Panics
    ///
    /// Never: a test reads the shipped files.
    #[must_use]
    pub fn shipped() -> Self {
        static SHIPPED: OnceLock<Analyzer> = OnceLock::new();
        SHIPPED
            .get_or_init(|| {
                Self::new(include_str!("../data/terms.txt"), include_str!("../data/synonyms.tsv"))
                    .expect("a test reads the shipped files")
            })
            .clone()
    }

    /// Changes with the code, the terms and the synonyms; the same on every machine.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.0.version
    }

    /// The tokens of a text, by position. Words of three and more characters come with the shorter
    /// words inside them, so tokens overlap. Punctuation and words over [`MAX_TOKEN`] bytes yield none.
    #[must_use]
    pub fn tokens(&self, text: &str) -> Vec<Token> {
        let cleaned = Cleaned::new(text);
        let mut tokens = Vec::new();
        self.words(cleaned.text(), |word| {
            let origin = cleaned.origin(word.start, word.end);
            tokens.push(Token {
                text: word.text.to_owned(),
                start: origin.start,
                end: origin.end,
            });
        });
        tokens.sort_by_key(|token| (token.start, token.end));
        tokens
    }

    /// The words of a text that is clean already.
    pub(crate) fn words<'a>(&'a self, clean: &'a str, mut emit: impl FnMut(Word<'a>)) {
        let Inner {
            jieba,
            synonyms,
            phrases,
            ..
        } = &*self.0;
        let cut = jieba.cut_for_search(clean, false);
        for token in &cut {
            if is_word(token.word) {
                let text = synonyms.get(token.word).map_or(token.word, String::as_str);
                emit(Word {
                    text,
                    start: token.byte_start,
                    end: token.byte_end,
                });
            }
        }
        if !phrases.is_empty() {
            let spans = spans(clean.len(), &cut);
            phrases.find(clean, &spans, |text, start, end| {
                emit(Word { text, start, end });
            });
        }
    }
}

impl Inner {
    /// The words of a clean text, without the shorter ones inside them.
    fn plain<'a>(&self, clean: &'a str) -> Vec<&'a str> {
        let cut = self.jieba.cut(clean, false);
        cut.into_iter()
            .map(|token| token.word)
            .filter(|word| is_word(word))
            .collect()
    }
}

/// The words of a segmentation in search mode without the shorter ones inside them, in order.
/// jieba puts the inner words before the outer one: seen from the end, an outer word ends where the
/// one after it begins, and an inner word ends within it.
fn spans(size: usize, cut: &[jieba_rs::Token<'_>]) -> Vec<(usize, usize)> {
    let mut spans = Vec::with_capacity(cut.len());
    let mut cursor = size;
    for token in cut.iter().rev() {
        if token.byte_end == cursor {
            cursor = token.byte_start;
            if is_word(token.word) {
                spans.push((token.byte_start, token.byte_end));
            }
        }
    }
    spans.reverse();
    spans
}

fn is_word(word: &str) -> bool {
    word.len() <= MAX_TOKEN && word.chars().any(char::is_alphanumeric)
}

/// Makes jieba keep a word together. Words without a Chinese character are left out: jieba would find
/// them inside longer Latin words ("ai" in "chain"), which it keeps together anyway.
fn add_word(jieba: &mut Jieba, word: &str, frequency: Option<usize>) {
    let chinese = word.chars().any(|c| !c.is_ascii() && c.is_alphanumeric());
    if chinese && !word.contains(char::is_whitespace) {
        jieba.add_word(word, frequency.filter(|&frequency| frequency > 0), None);
    }
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

#[cfg(test)]
mod tests;
