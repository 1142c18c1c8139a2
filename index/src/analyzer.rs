//! From a text to tokens: cleaning, segmentation, synonyms. The same for documents and queries.

mod dictionary;
mod latin;
mod phrase;
mod stop;
mod tokenizer;

use std::fmt;
use std::sync::{Arc, OnceLock};

use crate::text::Cleaned;
use crate::{IndexError, gram};
use dictionary::Dictionary;
pub use dictionary::checksum;
pub(crate) use dictionary::lines;
pub(crate) use latin::{english, singular};
pub(crate) use tokenizer::Cutter;

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

impl Word<'_> {
    /// Whether it stands for another word of the text.
    pub(crate) fn is_changed(&self, clean: &str) -> bool {
        clean[self.start..self.end] != *self.text
    }
}

/// A piece of one or two Chinese characters of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Gram {
    /// As it stands in the index.
    pub(crate) text: String,
    /// First byte in the original text of the word, or the neighbouring words, that it is a piece of.
    pub(crate) start: usize,
    /// Byte after the last of those.
    pub(crate) end: usize,
}

/// Cuts texts into tokens. Cheap to clone.
#[derive(Clone)]
pub struct Analyzer(Arc<Dictionary>);

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
        Dictionary::new(terms, synonyms).map(|dictionary| Self(Arc::new(dictionary)))
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
        let position = |word: &Word<'_>| (word.start, word.end);
        let mut words: Vec<Word<'_>> = Vec::new();
        let phrases = self.words(cleaned.text(), |word| {
            // Only words inside one other are out of order: they find their place in a few steps.
            let before = words.iter().rposition(|other| position(other) <= position(&word));
            words.insert(before.map_or(0, |at| at + 1), word);
        });
        words.extend(phrases);
        words.sort_by_key(position);
        let token = |word: &Word<'_>| {
            let origin = cleaned.origin(word.start, word.end);
            Token {
                text: word.text.to_owned(),
                start: origin.start,
                end: origin.end,
            }
        };
        words.iter().map(token).collect()
    }

    /// The pairs and the single characters of a text, in order. Those that only belong to stop words are left out.
    pub(crate) fn grams(&self, text: &str) -> (Vec<Gram>, Vec<Gram>) {
        let cleaned = Cleaned::new(text);
        let clean = cleaned.text();
        let words = self.0.jieba.cut(clean, false);
        let stop = |word: &str| self.0.notes.get(word).is_some_and(|note| note.stop);
        let spans: Vec<(usize, usize, bool)> = words
            .iter()
            .map(|word| (word.byte_start, word.byte_end, stop(word.word)))
            .collect();
        let (mut ones, mut pairs) = (Vec::new(), Vec::new());
        let gram = |start: usize, end: usize| {
            let first = spans.partition_point(|&(_, to, _)| to <= start);
            let within = spans[first..].iter().take_while(|&&(from, _, _)| from < end);
            let (mut last, mut content) = (end, false);
            for &(_, to, stop) in within {
                last = to;
                content |= !stop;
            }
            let from = spans.get(first).map_or(start, |&(from, _, _)| from);
            let origin = cleaned.origin(from, last);
            content.then(|| Gram {
                text: clean[start..end].to_owned(),
                start: origin.start,
                end: origin.end,
            })
        };
        gram::each(
            clean,
            |start, end| ones.extend(gram(start, end)),
            |start, end| pairs.extend(gram(start, end)),
        );
        (pairs, ones)
    }

    /// The different tokens under which a text is found: words and pairs of characters, a single character where it is all.
    pub(crate) fn indexed(&self, text: &str) -> Vec<String> {
        let mut tokens: Vec<String> = self.tokens(text).into_iter().map(|token| token.text).collect();
        let (pairs, ones) = self.grams(text);
        tokens.extend(pairs.into_iter().map(|gram| gram.text));
        if let [one] = ones.as_slice() {
            tokens.push(one.text.clone());
        }
        tokens.sort_unstable();
        tokens.dedup();
        tokens
    }

    /// Words that stand for other ones in the index, alone or in a phrase, with the canonical ones.
    pub(crate) fn variants(&self) -> impl Iterator<Item = (&str, &str)> {
        let Dictionary { notes, phrases, .. } = &*self.0;
        let words = notes.iter();
        words
            .filter_map(|(word, note)| Some((word.as_str(), note.canonical.as_deref()?)))
            .chain(phrases.words())
    }

    /// The words of a text that is clean already, and in the end the phrases among them.
    pub(crate) fn words<'a>(&'a self, clean: &'a str, mut emit: impl FnMut(Word<'a>)) -> Vec<Word<'a>> {
        let Dictionary {
            jieba, notes, phrases, ..
        } = &*self.0;
        let cut = jieba.cut_for_search(clean, false);
        let mut opens = false;
        for token in &cut {
            let (start, end) = (token.byte_start, token.byte_end);
            let Some(note) = notes.get(token.word) else {
                if is_word(token.word) {
                    emit(Word {
                        text: token.word,
                        start,
                        end,
                    });
                }
                continue;
            };
            opens |= note.opens;
            if !note.stop {
                let text = note.canonical.as_deref().unwrap_or(token.word);
                emit(Word { text, start, end });
            }
            for &(from, to) in &note.inner {
                let (start, end) = (start + from, start + to);
                let text = &clean[start..end];
                emit(Word { text, start, end });
            }
        }
        let mut found = Vec::new();
        if opens {
            let spans = spans(clean.len(), &cut);
            phrases.find(clean, &spans, |text, start, end| {
                found.push(Word { text, start, end });
            });
        }
        found
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

/// Whether it is a word and not punctuation, a blank or a symbol.
fn is_word(word: &str) -> bool {
    match word.as_bytes() {
        // The ideographs U+4E00–U+9FFF begin with these bytes.
        [0xE4, 0xB8..=0xBF, ..] | [0xE5..=0xE9, ..] => word.len() <= MAX_TOKEN,
        [byte] => byte.is_ascii_alphanumeric(),
        _ => word.len() <= MAX_TOKEN && word.chars().any(char::is_alphanumeric),
    }
}

#[cfg(test)]
mod tests;
