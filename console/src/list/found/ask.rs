//! What is asked for what is searched for by words.

use cynic::QueryBuilder;

use super::{Correction, Counted, Found, Highlight, Hit};
use crate::{
    address::Address,
    code::{AchievementForm, ManagerKind, NeedKind, NeedStatus, Noun, OrganizationKind, TransferMode},
    fault::Fault,
    list::{filter::Filter, noun::Counts, row::Row, turn::Turn},
    piece::{FacetCount, PageInfo},
    schema,
    visit::Visit,
};

/// Kinds of one noun: exactly one of these is said.
#[derive(cynic::InputObject, Clone, Debug, Default)]
struct KindFilter {
    #[cynic(skip_serializing_if = "Option::is_none")]
    needs: Option<Vec<NeedKind>>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    managers: Option<Vec<ManagerKind>>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    achievements: Option<Vec<AchievementForm>>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    organizations: Option<Vec<OrganizationKind>>,
}

impl KindFilter {
    /// The kinds that an address names, where one noun alone is searched for.
    fn of(read: Filter<'_>, nouns: &[Noun]) -> Result<Option<Self>, Fault> {
        let mut filter = Self::default();
        match nouns {
            [Noun::Need] => filter.needs = read.codes("kind")?,
            [Noun::Manager] => filter.managers = read.codes("kind")?,
            [Noun::Achievement] => filter.achievements = read.codes("form")?,
            [Noun::Organization] => filter.organizations = read.codes("kind")?,
            _ => {}
        }
        let says = filter.needs.is_some()
            || filter.managers.is_some()
            || filter.achievements.is_some()
            || filter.organizations.is_some();
        Ok(says.then_some(filter))
    }
}

#[derive(cynic::InputObject, Clone, Debug)]
struct SearchFilter {
    kind: Option<KindFilter>,
    need_statuses: Option<Vec<NeedStatus>>,
    fields: Option<Vec<String>>,
    regions: Option<Vec<String>>,
    modes: Option<Vec<TransferMode>>,
    languages: Option<Vec<String>>,
    tags: Option<Vec<String>>,
    organization: Option<cynic::Id>,
}

#[derive(cynic::QueryVariables)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "one for each thing that is counted on demand"
)]
struct Asked {
    text: String,
    nouns: Option<Vec<Noun>>,
    filter: SearchFilter,
    as_typed: bool,
    first: Option<i32>,
    after: Option<String>,
    last: Option<i32>,
    before: Option<String>,
    highlights: bool,
    total: bool,
    noun: bool,
    kinds: bool,
    statuses: bool,
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
#[cynic(variables = "Asked")]
struct CandidateNodeEdge {
    node: Row,
    #[directives(include(if: $highlights))]
    highlights: Option<Vec<Highlight>>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(variables = "Asked")]
struct CandidateFacets {
    #[cynic(rename = "__typename")]
    _name: String,
    #[directives(include(if: $noun))]
    nouns: Option<Vec<FacetCount>>,
    #[directives(include(if: $kinds))]
    kinds: Option<Vec<FacetCount>>,
    #[directives(include(if: $statuses))]
    statuses: Option<Vec<FacetCount>>,
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
            kind: KindFilter::of(read, nouns)?,
            need_statuses: if nouns == [Noun::Need] {
                read.codes("status")?
            } else {
                None
            },
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
        // They are laborious, and only pages show them.
        highlights: !turn.is_for_file,
        total: counts.total(),
        noun: counts.has("noun"),
        kinds: nouns.len() == 1 && (counts.has("kind") || counts.has("form")),
        statuses: nouns == [Noun::Need] && counts.has("status"),
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
        highlights: edge.highlights.unwrap_or_default(),
    };
    Ok(Found {
        hits: search.edges.into_iter().map(hit).collect(),
        info: search.page_info,
        total: search.total_count.unwrap_or_default().into(),
        counted: Counted {
            is_rolled: true,
            ..Counted::of([
                ("noun", facets.nouns),
                (if nouns == [Noun::Achievement] { "form" } else { "kind" }, facets.kinds),
                ("status", facets.statuses),
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
