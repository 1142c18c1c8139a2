//! `/needs/ID/agreements`: who asked to read what stands under agreement, what the owner decided, and who read what.

use askama::Template;
use chrono::{DateTime, NaiveDate, Utc};
use cynic::{Id, MutationBuilder, QueryBuilder};
use poem::{Response, handler, http::StatusCode, web::Path};

use super::{
    deciding::{
        Decided, GrantAgreementInput, GrantDocument, GrantWith, RefuseAgreementInput, RefuseDocument, RefuseWith,
        WithdrawAgreementInput, WithdrawDocument, WithdrawWith,
    },
    record::Person,
    step::{ById, ByIdFields},
};
use crate::{
    code::{AccessVia, AgreementStatus, Code, MoveReason},
    fault::Fault,
    fields::Fields,
    list::{
        cell::Cell,
        export::{Batch, Listing},
        turn::Turn,
    },
    piece::{PageInfo, Prose},
    problem::Problems,
    schema,
    visit::Visit,
};

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "ById")]
struct Document {
    #[arguments(id: $id)]
    need: Option<Need>,
}

#[derive(cynic::QueryFragment)]
struct Need {
    id: Id,
    title: Prose,
    #[arguments(first: 100)]
    agreements: Option<Agreements>,
    #[arguments(first: 50)]
    access_log: Option<Accesses>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "AgreementConnection")]
struct Agreements {
    nodes: Vec<Agreement>,
}

#[derive(cynic::QueryFragment)]
struct Agreement {
    id: Id,
    status: AgreementStatus,
    requester: Option<Person>,
    purpose: String,
    requested_at: DateTime<Utc>,
    decided_at: Option<DateTime<Utc>>,
    reason: Option<MoveReason>,
    sentence: Option<String>,
    expires_at: Option<DateTime<Utc>>,
    version: i32,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "AccessConnection")]
struct Accesses {
    nodes: Vec<Access>,
    total_count: i32,
}

#[derive(cynic::QueryFragment)]
struct Access {
    at: DateTime<Utc>,
    actor: String,
    account: Option<Person>,
    parts: Vec<String>,
    via: AccessVia,
}

#[derive(Template)]
#[template(path = "need/agreements.html")]
struct Page<'a> {
    visit: &'a Visit,
    to: String,
    title: &'a str,
    agreements: &'a [Agreement],
    reads: &'a [Access],
    reads_count: i32,
    reasons: Vec<(&'static str, String)>,
    problems: Problems,
    /// The decision that was not accepted.
    typed: &'a Fields,
}

impl Page<'_> {
    #[expect(clippy::unused_self, reason = "templates call it so")]
    fn name(&self, person: Option<&Person>, otherwise: &str) -> String {
        name(person, otherwise)
    }

    fn parts(&self, access: &Access) -> String {
        let names: Vec<_> = access
            .parts
            .iter()
            .map(|part| self.visit.label_of("need-ACCESS", part))
            .collect();
        names.join(&self.visit.t("candidate-comma"))
    }

    fn is_typed(&self, agreement: &Agreement) -> bool {
        self.typed.get("agreement") == agreement.id.inner()
    }
}

async fn page(visit: &Visit, id: &str, typed: &Fields, problems: Problems) -> Result<Response, Fault> {
    if !visit.me().is_known() {
        return Err(Fault::LogIn);
    }
    let answer: Document = visit.ask(Document::build(ById { id: Id::new(id) })).await?;
    let need = answer.need.ok_or(Fault::NotFound)?;
    let (agreements, reads) = need.agreements.zip(need.access_log).ok_or(Fault::Forbidden)?;
    let reasons = MoveReason::ALL
        .iter()
        .map(|reason| (reason.value(), visit.label(reason)));
    let status = if problems.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    visit.page_of(
        status,
        &Page {
            visit,
            to: format!("/needs/{}", need.id.inner()),
            title: need.title.show(),
            agreements: &agreements.nodes,
            reads: &reads.nodes,
            reads_count: reads.total_count,
            reasons: std::iter::once(("", visit.t("need-reason-choose")))
                .chain(reasons)
                .collect(),
            problems,
            typed,
        },
    )
}

/// The page.
#[handler]
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
    page(&visit, &id, &Fields::default(), Problems::default()).await
}

