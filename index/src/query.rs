//! A query: weighted terms that remember where they came from.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use crate::{Analyzer, Fit};

/// A query keeps at most this many distinct terms: the most frequent ones (a title's counted four
/// times), among equals the first ones. It bounds the work that one search can cause.
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

/// A term of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// As it stands in the index: cleaned, and the canonical one of its synonyms.
    pub token: String,
    /// As it was typed where it occurs first.
    pub typed: String,
    /// Occurrences by emphasis, in the order of [`Emphasis::ALL`].
    pub counts: [u32; 3],
    /// The text in which it occurs first.
    pub from: Emphasis,
}

/// Weighted terms, and what suits beyond words.
#[derive(Clone, Default)]
pub struct Query {
    terms: Vec<Term>,
    fit: Option<Arc<dyn Fit>>,
}

impl fmt::Debug for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Query")
            .field("terms", &self.terms)
            .finish_non_exhaustive()
    }
}

impl Query {
    /// The terms of some texts, each with its emphasis.
    #[must_use]
    pub fn new(analyzer: &Analyzer, texts: &[(Emphasis, &str)]) -> Self {
        let mut terms: Vec<Term> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        for &(emphasis, text) in texts {
            for token in analyzer.tokens(text) {
                let at = *places.entry(token.text).or_insert_with_key(|word| {
                    terms.push(Term {
                        token: word.clone(),
                        typed: text[token.start..token.end].to_owned(),
                        counts: [0; 3],
                        from: emphasis,
                    });
                    terms.len() - 1
                });
                let count = &mut terms[at].counts[emphasis.at()];
                *count = count.saturating_add(1);
            }
        }
        if terms.len() > MAX_TERMS {
            terms.sort_by_key(|term| std::cmp::Reverse(frequency(term)));
            terms.truncate(MAX_TERMS);
        }
        Self { terms, fit: None }
    }

    /// The same query, by which documents that share a word are ranked by what suits beyond words too.
    #[must_use]
    pub fn with_fit(mut self, fit: Arc<dyn Fit>) -> Self {
        self.fit = Some(fit);
        self
    }

    /// What suits beyond words.
    pub(crate) fn fit(&self) -> Option<&dyn Fit> {
        self.fit.as_deref()
    }

    /// The terms: in the order of the texts, or by frequency where some had to be left out.
    #[must_use]
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// Whether there is nothing to search for.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// The terms as typed, for [`highlight`](crate::highlight()).
    pub fn typed(&self) -> impl Iterator<Item = &str> {
        self.terms.iter().map(|term| term.typed.as_str())
    }
}

fn frequency(term: &Term) -> u64 {
    let [title, body, topic] = term.counts.map(u64::from);
    4 * title + body + 2 * topic
}
