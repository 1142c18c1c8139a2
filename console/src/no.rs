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
        cell::Cell,
        choice::{Choice, choices},
        export::{self, Batch, Listing},
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
    export::routes::<Noes>(route, "/noes").at("/noes", get(show))
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
    "said_from",
    "said_to",
    "kind",
    "field",
    "region",
    "published_from",
    "published_to",
];

/// What the address names: the list's rows, and the rows among which it can be chosen.
fn filters(visit: &Visit) -> Result<(NoFilter, NoFilter), Fault> {
    let address = visit.address();
    let read = Filter { visit, address };
    let all = NoFilter {
        needs: NeedFilter::of(&read)?,
        ..NoFilter::default()
    };
    let filter = NoFilter {
        reasons: read.codes("reason")?,
        phases: read.codes("phase")?,
        sides: read.codes("side")?,
        from: read.day("said_from")?,
        to: read.day("said_to")?,
        ..all.clone()
    };
    Ok((filter, all))
}

/// The page.
#[handler]
async fn show(visit: Visit) -> Result<Response, Fault> {
    visit.known()?;
    let address = visit.address();
    let turn = Turn::of(address);
    let (filter, all) = filters(&visit)?;
    let variables = Variables {
        filter,
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

#[derive(cynic::QueryVariables)]
struct Behind {
    filter: NoFilter,
    first: Option<i32>,
    after: Option<String>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Behind")]
struct Rows {
    #[arguments(filter: $filter, first: $first, after: $after)]
    noes: NoConnection,
}

/// Every no of which the visitor is a party.
struct Noes;

impl Listing for Noes {
    fn of(visit: &Visit, _: &str) -> Result<Self, Fault> {
        visit.known().map(|()| Self)
    }

    fn title(&self) -> &'static str {
        "no-list"
    }

    fn columns(&self) -> Vec<&'static str> {
        vec![
            "file-need",
            "no-phase",
            "file-step",
            "no-side",
            "file-at",
            "no-reason",
            "file-sentence",
            "file-about-id",
            "file-need-id",
        ]
    }

    async fn batch(&self, visit: &Visit, turn: Turn) -> Result<Batch, Fault> {
        let (filter, _) = filters(visit)?;
        let variables = Behind {
            filter,
            first: turn.first,
            after: turn.after,
        };
        let found = visit.ask(Rows::build(variables)).await?.noes;
        let rows = found.nodes.iter().map(|no| cells(visit, no));
        Ok(Batch::of(rows, found.page_info, Some(found.total_count)))
    }
}

fn cells(visit: &Visit, no: &No) -> Vec<Cell> {
    let need = no.need.as_ref();
    vec![
        Cell::prose(need.map(|need| &need.title)),
        Cell::text(visit.label(&no.phase)),
        Cell::text(&no.text),
        Cell::text(visit.label(&no.side)),
        Cell::Moment(no.at),
        Cell::text(no.reason.map(|reason| visit.label(&reason)).unwrap_or_default()),
        Cell::said(no.sentence.as_deref()),
        Cell::text(no.subject.inner()),
        Cell::said(need.map(|need| need.id.inner())),
    ]
}
