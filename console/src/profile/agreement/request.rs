//! Asking for an agreement: the text that is agreed to, and what the record is to be read for.

use askama::Template;
use cynic::{MutationBuilder, QueryBuilder};
use poem::{Response, handler, http::StatusCode, web::Path};

use super::{Agreement, Asked};
use crate::{
    fault::Fault,
    fields::Fields,
    need::{Block, blocks},
    piece::{Named, Prose},
    problem::{Problem, Problems},
    schema,
    visit::Visit,
};

#[derive(cynic::QueryVariables)]
struct Wanted {
    id: cynic::Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Wanted")]
struct Question {
    #[arguments(id: $id)]
    node: Option<Subject>,
    agreement_text: Option<AgreementText>,
    viewer: Asked,
}

#[derive(cynic::InlineFragments)]
#[cynic(graphql_type = "Node")]
enum Subject {
    Manager(ManagerName),
    Achievement(AchievementName),
    Organization(Named),
    #[cynic(fallback)]
    Other,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Manager")]
struct ManagerName {
    name: Prose,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Achievement")]
struct AchievementName {
    name: Prose,
}

#[derive(cynic::QueryFragment)]
struct AgreementText {
    version: String,
    text: String,
}

#[derive(cynic::InputObject)]
struct RequestAgreementInput {
    record: cynic::Id,
    purpose: String,
    text_version: String,
}

#[derive(cynic::QueryVariables)]
struct Sent {
    input: RequestAgreementInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Sent")]
struct Request {
    #[arguments(input: $input)]
    request_agreement: Outcome,
}

#[derive(cynic::InlineFragments)]
#[cynic(graphql_type = "RequestAgreementPayload")]
enum Outcome {
    Changed(#[expect(dead_code, reason = "that it came says all")] AgreementChanged),
    Invalid(InvalidAgreement),
    #[cynic(fallback)]
    NotFound,
}

#[derive(cynic::QueryFragment)]
struct AgreementChanged {
    #[expect(dead_code, reason = "a fragment selects something")]
    agreement: Agreement,
}

#[derive(cynic::QueryFragment)]
struct InvalidAgreement {
    problems: Vec<Problem>,
}

#[derive(Template)]
#[template(path = "profile/agreement/request.html")]
struct Page<'a> {
    visit: &'a Visit,
    /// The record's page, and what it is called.
    to: String,
    name: String,
    text: &'a AgreementText,
    blocks: Vec<Block>,
    agreement: Option<&'a Agreement>,
    purpose: String,
    problems: Problems,
}

impl Page<'_> {
    /// Whether nothing was asked for yet that still stands.
    fn may_ask(&self) -> bool {
        self.agreement.is_none_or(Agreement::is_over)
    }
}

/// The record's page: the address without its last part.
fn record(visit: &Visit) -> String {
    let path = visit.address().path();
    path.trim_end_matches("/agreement").to_owned()
}

async fn page(visit: &Visit, id: String, purpose: String, problems: Problems) -> Result<Response, Fault> {
    if !visit.me().is_known() {
        return Err(Fault::LogIn);
    }
    let wanted = Wanted {
        id: cynic::Id::new(&id),
    };
    let answer = visit.ask(Question::build(wanted)).await?;
    let name = match &answer.node {
        Some(Subject::Manager(manager)) => manager.name.show(),
        Some(Subject::Achievement(achievement)) => achievement.name.show(),
        Some(Subject::Organization(organization)) => organization.name.show(),
        Some(Subject::Other) | None => return Err(Fault::NotFound),
    };
    let text = answer
        .agreement_text
        .as_ref()
        .ok_or_else(|| Fault::Defect("no text to agree to".to_owned()))?;
    let status = if problems.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let template = Page {
        visit,
        to: record(visit),
        name: name.to_owned(),
        text,
        blocks: blocks(&text.text),
        agreement: answer.viewer.about(&id),
        purpose,
        problems,
    };
    visit.page_of(status, &template)
}

/// The page.
#[handler]
pub(super) async fn form(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
    page(&visit, id, String::new(), Problems::default()).await
}

/// The request.
#[handler]
pub(super) async fn send(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    let purpose = fields.get("purpose").to_owned();
    let mut problems = Problems::default();
    if !fields.has("agreed") {
        problems.add("agreed", visit.t("profile-agreement-not-agreed"));
    }
    if purpose.is_empty() {
        problems.add("purpose", visit.t("profile-agreement-no-purpose"));
    }
    if !problems.is_empty() {
        return page(&visit, id, purpose, problems).await;
    }
    let input = RequestAgreementInput {
        record: cynic::Id::new(&id),
        purpose: purpose.clone(),
        text_version: fields.get("textVersion").to_owned(),
    };
    let answer = visit.ask(Request::build(Sent { input })).await?;
    match answer.request_agreement {
        Outcome::Changed(_) => Ok(visit.go_and_say(&record(&visit), "notice-agreement-asked")),
        Outcome::Invalid(invalid) => page(&visit, id, purpose, Problems::of(invalid.problems)).await,
        Outcome::NotFound => Err(Fault::NotFound),
    }
}
