//! `/account/access/ID`: everything about who reads one record of mine.

use askama::Template;
use cynic::QueryBuilder;
use poem::{Response, handler, web::Path};

use super::{
    Part,
    holding::{Access, Agreement},
    mine,
    record::Record,
    records::{parts, reader},
};
use crate::{
    fault::Fault,
    list::{
        cell::Cell,
        export::{Batch, Listing},
        turn::Turn,
    },
    piece::PageInfo,
    schema,
    visit::Visit,
};

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

async fn ask(visit: &Visit, id: &str, turn: Turn) -> Result<(Record, AgreementConnection, AccessConnection), Fault> {
    let variables = Variables {
        id: id.into(),
        first: turn.first,
        after: turn.after,
        last: turn.last,
        before: turn.before,
    };
    let asked = visit.ask(Asked::build(variables)).await?;
    let (Some(record), Some(governed)) = (asked.record, asked.node) else {
        return Err(Fault::NotFound);
    };
    let (agreements, reads) = governed.lists().ok_or(Fault::Forbidden)?;
    Ok((record, agreements, reads))
}

/// The page.
#[handler]
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
    mine(&visit)?;
    let (record, agreements, reads) = ask(&visit, &id, Turn::of(visit.address())).await?;
    visit.page(&Page {
        visit: &visit,
        part: Part::Access,
        record,
        agreements,
        reads,
    })
}

/// The reads of one record.
pub(super) struct Reads(String);

impl Listing for Reads {
    fn of(visit: &Visit, id: &str) -> Result<Self, Fault> {
        mine(visit)?;
        Ok(Self(id.to_owned()))
    }

    fn page(&self, path: &str) -> String {
        path.trim_end_matches("/reads").to_owned()
    }

    fn title(&self) -> &'static str {
        "account-access-title"
    }

    fn columns(&self) -> Vec<&'static str> {
        COLUMNS.to_vec()
    }

    async fn batch(&self, visit: &Visit, turn: Turn) -> Result<Batch, Fault> {
        batch(visit, &self.0, turn).await
    }
}

/// The columns of reads.
pub(super) const COLUMNS: &[&str] = &[
    "account-record",
    "file-record-kind",
    "account-read-at",
    "account-read-by",
    "file-reader-id",
    "account-read-parts",
    "account-read-via",
    "file-record-id",
];

/// Some reads of a record.
pub(super) async fn batch(visit: &Visit, id: &str, turn: Turn) -> Result<Batch, Fault> {
    let (record, _, found) = ask(visit, id, turn).await?;
    let rows = found.nodes.iter().map(|access| {
        vec![
            Cell::text(record.name()),
            Cell::text(visit.label(record.noun())),
            Cell::Moment(access.at),
            Cell::text(reader(access)),
            Cell::text(&access.actor),
            Cell::text(parts(visit, record.noun(), access)),
            Cell::text(visit.label(&access.via)),
            Cell::text(record.id()),
        ]
    });
    Ok(Batch::of(rows, found.page_info, Some(found.total_count)))
}
