//! `/account/agreements/ID`: one agreement, with what its sides can decide.

use askama::Template;
use chrono::{DateTime, Utc};
use cynic::QueryBuilder;
use poem::{Response, handler, http::StatusCode, web::Path};

use super::{Part, mine, record::Record};
use crate::{
    code::{AgreementSide, AgreementStatus, Code, MoveReason},
    fault::Fault,
    fields::Fields,
    problem::Problems,
    schema,
    visit::Visit,
};

#[derive(cynic::QueryVariables, Debug)]
struct Variables {
    id: cynic::Id,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct Asked {
    #[arguments(id: $id)]
    agreement: Option<Agreement>,
}

/// An agreement.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(crate) struct Agreement {
    pub(crate) id: cynic::Id,
    pub(crate) record: Option<Record>,
    pub(crate) status: AgreementStatus,
    pub(crate) requester: Option<Person>,
    pub(crate) purpose: String,
    pub(crate) text_version: String,
    pub(crate) text_digest: String,
    pub(crate) requested_at: DateTime<Utc>,
    pub(crate) decided_at: Option<DateTime<Utc>>,
    pub(crate) decided_by: Option<String>,
    pub(crate) reason: Option<MoveReason>,
    pub(crate) sentence: Option<String>,
    pub(crate) expires_at: Option<DateTime<Utc>>,
    pub(crate) withdrawn_at: Option<DateTime<Utc>>,
    pub(crate) withdrawn_by: Option<AgreementSide>,
    pub(crate) version: i32,
}

/// A person with an account.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(crate) struct Person {
    pub(crate) id: cynic::Id,
    pub(crate) name: Option<String>,
}

impl Agreement {
    /// Whether it waits for the owner.
    pub(super) fn waits(&self) -> bool {
        self.status == AgreementStatus::Requested
    }

    /// Whether a side can still end it.
    pub(super) fn stands(&self) -> bool {
        matches!(self.status, AgreementStatus::Requested | AgreementStatus::Granted)
    }

    /// The class of its badge.
    pub(super) fn mark(&self) -> &'static str {
        match self.status {
            AgreementStatus::Requested => "warn",
            AgreementStatus::Granted => "good",
            AgreementStatus::Refused => "bad",
            AgreementStatus::Withdrawn | AgreementStatus::Expired => "",
        }
    }
}

#[derive(Template)]
#[template(path = "account/agreement.html")]
struct Page<'a> {
    visit: &'a Visit,
    part: Part,
    agreement: Agreement,
    reasons: Vec<(&'static str, String)>,
    typed: Fields,
    problems: Problems,
    is_stale: bool,
    /// Whether the visitor asked for it.
    is_mine: bool,
}

/// The page, with what was typed and what is wrong with it.
pub(super) async fn page(
    visit: &Visit,
    id: &str,
    typed: Fields,
    problems: Problems,
    is_stale: bool,
) -> Result<Response, Fault> {
    let me = mine(visit)?;
    let asked = visit.ask(Asked::build(Variables { id: id.into() })).await?;
    let agreement = asked.agreement.ok_or(Fault::NotFound)?;
    let status = match (is_stale, problems.is_empty()) {
        (true, _) => StatusCode::CONFLICT,
        (false, true) => StatusCode::OK,
        (false, false) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let page = Page {
        visit,
        part: Part::Agreements,
        is_mine: agreement
            .requester
            .as_ref()
            .is_none_or(|requester| requester.id == me.id),
        agreement,
        reasons: MoveReason::ALL
            .iter()
            .map(|reason| (reason.value(), visit.label(reason)))
            .collect(),
        typed,
        problems,
        is_stale,
    };
    visit.page_of(status, &page)
}

/// The page.
#[handler]
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
    page(&visit, &id, Fields::default(), Problems::default(), false).await
}
