//! What is found: rows with counts, in a list or by words.

mod ask;

pub(crate) use ask::ask;

use super::row::Row;
use crate::{
    piece::{FacetCount, PageInfo},
    schema,
};

/// A row that was found.
#[derive(Clone, Debug)]
pub(crate) struct Hit {
    /// The record.
    pub(crate) row: Row,
    /// Pieces of its texts with the words that were searched for.
    pub(crate) highlights: Vec<Highlight>,
}

/// Counts of facets, by their parameters.
#[derive(Clone, Debug, Default)]
pub(crate) struct Counted {
    facets: Vec<(&'static str, Vec<FacetCount>)>,
    is_rolled: bool,
}

impl Counted {
    /// Of those that were asked for.
    pub(crate) fn of<const N: usize>(facets: [(&'static str, Option<Vec<FacetCount>>); N]) -> Self {
        let facets = facets.into_iter();
        Self {
            facets: facets.filter_map(|(name, counts)| Some((name, counts?))).collect(),
            is_rolled: false,
        }
    }

    /// Whether rows count for the fields and regions above theirs as well.
    pub(crate) fn is_rolled(&self) -> bool {
        self.is_rolled
    }

    /// The counts of a facet.
    pub(crate) fn get(&self, facet: &str) -> &[FacetCount] {
        let found = self.facets.iter().find(|(name, _)| *name == facet);
        found.map(|(_, counts)| counts.as_slice()).unwrap_or_default()
    }

    /// These, with those of others instead where they have some.
    pub(crate) fn replaced(mut self, others: impl IntoIterator<Item = Self>) -> Self {
        for (name, counts) in others.into_iter().flat_map(|other| other.facets) {
            self.facets.retain(|(known, _)| *known != name);
            self.facets.push((name, counts));
        }
        self
    }
}

/// A page of what is found.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// The rows.
    pub(crate) hits: Vec<Hit>,
    /// Where the page lies.
    pub(crate) info: PageInfo,
    /// How many there are on all pages.
    pub(crate) total: i64,
    /// How many have which value.
    pub(crate) counted: Counted,
    /// What words were also read as.
    pub(crate) corrections: Vec<Correction>,
}

impl Found {
    /// Rows of a list.
    pub(crate) fn of(rows: impl Iterator<Item = Row>, info: PageInfo, total: Option<i32>) -> Self {
        let hit = |row| Hit {
            row,
            highlights: Vec::new(),
        };
        Self {
            hits: rows.map(hit).collect(),
            info,
            total: total.unwrap_or_default().into(),
            counted: Counted::default(),
            corrections: Vec::new(),
        }
    }
}

/// Whether a parameter filters what is searched for by words.
pub(crate) fn filters(parameter: &str) -> bool {
    matches!(
        parameter,
        "kind" | "form" | "status" | "field" | "region" | "mode" | "language" | "tag" | "organization"
    )
}

/// A piece of a text in which words were found.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(crate) struct Highlight {
    /// Which text.
    pub(crate) path: Vec<String>,
    /// The piece.
    pub(crate) text: String,
    /// Where it begins in the text, in characters.
    pub(crate) start: i32,
    /// The words, in characters of the piece.
    pub(crate) marks: Vec<Mark>,
}

/// Where a word stands.
#[derive(cynic::QueryFragment, Clone, Copy, Debug)]
pub(crate) struct Mark {
    /// The first character.
    pub(crate) start: i32,
    /// The character behind the last.
    pub(crate) end: i32,
}

/// What a word was also read as.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(crate) struct Correction {
    /// As it was typed.
    pub(crate) typed: String,
    /// As what it was also searched for.
    pub(crate) used: String,
}
