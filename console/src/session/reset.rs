//! `/reset`: a new password by the one-time token that an administrator made.

use askama::Template;
use cynic::MutationBuilder;
use poem::{Response, handler, http::StatusCode};

use crate::{
    fault::Fault,
    fields::Fields,
    problem::{Problem, Problems},
    schema,
    visit::Visit,
};

#[derive(cynic::InputObject, Clone, Debug)]
struct ResetPasswordInput {
    token: String,
    password: String,
}

#[derive(cynic::QueryVariables, Debug)]
struct Variables {
    input: ResetPasswordInput,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "Variables")]
struct Reset {
    #[arguments(input: $input)]
    reset_password: ResetPasswordPayload,
}

#[derive(cynic::InlineFragments, Debug)]
enum ResetPasswordPayload {
    Done(PasswordChanged),
    Invalid(InvalidAccount),
    #[cynic(fallback)]
    Unknown,
}

#[derive(cynic::QueryFragment, Debug)]
struct PasswordChanged {
    #[cynic(rename = "__typename")]
    _name: String,
}

#[derive(cynic::QueryFragment, Debug)]
struct InvalidAccount {
    problems: Vec<Problem>,
}

#[derive(Template)]
#[template(path = "session/reset.html")]
struct Page<'a> {
    visit: &'a Visit,
    token: &'a str,
    problems: Problems,
    /// What stands in the way of the whole form.
    refusal: Option<String>,
}

/// The page.
#[handler]
pub(super) async fn form(visit: Visit) -> Result<Response, Fault> {
    visit.page(&Page {
        visit: &visit,
        token: visit.address().get("token").unwrap_or_default(),
        problems: Problems::default(),
        refusal: None,
    })
}

/// Somebody sets a new password.
#[handler]
pub(super) async fn send(visit: Visit, fields: Fields) -> Result<Response, Fault> {
    let page = |problems, refusal| Page {
        visit: &visit,
        token: fields.get("token"),
        problems,
        refusal,
    };
    let input = ResetPasswordInput {
        token: fields.get("token").to_owned(),
        password: fields.exact("password"),
    };
    let answer = match visit.ask(Reset::build(Variables { input })).await {
        Ok(answer) => answer.reset_password,
        Err(Fault::Limited(wait)) => {
            let refusal = visit.t1("session-log-in-limited", "seconds", wait.as_secs().max(1));
            return visit.page_of(StatusCode::TOO_MANY_REQUESTS, &page(Problems::default(), Some(refusal)));
        }
        Err(fault) => return Err(fault),
    };
    match answer {
        ResetPasswordPayload::Done(_) => Ok(visit.go_and_say("/login", "notice-password-set")),
        ResetPasswordPayload::Invalid(invalid) => visit.page_of(
            StatusCode::UNPROCESSABLE_ENTITY,
            &page(Problems::of(invalid.problems), None),
        ),
        ResetPasswordPayload::Unknown => Err(Fault::Defect("an unknown answer to a new password".to_owned())),
    }
}