/// Decides: the button that was pressed says what.
#[handler]
pub(super) async fn decide(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    let agreement = Id::new(fields.get("agreement"));
    let version = fields.get("version").parse().unwrap_or_default();
    let (decided, notice) = match fields.get("decision") {
        "grant" => {
            let day = fields.get("until").parse::<NaiveDate>().ok();
            // To the end of the day in China, which is eight hours ahead.
            let end = day.and_then(|day| day.and_hms_opt(15, 59, 59));
            let input = GrantAgreementInput {
                agreement,
                version,
                expires_at: end.map(|end| end.and_utc()),
            };
            let answer: GrantDocument = visit.ask(GrantDocument::build(GrantWith { input })).await?;
            (answer.grant_agreement, "notice-need-agreement-granted")
        }
        "refuse" => {
            let Some(reason) = MoveReason::parse(fields.get("reason")) else {
                let mut problems = Problems::default();
                problems.add("reason", visit.t("need-reason-problem"));
                return page(&visit, &id, &fields, problems).await;
            };
            let input = RefuseAgreementInput {
                agreement,
                version,
                reason,
                sentence: fields.get("sentence").to_owned(),
            };
            let answer: RefuseDocument = visit.ask(RefuseDocument::build(RefuseWith { input })).await?;
            (answer.refuse_agreement, "notice-need-agreement-refused")
        }
        _ => {
            let input = WithdrawAgreementInput { agreement, version };
            let answer: WithdrawDocument = visit.ask(WithdrawDocument::build(WithdrawWith { input })).await?;
            (answer.withdraw_agreement, "notice-need-agreement-withdrawn")
        }
    };
    match decided {
        Decided::Changed(_) => Ok(visit.go_and_say(&format!("/needs/{id}/agreements"), notice)),
        Decided::Invalid(invalid) => page(&visit, &id, &fields, Problems::of(invalid.problems)).await,
        Decided::Stale(stale) => {
            let mut problems = Problems::default();
            problems.add(fields.get("agreement"), stale.message);
            page(&visit, &id, &fields, problems).await
        }
        Decided::NotFound => Err(Fault::NotFound),
    }
}

#[derive(cynic::QueryVariables)]
struct Behind {
    id: Id,
    first: Option<i32>,
    after: Option<String>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Behind")]
struct Rows {
    #[arguments(id: $id)]
    need: Option<NeedRows>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Need", variables = "Behind")]
struct NeedRows {
    #[arguments(first: $first, after: $after)]
    agreements: Option<AgreementRows>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "AgreementConnection")]
struct AgreementRows {
    nodes: Vec<Agreement>,
    page_info: PageInfo,
    total_count: i32,
}

/// The agreements that were asked for a need.
pub(super) struct OfNeed(Id);

impl Listing for OfNeed {
    fn of(visit: &Visit, id: &str) -> Result<Self, Fault> {
        visit.known().map(|()| Self(Id::new(id)))
    }

    fn title(&self) -> &'static str {
        "need-requests"
    }

    fn columns(&self) -> Vec<&'static str> {
        vec![
            "account-requester",
            "account-purpose",
            "account-requested",
            "account-status",
            "file-decided-at",
            "file-expires-at",
            "file-reason",
            "file-sentence",
            "list-id",
        ]
    }

    async fn batch(&self, visit: &Visit, turn: Turn) -> Result<Batch, Fault> {
        let variables = Behind {
            id: self.0.clone(),
            first: turn.first,
            after: turn.after,
        };
        let need = visit.ask(Rows::build(variables)).await?.need.ok_or(Fault::NotFound)?;
        let found = need.agreements.ok_or(Fault::Forbidden)?;
        let rows = found.nodes.iter().map(|one| {
            let reason = one.reason.map(|reason| visit.label(&reason));
            vec![
                Cell::text(name(one.requester.as_ref(), "")),
                Cell::text(&one.purpose),
                Cell::Moment(one.requested_at),
                Cell::text(visit.label(&one.status)),
                Cell::moment(one.decided_at),
                Cell::moment(one.expires_at),
                Cell::text(reason.unwrap_or_default()),
                Cell::said(one.sentence.as_deref()),
                Cell::text(one.id.inner()),
            ]
        });
        Ok(Batch::of(rows, found.page_info, Some(found.total_count)))
    }
}

fn name(person: Option<&Person>, otherwise: &str) -> String {
    match person {
        Some(Person { name: Some(name), .. }) => name.clone(),
        Some(person) => person.id.inner().to_owned(),
        None => otherwise.to_owned(),
    }
}
