//! A query: weighted terms that remember where they came from.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use crate::analyzer::{english, singular};
use crate::weights::Strand;
use crate::{Analyzer, Fit};

/// A query keeps at most this many distinct words, and as many pieces of words: the most frequent ones (a
/// title's counted four times), among equals the first ones. It bounds the work that one search can cause.
pub const MAX_TERMS: usize = 512;

/// Which text of the query a term comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Emphasis {
    /// A need's title, or what was typed into a search box.
    Title,
    /// Prose.
    Body,
    /// Names of fields, keywords.
    Topic,
}

impl Emphasis {
    /// All, in order.
    pub const ALL: [Self; 3] = [Self::Title, Self::Body, Self::Topic];

    pub(crate) const fn at(self) -> usize {
        self as usize
    }
}

/// A term of a query: a word, a piece of one, or both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// As it stands in the index: cleaned, and the canonical one of its synonyms.
    pub token: String,
    /// As it was typed where it occurs first.
    pub typed: String,
    /// Of a piece the word, or the neighbouring words, that it is a piece of.
    pub within: Option<String>,
    /// The text in which it occurs first.
    pub from: Emphasis,
    /// Occurrences by strand and emphasis.
    counts: [[u32; 3]; 3],
}

impl Term {
    /// Occurrences in a strand, by emphasis.
    pub(crate) const fn counts(&self, strand: Strand) -> &[u32; 3] {
        &self.counts[strand as usize]
    }

    /// Whether it is in a strand.
    pub(crate) fn is(&self, strand: Strand) -> bool {
        self.counts(strand).iter().any(|&count| count > 0)
    }

    fn frequency(&self) -> u64 {
        let [title, body, topic] =
            [0, 1, 2].map(|at| self.counts.iter().map(|counts| u64::from(counts[at])).sum::<u64>());
        4 * title + body + 2 * topic
    }
}

/// English words in a row, for the terms of several words among them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) from: Emphasis,
    pub(crate) words: Vec<String>,
}

/// Weighted terms, and what suits beyond words.
#[derive(Clone, Default)]
pub struct Query {
    terms: Vec<Term>,
    texts: Vec<(Emphasis, String)>,
    rows: Vec<Row>,
    fit: Option<Arc<dyn Fit>>,
}

impl fmt::Debug for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Query")
            .field("terms", &self.terms)
            .finish_non_exhaustive()
    }
}

/// Terms under way, by token.
#[derive(Default)]
struct Terms {
    terms: Vec<Term>,
    places: HashMap<String, usize>,
}

impl Terms {
    fn add(&mut self, token: String, typed: &str, within: Option<&str>, strand: Strand, from: Emphasis) {
        let at = *self.places.entry(token).or_insert_with_key(|token| {
            self.terms.push(Term {
                token: token.clone(),
                typed: typed.to_owned(),
                within: within.map(str::to_owned),
                from,
                counts: [[0; 3]; 3],
            });
            self.terms.len() - 1
        });
        let count = &mut self.terms[at].counts[strand as usize][from.at()];
        *count = count.saturating_add(1);
    }
}

impl Query {
    /// The terms of some texts, each with its emphasis.
    #[must_use]
    pub fn new(analyzer: &Analyzer, texts: &[(Emphasis, &str)]) -> Self {
        let mut terms = Terms::default();
        for &(emphasis, text) in texts {
            for token in analyzer.tokens(text) {
                terms.add(token.text, &text[token.start..token.end], None, Strand::Word, emphasis);
            }
        }
        for &(emphasis, text) in texts {
            let (pairs, singles) = analyzer.grams(text);
            for (strand, grams) in [(Strand::Pair, pairs), (Strand::Single, singles)] {
                for gram in grams {
                    let typed = gram.text.clone();
                    terms.add(gram.text, &typed, Some(&text[gram.start..gram.end]), strand, emphasis);
                }
            }
        }
        let (mut words, mut pieces): (Vec<Term>, Vec<Term>) =
            terms.terms.into_iter().partition(|term| term.is(Strand::Word));
        for terms in [&mut words, &mut pieces] {
            if terms.len() > MAX_TERMS {
                terms.sort_by_key(|term| std::cmp::Reverse(term.frequency()));
                terms.truncate(MAX_TERMS);
            }
        }
        words.append(&mut pieces);
        let latin = texts
            .iter()
            .filter(|(_, text)| text.bytes().any(|byte| byte.is_ascii_alphabetic()));
        Self {
            terms: words,
            rows: latin
                .map(|&(from, text)| Row {
                    from,
                    words: english(text),
                })
                .filter(|row| row.words.len() > 1)
                .collect(),
            texts: texts.iter().map(|&(from, text)| (from, text.to_owned())).collect(),
            fit: None,
        }
    }

    /// The same query, by which documents that it finds are ranked by what suits beyond words too.
    #[must_use]
    pub fn with_fit(mut self, fit: Arc<dyn Fit>) -> Self {
        self.fit = Some(fit);
        self
    }

    /// What suits beyond words.
    pub(crate) fn fit(&self) -> Option<&dyn Fit> {
        self.fit.as_deref()
    }

    /// The terms: words first, then pieces of words; each in the order of the texts, or by frequency where some had to
    /// be left out.
    #[must_use]
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// The words.
    pub fn words(&self) -> impl Iterator<Item = &Term> {
        self.terms.iter().take_while(|term| term.is(Strand::Word))
    }

    /// Whether there is nothing to search for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words().next().is_none()
    }

    /// The words as typed, for [`highlight`](crate::highlight()).
    pub fn typed(&self) -> impl Iterator<Item = &str> {
        self.words().map(|term| term.typed.as_str())
    }

    /// Whether pieces of words find documents too. To a search box come words, and what has none of them is a wrong answer;
    /// of a whole text any piece may be what matters.
    pub(crate) fn is_wide(&self) -> bool {
        self.texts
            .iter()
            .any(|(from, text)| *from != Emphasis::Title && !text.is_empty())
    }

    /// English words in a row.
    pub(crate) fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Its texts, each with the weight of its emphasis; only the title's, if wanted.
    pub(crate) fn weighted(&self, emphasis: &[f32; 3], title: bool) -> Vec<(f32, &str)> {
        let texts = self.texts.iter().filter(|(from, _)| !title || *from == Emphasis::Title);
        texts
            .map(|(from, text)| (if title { 1.0 } else { emphasis[from.at()] }, text.as_str()))
            .filter(|(_, text)| !text.is_empty())
            .collect()
    }
}

/// The English words that a Latin word is, in the singular: a compound is several.
pub(crate) fn english_of(token: &str) -> Vec<String> {
    if token.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        vec![singular(token)]
    } else {
        english(token)
    }
}
