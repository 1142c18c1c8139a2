//! `/managers/ID/affiliations`: for whom a manager works and worked.

use askama::Template;
use chrono::NaiveDate;
use cynic::{MutationBuilder, QueryBuilder};
use poem::{Response, handler, http::StatusCode, web::Path};

use super::{
    Form,
    reference::{put, record},
};
use crate::{
    code::{AffiliationMode, Code, Noun, Status},
    fault::Fault,
    fields::Fields,
    piece::{Prose, ProseInput},
    problem::Problem,
    profile::part::Position,
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
    manager: Option<Manager>,
}

#[derive(cynic::QueryFragment)]
struct Manager {
    id: cynic::Id,
    name: Prose,
    status: Status,
    affiliations: Vec<Position>,
}

#[derive(cynic::InputObject)]
struct AffiliationInput {
    organization: cynic::Id,
    post: ProseInput,
    mode: AffiliationMode,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
}

#[derive(cynic::InputObject)]
struct SetAffiliationsInput {
    manager: cynic::Id,
    affiliations: Vec<AffiliationInput>,
}

#[derive(cynic::QueryVariables)]
struct Change {
    input: SetAffiliationsInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Change")]
struct Set {
    #[arguments(input: $input)]
    set_affiliations: Outcome,
}

#[derive(cynic::InlineFragments)]
#[cynic(graphql_type = "SetAffiliationsPayload")]
enum Outcome {
    Set(#[expect(dead_code, reason = "that it came says all")] AffiliationsSet),
    Invalid(InvalidAffiliations),
    #[cynic(fallback)]
    NotFound,
}

#[derive(cynic::QueryFragment)]
struct AffiliationsSet {
    #[expect(dead_code, reason = "a fragment selects something")]
    affiliations: Vec<Now>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Affiliation")]
struct Now {
    #[expect(dead_code, reason = "a fragment selects something")]
    is_current: bool,
}

#[derive(cynic::QueryFragment)]
struct InvalidAffiliations {
    problems: Vec<Problem>,
}

#[derive(Template)]
#[template(path = "profile/edit/affiliations.html")]
struct Page<'a> {
    visit: &'a Visit,
    manager: &'a Manager,
    form: &'a Form,
    /// Whether only the registry may change them any more.
    is_fixed: bool,
}

impl Page<'_> {
    fn back(&self) -> String {
        format!("/managers/{}", self.manager.id.inner())
    }
}

async fn found(visit: &Visit, id: &str) -> Result<Manager, Fault> {
    let id = cynic::Id::new(id);
    let answer = visit.ask(Question::build(Wanted { id })).await?;
    let manager = answer.manager.ok_or(Fault::NotFound)?;
    match (visit.may_write_manager(manager.id.inner()), visit.me().is_known()) {
        (true, _) => Ok(manager),
        (false, true) => Err(Fault::Forbidden),
        (false, false) => Err(Fault::LogIn),
    }
}

fn show(visit: &Visit, manager: &Manager, form: &Form) -> Result<Response, Fault> {
    let status = if form.problems.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let page = Page {
        visit,
        manager,
        form,
        is_fixed: manager.status == Status::Published && !visit.keeps_registry(),
    };
    visit.page_of(status, &page)
}

/// The form.
#[handler]
pub(super) async fn edit(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
    let manager = found(&visit, &id).await?;
    let mut form = Form::default();
    for (row, post) in manager.affiliations.iter().enumerate() {
        let at = |part: &str| format!("affiliations.{row}.{part}");
        if let Some(organization) = &post.organization {
            put(
                &mut form,
                &at("organization"),
                organization.id.inner(),
                organization.name.show(),
            );
        }
        form.put_prose(&at("post"), post.post.as_ref());
        form.put(&at("mode"), post.mode.value());
        form.put_if(&at("from"), post.from);
        form.put_if(&at("to"), post.to);
    }
    show(&visit, &manager, &form)
}

/// What was typed.
#[handler]
pub(super) async fn send(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    let manager = found(&visit, &id).await?;
    let mut form = Form::sent(fields, &["affiliations"]);
    if form.turn_rows() {
        return show(&visit, &manager, &form);
    }
    let mut affiliations = Vec::new();
    for row in form.rows("affiliations") {
        affiliations.extend(read(&visit, &mut form, &row).await?);
    }
    if !form.problems.is_empty() {
        return show(&visit, &manager, &form);
    }
    let input = SetAffiliationsInput {
        manager: manager.id.clone(),
        affiliations,
    };
    match visit.ask(Set::build(Change { input })).await?.set_affiliations {
        Outcome::Set(_) => Ok(visit.go_and_say(&format!("/managers/{id}"), "notice-profile-saved")),
        Outcome::Invalid(invalid) => {
            form.put_problems(invalid.problems, "", &[]);
            show(&visit, &manager, &form)
        }
        Outcome::NotFound => Err(Fault::NotFound),
    }
}

async fn read(visit: &Visit, form: &mut Form, row: &str) -> Result<Option<AffiliationInput>, Fault> {
    let at = |part: &str| format!("affiliations.{row}.{part}");
    if form.get(&at("organization")).is_empty() {
        form.problems
            .add(&at("organization"), visit.t("profile-edit-organization-missing"));
    }
    let organization = record(visit, form, &at("organization"), Noun::Organization).await?;
    let (from, to) = (day(visit, form, &at("from")), day(visit, form, &at("to")));
    let mode = form.code(visit, &at("mode"));
    Ok(organization.zip(mode).map(|(organization, mode)| AffiliationInput {
        organization,
        post: form.prose(&at("post")),
        mode,
        from,
        to,
    }))
}

fn day(visit: &Visit, form: &mut Form, field: &str) -> Option<NaiveDate> {
    let typed = form.get(field);
    if typed.is_empty() {
        return None;
    }
    let day = typed.parse().ok();
    if day.is_none() {
        form.problems.add(field, visit.t("profile-edit-day"));
    }
    day
}
