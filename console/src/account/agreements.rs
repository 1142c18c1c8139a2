//! `/account/agreements`: what others want to read of mine, and what I asked for.

use askama::Template;
use cynic::QueryBuilder;
use poem::{Response, handler};

use super::{
    Part,
    agreement::Agreement as Whole,
    holding::{self, Agreement, Held, Holdings, RECORDS},
    mine,
};
use crate::{
    code::AgreementStatus,
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

#[derive(cynic::QueryVariables, Debug)]
struct Variables {
    first: Option<i32>,
    after: Option<String>,
    last: Option<i32>,
    before: Option<String>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct Mine {
    viewer: Viewer,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(variables = "Variables")]
struct Viewer {
    #[arguments(first: $first, after: $after, last: $last, before: $before)]
    agreements: AgreementConnection,
}

#[derive(cynic::QueryFragment, Debug)]
struct AgreementConnection {
    nodes: Vec<Whole>,
    page_info: PageInfo,
    total_count: i32,
}

#[derive(Template)]
#[template(path = "account/agreements.html")]
struct Page<'a> {
    visit: &'a Visit,
    part: Part,
    asked: AgreementConnection,
    holdings: Holdings,
    most: i32,
}

impl Page<'_> {
    /// What others asked for, with the record: what waits first.
    fn received(&self) -> Vec<(&Held, &Agreement)> {
        let all = self.holdings.records.iter();
        let mut all: Vec<_> = all
            .flat_map(|held| held.agreements.nodes.iter().map(move |agreement| (held, agreement)))
            .collect();
        all.sort_by_key(|(_, agreement)| {
            let waits = agreement.status == AgreementStatus::Requested;
            (!waits, std::cmp::Reverse(agreement.requested_at))
        });
        all
    }

    /// The class of a status's badge.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates pass references")]
    fn mark(status: &AgreementStatus) -> &'static str {
        match status {
            AgreementStatus::Requested => "warn",
            AgreementStatus::Granted => "good",
            AgreementStatus::Refused => "bad",
            AgreementStatus::Withdrawn | AgreementStatus::Expired => "",
        }
    }
}

async fn ask(visit: &Visit, turn: Turn) -> Result<AgreementConnection, Fault> {
    let variables = Variables {
        first: turn.first,
        after: turn.after,
        last: turn.last,
        before: turn.before,
    };
    Ok(visit.ask(Mine::build(variables)).await?.viewer.agreements)
}

/// The page.
#[handler]
pub(super) async fn show(visit: Visit) -> Result<Response, Fault> {
    let account = mine(&visit)?;
    let asked = ask(&visit, Turn::of(visit.address())).await?;
    let holdings = holding::find(&visit, account).await?;
    visit.page(&Page {
        visit: &visit,
        part: Part::Agreements,
        asked,
        holdings,
        most: RECORDS,
    })
}

/// The agreements that the visitor asked for.
pub(super) struct AskedFor;

impl Listing for AskedFor {
    fn of(visit: &Visit, _: &str) -> Result<Self, Fault> {
        mine(visit)?;
        Ok(Self)
    }

    fn title(&self) -> &'static str {
        "account-asked"
    }

    fn columns(&self) -> Vec<&'static str> {
        vec![
            "account-record",
            "file-record-kind",
            "account-purpose",
            "account-requested",
            "account-status",
            "file-decided-at",
            "file-expires-at",
            "file-reason",
            "file-sentence",
            "list-id",
            "file-record-id",
        ]
    }

    async fn batch(&self, visit: &Visit, turn: Turn) -> Result<Batch, Fault> {
        let found = ask(visit, turn).await?;
        let rows = found.nodes.iter().map(|agreement| {
            let record = agreement.record.as_ref();
            let kind = record.map(|record| visit.label(record.noun()));
            let reason = agreement.reason.map(|reason| visit.label(&reason));
            vec![
                Cell::said(record.map(super::record::Record::name)),
                Cell::text(kind.unwrap_or_default()),
                Cell::text(&agreement.purpose),
                Cell::Moment(agreement.requested_at),
                Cell::text(visit.label(&agreement.status)),
                Cell::moment(agreement.decided_at),
                Cell::moment(agreement.expires_at),
                Cell::text(reason.unwrap_or_default()),
                Cell::said(agreement.sentence.as_deref()),
                Cell::text(agreement.id.inner()),
                Cell::said(record.map(super::record::Record::id)),
            ]
        });
        Ok(Batch::of(rows, found.page_info, Some(found.total_count)))
    }
}
