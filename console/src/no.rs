//! `/noes`: every *no* that was said to the visitor's side or by it on the way from match to money, with its reason and its sentence.

use askama::Template;
use chrono::{DateTime, NaiveDate, Utc};
use cynic::{Id, QueryBuilder};
use poem::{Response, Route, get, handler};

use crate::{
    code::{ChainSubject, Code, MoveReason, Side},
    fault::Fault,
    introduction::filter::NeedFilter,
    list::{
        choice::{Choice, choices},
        filter::Filter,
        turn::{Pages, Turn},
    },
    piece::{FacetCount, PageInfo, Prose},
    schema,
    thread::page_of,
    visit::Visit,
};

/// Its address.
pub(crate) fn routes(route: Route) -> Route {
    route.at("/noes", get(show))
}

/// Which noes.
#[derive(cynic::InputObject, Clone, Debug, Default)]
pub(crate) struct NoFilter {
    pub(crate) reasons: Option<Vec<MoveReason>>,
    pub(crate) phases: Option<Vec<ChainSubject>>,
    pub(crate) sides: Option<Vec<Side>>,
    pub(crate) from: Option<NaiveDate>,
    pub(crate) to: Option<NaiveDate>,
    pub(crate) needs: Option<NeedFilter>,
}

#[derive(cynic::QueryVariables)]
struct Variables {
    filter: NoFilter,
    all: NoFilter,
    first: Option<i32>,
    after: Option<String>,
    last: Option<i32>,
    before: Option<String>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct Document {
    #[arguments(filter: $filter, first: $first, after: $after, last: $last, before: $before)]
    noes: NoConnection,
    #[cynic(alias, rename = "noes")]
    #[arguments(filter: $all, first: 0)]
    all: Counted,
}

#[derive(cynic::QueryFragment)]
struct NoConnection {
    nodes: Vec<No>,
    page_info: PageInfo,
    total_count: i32,
}

#[derive(cynic::QueryFragment)]
struct No {
    phase: ChainSubject,
    subject: Id,
    need: Option<Need>,
    text: String,
    side: Side,
    at: DateTime<Utc>,
    reason: Option<MoveReason>,
    sentence: Option<String>,
}

#[derive(cynic::QueryFragment)]
struct Need {
    id: Id,
    title: Prose,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "NoConnection")]
struct Counted {
    total_count: i32,
    facets: NoFacets,
}

#[derive(cynic::QueryFragment)]
struct NoFacets {
    reasons: Vec<FacetCount>,
    phases: Vec<FacetCount>,
    sides: Vec<FacetCount>,
}

/// What can be chosen by one parameter.
struct Choices {
    name: &'static str,
    title: String,
    options: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "no/list.html")]
struct Page<'a> {
    visit: &'a Visit,
    noes: &'a [No],
    pages: Pages,
    choices: Vec<Choices>,
    all: i32,
    is_filtered: bool,
}

impl Page<'_> {
    /// The page of what was refused, where it has one that the visitor may open; else the need's.
    fn to(no: &No) -> Option<String> {
        match no.phase {
            ChainSubject::Introduction | ChainSubject::Proposal | ChainSubject::Engagement | ChainSubject::Contract => {
                Some(page_of(no.phase, no.subject.inner()))
            }
            _ => no.need.as_ref().map(|need| format!("/needs/{}", need.id.inner())),
        }
    }

    /// What the address says besides what the form chooses: how the dashboard was filtered.
    fn kept(&self) -> impl Iterator<Item = &(String, String)> {
        let chosen = |name: &str| self.choices.iter().any(|choices| choices.name == name);
        let pairs = self.visit.address().pairs().iter();
        pairs.filter(move |(name, _)| FILTERS.contains(&name.as_str()) && !chosen(name))
    }
}

/// What the address may filter by.
const FILTERS: [&str; 10] = [
    "reason",
    "phase",
    "side",
    "from",
    "to",
    "kind",
    "field",
    "region",
    "published_from",
    "published_to",
];

/// The page.
#[handler]
async fn show(visit: Visit) -> Result<Response, Fault> {
    if !visit.me().is_known() {
        return Err(Fault::LogIn);
    }
    let address = visit.address();
    let read = Filter { visit: &visit, address };
    let turn = Turn::of(address);
    let all = NoFilter {
        needs: NeedFilter::of(&read)?,
        ..NoFilter::default()
    };
    let variables = Variables {
        filter: NoFilter {
            reasons: read.codes("reason")?,
            phases: read.codes("phase")?,
            sides: read.codes("side")?,
            from: read.day("from")?,
            to: read.day("to")?,
            ..all.clone()
        },
        all,
        first: turn.first,
        after: turn.after,
        last: turn.last,
        before: turn.before,
    };
    let answer: Document = visit.ask(Document::build(variables)).await?;
    let found = &answer.noes;
    let facets = &answer.all.facets;
    visit.page(&Page {
        noes: &found.nodes,
        pages: Pages::of(address, &found.page_info, found.nodes.len(), found.total_count.into()),
        choices: vec![
            offered::<MoveReason>(&visit, "reason", visit.t("no-reason"), &facets.reasons),
            offered::<ChainSubject>(&visit, "phase", visit.t("no-phase"), &facets.phases),
            offered::<Side>(&visit, "side", visit.t("no-side"), &facets.sides),
        ],
        all: answer.all.total_count,
        is_filtered: FILTERS.iter().any(|name| address.get(name).is_some()),
        visit: &visit,
    })
}

fn offered<C: Code>(visit: &Visit, name: &'static str, title: String, counts: &[FacetCount]) -> Choices {
    Choices {
        name,
        title,
        options: choices::<C>(visit, name, counts),
    }
}
