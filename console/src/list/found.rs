//! What is found: rows with counts, in a list or by words.

use cynic::QueryBuilder;

use super::{filter::Filter, noun::Counts, row::Row, turn::Turn};
use crate::{
    address::Address,
    code::{Noun, TransferMode},
    fault::Fault,
    piece::{FacetCount, PageInfo},
    schema,
    visit::Visit,
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
        "field" | "region" | "mode" | "language" | "tag" | "organization"
    )
}

#[derive(cynic::InputObject, Clone, Debug)]
struct SearchFilter {
    fields: Option<Vec<String>>,
    regions: Option<Vec<String>>,
    modes: Option<Vec<TransferMode>>,
    languages: Option<Vec<String>>,
    tags: Option<Vec<String>>,
    organization: Option<cynic::Id>,
}

#[derive(cynic::QueryVariables)]
struct Asked {
    text: String,
    nouns: Option<Vec<Noun>>,
    filter: SearchFilter,
    as_typed: bool,
    first: Option<i32>,
    after: Option<String>,
    last: Option<i32>,
    before: Option<String>,
    total: bool,
    noun: bool,
    fields: bool,
    regions: bool,
    modes: bool,
    languages: bool,
    tags: bool,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "Asked")]
struct Answered {
    #[arguments(text: $text, nouns: $nouns, filter: $filter, asTyped: $as_typed, first: $first, after: $after, last: $last, before: $before)]
    search: CandidateNodeConnection,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(variables = "Asked")]
struct CandidateNodeConnection {
    edges: Vec<CandidateNodeEdge>,
    page_info: PageInfo,
    #[directives(include(if: $total))]
    total_count: Option<i32>,
    facets: CandidateFacets,
    corrections: Vec<Correction>,
}

#[derive(cynic::QueryFragment, Debug)]
struct CandidateNodeEdge {
    node: Row,
    highlights: Vec<Highlight>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(variables = "Asked")]
struct CandidateFacets {
    #[cynic(rename = "__typename")]
    _name: String,
    #[directives(include(if: $noun))]
    nouns: Option<Vec<FacetCount>>,
    #[directives(include(if: $fields))]
    fields: Option<Vec<FacetCount>>,
    #[directives(include(if: $regions))]
    regions: Option<Vec<FacetCount>>,
    #[directives(include(if: $modes))]
    modes: Option<Vec<FacetCount>>,
    #[directives(include(if: $languages))]
    languages: Option<Vec<FacetCount>>,
    #[directives(include(if: $tags))]
    tags: Option<Vec<FacetCount>>,
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

/// Records of some nouns by words, best first, as an address filters them.
pub(crate) async fn ask(
    visit: &Visit,
    words: &str,
    nouns: &[Noun],
    address: &Address,
    turn: Turn,
    counts: Counts<'_>,
) -> Result<Found, Fault> {
    let read = Filter { visit, address };
    let asked = Asked {
        text: words.to_owned(),
        nouns: Some(nouns.to_vec()).filter(|nouns| !nouns.is_empty()),
        filter: SearchFilter {
            fields: read.texts("field"),
            regions: read.texts("region"),
            modes: read.codes("mode")?,
            languages: read.texts("language"),
            tags: read.texts("tag"),
            organization: read.id("organization"),
        },
        as_typed: read.flag("as_typed")?.unwrap_or_default(),
        first: turn.first,
        after: turn.after,
        last: turn.last,
        before: turn.before,
        total: counts.total(),
        noun: counts.has("noun"),
        fields: counts.has("field"),
        regions: counts.has("region"),
        modes: counts.has("mode"),
        languages: counts.has("language"),
        tags: counts.has("tag"),
    };
    let search = visit.ask(Answered::build(asked)).await?.search;
    let facets = search.facets;
    let hit = |edge: CandidateNodeEdge| Hit {
        row: edge.node,
        highlights: edge.highlights,
    };
    Ok(Found {
        hits: search.edges.into_iter().map(hit).collect(),
        info: search.page_info,
        total: search.total_count.unwrap_or_default().into(),
        counted: Counted {
            is_rolled: true,
            ..Counted::of([
                ("noun", facets.nouns),
                ("field", facets.fields),
                ("region", facets.regions),
                ("mode", facets.modes),
                ("language", facets.languages),
                ("tag", facets.tags),
            ])
        },
        corrections: search.corrections,
    })
}
