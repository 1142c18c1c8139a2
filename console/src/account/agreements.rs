//! `/account/agreements`: what others want to read of mine, and what I asked for.

use askama::Template;
use cynic::QueryBuilder;
use poem::{Response, handler};

use super::{
    Part,
    agreement::Agreement as Whole,
    holding::{self, Agreement, Held, Holdings, RECORDS},
    mine,
    window::Window,
};
use crate::{code::AgreementStatus, fault::Fault, piece::PageInfo, schema, visit::Visit};

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

/// The page.
#[handler]
pub(super) async fn show(visit: Visit) -> Result<Response, Fault> {
    let account = mine(&visit)?;
    let Window {
        first,
        after,
        last,
        before,
    } = Window::of(&visit);
    let variables = Variables {
        first,
        after,
        last,
        before,
    };
    let asked = visit.ask(Mine::build(variables)).await?.viewer.agreements;
    let holdings = holding::find(&visit, account).await?;
    visit.page(&Page {
        visit: &visit,
        part: Part::Agreements,
        asked,
        holdings,
        most: RECORDS,
    })
}
