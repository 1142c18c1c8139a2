//! `/account/access/ID`: everything about who reads one record of mine.

use askama::Template;
use cynic::QueryBuilder;
use poem::{Response, handler, web::Path};

use super::{
    Part,
    holding::{Access, Agreement},
    mine,
    record::Record,
    window::Window,
};
use crate::{fault::Fault, piece::PageInfo, schema, visit::Visit};

#[derive(cynic::QueryVariables, Clone, Debug)]
struct Variables {
    id: cynic::Id,
    first: Option<i32>,
    after: Option<String>,
    last: Option<i32>,
    before: Option<String>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct Asked {
    #[arguments(id: $id)]
    #[cynic(alias)]
    #[cynic(rename = "node")]
    record: Option<Record>,
    #[arguments(id: $id)]
    node: Option<Governed>,
}

#[derive(cynic::InlineFragments, Debug)]
#[cynic(graphql_type = "Node", variables = "Variables")]
enum Governed {
    Need(Need),
    Achievement(Achievement),
    Manager(Manager),
    Organization(Organization),
    #[cynic(fallback)]
    Other,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(variables = "Variables")]
struct Need {
    #[arguments(first: 50)]
    agreements: Option<AgreementConnection>,
    #[arguments(first: $first, after: $after, last: $last, before: $before)]
    access_log: Option<AccessConnection>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(variables = "Variables")]
struct Achievement {
    #[arguments(first: 50)]
    agreements: Option<AgreementConnection>,
    #[arguments(first: $first, after: $after, last: $last, before: $before)]
    access_log: Option<AccessConnection>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(variables = "Variables")]
struct Manager {
    #[arguments(first: 50)]
    agreements: Option<AgreementConnection>,
    #[arguments(first: $first, after: $after, last: $last, before: $before)]
    access_log: Option<AccessConnection>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(variables = "Variables")]
struct Organization {
    #[arguments(first: 50)]
    agreements: Option<AgreementConnection>,
    #[arguments(first: $first, after: $after, last: $last, before: $before)]
    access_log: Option<AccessConnection>,
}

#[derive(cynic::QueryFragment, Debug)]
struct AgreementConnection {
    nodes: Vec<Agreement>,
    total_count: i32,
}

#[derive(cynic::QueryFragment, Debug)]
struct AccessConnection {
    nodes: Vec<Access>,
    page_info: PageInfo,
    total_count: i32,
}

impl Governed {
    /// None where the visitor does not answer for it.
    fn lists(self) -> Option<(AgreementConnection, AccessConnection)> {
        let (agreements, reads) = match self {
            Self::Need(held) => (held.agreements, held.access_log),
            Self::Achievement(held) => (held.agreements, held.access_log),
            Self::Manager(held) => (held.agreements, held.access_log),
            Self::Organization(held) => (held.agreements, held.access_log),
            Self::Other => (None, None),
        };
        agreements.zip(reads)
    }
}

#[derive(Template)]
#[template(path = "account/governed.html")]
struct Page<'a> {
    visit: &'a Visit,
    part: Part,
    record: Record,
    agreements: AgreementConnection,
    reads: AccessConnection,
}

/// The page.
#[handler]
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
    mine(&visit)?;
    let Window {
        first,
        after,
        last,
        before,
    } = Window::of(&visit);
    let asked = visit
        .ask(Asked::build(Variables {
            id: id.into(),
            first,
            after,
            last,
            before,
        }))
        .await?;
    let (Some(record), Some(governed)) = (asked.record, asked.node) else {
        return Err(Fault::NotFound);
    };
    let (agreements, reads) = governed.lists().ok_or(Fault::Forbidden)?;
    visit.page(&Page {
        visit: &visit,
        part: Part::Access,
        record,
        agreements,
        reads,
    })
}
