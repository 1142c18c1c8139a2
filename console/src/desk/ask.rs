//! What a manager's desk asks, at once.

use chrono::{DateTime, Utc};
use cynic::{Id, QueryBuilder};

use crate::{
    candidate::NeedEdge,
    code::{AgreementStatus, NeedKind},
    fault::Fault,
    introduction::line::Entries,
    list::{filter::Filter, turn::Turn},
    piece::{Named, PageInfo, Prose},
    profile::completeness::Completeness,
    schema,
    visit::Visit,
};

/// Which needs may be candidates.
#[derive(cynic::InputObject, Clone, Debug)]
struct NeedCandidateFilter {
    kinds: Option<Vec<NeedKind>>,
    fields: Option<Vec<String>>,
    regions: Option<Vec<String>>,
}

/// What the document takes.
#[derive(cynic::QueryVariables)]
pub(super) struct Asked {
    filter: NeedCandidateFilter,
    first: Option<i32>,
    after: Option<String>,
    last: Option<i32>,
    before: Option<String>,
}

impl Asked {
    /// Of the visit's address.
    pub(super) fn of(visit: &Visit) -> Result<Self, Fault> {
        let address = visit.address();
        let read = Filter { visit, address };
        let turn = Turn::of(address);
        Ok(Self {
            filter: NeedCandidateFilter {
                kinds: read.codes("kind")?,
                fields: read.texts("field"),
                regions: read.texts("region"),
            },
            first: turn.first,
            after: turn.after,
            last: turn.last,
            before: turn.before,
        })
    }
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Asked")]
struct Document {
    viewer: Viewer,
    #[arguments(first: 5)]
    introductions: Entries,
}

/// The manager who looks.
#[derive(cynic::QueryFragment)]
#[cynic(variables = "Asked")]
pub(super) struct Viewer {
    pub(super) manager: Option<Manager>,
    #[cynic(alias, rename = "manager")]
    first: Option<First>,
    #[arguments(first: 10)]
    pub(super) agreements: Agreements,
}

impl Viewer {
    /// The score of the best need of all.
    pub(super) fn best(&self) -> Option<f64> {
        let edges = self.first.as_ref().map(|first| &first.open_needs.edges);
        edges.and_then(|edges| edges.first()).map(|edge| edge.score)
    }
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Manager", variables = "Asked")]
struct First {
    #[arguments(filter: $filter, first: 1)]
    open_needs: FirstNeeds,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "CandidateNeedConnection")]
struct FirstNeeds {
    edges: Vec<FirstEdge>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "CandidateNeedEdge")]
struct FirstEdge {
    score: f64,
}

/// What the load is made of.
#[derive(cynic::QueryFragment)]
pub(super) struct LoadParts {
    pub(super) running: i32,
    pub(super) outside: i32,
}

/// The manager's profile.
#[derive(cynic::QueryFragment)]
#[cynic(variables = "Asked")]
pub(super) struct Manager {
    pub(super) id: Id,
    pub(super) name: Prose,
    pub(super) capacity: Option<i32>,
    pub(super) load: Option<i32>,
    pub(super) load_parts: Option<LoadParts>,
    pub(super) has_free_capacity: Option<bool>,
    pub(super) completeness: Option<Completeness>,
    #[arguments(filter: $filter, first: $first, after: $after, last: $last, before: $before)]
    pub(super) open_needs: OpenNeeds,
    #[arguments(first: 10)]
    pub(super) agreements: Option<Agreements>,
}

/// The open needs that suit.
#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "CandidateNeedConnection")]
pub(super) struct OpenNeeds {
    pub(super) edges: Vec<NeedEdge>,
    pub(super) page_info: PageInfo,
    pub(super) total_count: i32,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "AgreementConnection")]
pub(super) struct Agreements {
    pub(super) nodes: Vec<Agreement>,
}

/// An agreement to read what is not for everyone.
#[derive(cynic::QueryFragment)]
pub(super) struct Agreement {
    pub(super) record: Option<Record>,
    pub(super) status: AgreementStatus,
    pub(super) purpose: String,
    pub(super) requested_at: DateTime<Utc>,
    pub(super) expires_at: Option<DateTime<Utc>>,
}

/// What an agreement is about.
#[derive(cynic::InlineFragments)]
#[cynic(graphql_type = "Node")]
pub(super) enum Record {
    Need(Titled),
    Manager(NamedManager),
    Organization(Named),
    Achievement(NamedAchievement),
    #[cynic(fallback)]
    Unknown,
}

impl Record {
    /// Its page and what it is called.
    pub(super) fn link(&self) -> (String, String) {
        let (path, id, name) = match self {
            Self::Need(node) => ("needs", &node.id, &node.title),
            Self::Manager(node) => ("managers", &node.id, &node.name),
            Self::Organization(node) => ("organizations", &node.id, &node.name),
            Self::Achievement(node) => ("achievements", &node.id, &node.name),
            Self::Unknown => return (String::new(), String::new()),
        };
        (format!("/{path}/{}", id.inner()), name.show().to_owned())
    }
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Need")]
pub(super) struct Titled {
    id: Id,
    title: Prose,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Manager")]
pub(super) struct NamedManager {
    id: Id,
    name: Prose,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Achievement")]
pub(super) struct NamedAchievement {
    id: Id,
    name: Prose,
}

/// Asks for the desk.
pub(super) async fn ask(visit: &Visit, asked: Asked) -> Result<(Viewer, Entries), Fault> {
    let answer: Document = visit.ask(Document::build(asked)).await?;
    Ok((answer.viewer, answer.introductions))
}
