//! `/introductions`: all to which the visitor is a party.

use askama::Template;
use cynic::QueryBuilder;
use poem::{Response, handler};

use super::{
    filter::{IntroductionFilter, NeedFilter},
    line::{Entry, Line},
};
use crate::{
    code::{IntroductionStatus, MoveReason},
    fault::Fault,
    list::{
        choice::{Choice, choices},
        filter::Filter,
        turn::{Pages, Turn},
    },
    piece::{FacetCount, PageInfo},
    schema,
    visit::Visit,
};

#[derive(cynic::QueryVariables)]
struct Variables {
    filter: IntroductionFilter,
    first: Option<i32>,
    after: Option<String>,
    last: Option<i32>,
    before: Option<String>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct Document {
    #[arguments(filter: $filter, first: $first, after: $after, last: $last, before: $before)]
    introductions: IntroductionConnection,
    #[cynic(alias, rename = "introductions")]
    #[arguments(first: 0, filter: { waiting: true })]
    waiting: Counted,
    #[cynic(alias, rename = "introductions")]
    #[arguments(first: 0)]
    all: Counted,
}

#[derive(cynic::QueryFragment)]
struct IntroductionConnection {
    nodes: Vec<Entry>,
    page_info: PageInfo,
    total_count: i32,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "IntroductionConnection")]
struct Counted {
    total_count: i32,
    facets: IntroductionFacets,
}

#[derive(cynic::QueryFragment)]
struct IntroductionFacets {
    statuses: Vec<FacetCount>,
    reasons: Vec<FacetCount>,
}

#[derive(Template)]
#[template(path = "introduction/list.html")]
struct Page<'a> {
    visit: &'a Visit,
    lines: Vec<Line>,
    pages: Pages,
    statuses: Vec<Choice>,
    reasons: Vec<Choice>,
    waiting: i32,
    all: i32,
    is_waiting: bool,
    is_filtered: bool,
}

/// What the address may filter by.
const FILTERS: [&str; 11] = [
    "status",
    "reason",
    "need",
    "introduced",
    "mine",
    "waiting",
    "kind",
    "field",
    "region",
    "published_from",
    "published_to",
];

/// Which introductions the address names.
pub(super) fn filter(visit: &Visit) -> Result<IntroductionFilter, Fault> {
    let address = visit.address();
    let read = Filter { visit, address };
    let flag = |name| address.get(name).map(|value| value == "1");
    Ok(IntroductionFilter {
        statuses: read.codes("status")?,
        reasons: read.codes("reason")?,
        need: read.id("need"),
        needs: NeedFilter::of(&read)?,
        introduced: read.id("introduced"),
        mine: flag("mine"),
        waiting: flag("waiting"),
    })
}

/// The page.
#[handler]
pub(super) async fn show(visit: Visit) -> Result<Response, Fault> {
    visit.known()?;
    let address = visit.address();
    let turn = Turn::of(address);
    let variables = Variables {
        filter: filter(&visit)?,
        first: turn.first,
        after: turn.after,
        last: turn.last,
        before: turn.before,
    };
    let answer: Document = visit.ask(Document::build(variables)).await?;
    let found = &answer.introductions;
    let facets = &answer.all.facets;
    visit.page(&Page {
        lines: Line::all(&visit, &found.nodes),
        pages: Pages::of(address, &found.page_info, found.nodes.len(), found.total_count.into()),
        statuses: choices::<IntroductionStatus>(&visit, "status", &facets.statuses),
        reasons: choices::<MoveReason>(&visit, "reason", &facets.reasons),
        waiting: answer.waiting.total_count,
        all: answer.all.total_count,
        is_waiting: address.get("waiting") == Some("1"),
        is_filtered: FILTERS.iter().any(|name| address.get(name).is_some()),
        visit: &visit,
    })
}
