//! `/register`: a new account, with which one is logged in at once.

use askama::Template;
use cynic::MutationBuilder;
use poem::{Response, handler, http::StatusCode};

use super::{goal, home, opening};
use crate::{
    fault::Fault,
    fields::Fields,
    problem::{Problem, Problems},
    schema,
    visit::Visit,
};

#[derive(cynic::InputObject, Clone, Debug)]
struct RegisterInput {
    login: String,
    name: String,
    password: String,
}

#[derive(cynic::QueryVariables, Debug)]
struct Variables {
    input: RegisterInput,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "Variables")]
struct Register {
    #[arguments(input: $input)]
    register: RegisterPayload,
}

#[derive(cynic::InlineFragments, Debug)]
enum RegisterPayload {
    Done(Registered),
    Invalid(InvalidAccount),
    #[cynic(fallback)]
    Unknown,
}

#[derive(cynic::QueryFragment, Debug)]
struct Registered {
    login: String,
}

#[derive(cynic::QueryFragment, Debug)]
struct InvalidAccount {
    problems: Vec<Problem>,
}

#[derive(Template)]
#[template(path = "session/register.html")]
struct Page<'a> {
    visit: &'a Visit,
    /// Where to go afterwards.
    to: &'a str,
    login: &'a str,
    /// What the person is called (a macro of the template has a name of its own).
    person: &'a str,
    problems: Problems,
    /// What stands in the way of the whole form.
    refusal: Option<String>,
}

/// The page.
#[handler]
pub(super) async fn form(visit: Visit) -> Result<Response, Fault> {
    let to = visit.address().get("to").unwrap_or_default();
    if visit.me().is_known() {
        return Ok(visit.go(goal(to).unwrap_or_else(|| home(&visit))));
    }
    visit.page(&Page {
        visit: &visit,
        to,
        login: "",
        person: "",
        problems: Problems::default(),
        refusal: None,
    })
}

/// Somebody registers.
#[handler]
pub(super) async fn send(visit: Visit, fields: Fields) -> Result<Response, Fault> {
    if visit.me().is_known() {
        return Ok(visit.go(home(&visit)));
    }
    let to = fields.get("to");
    let page = |problems, refusal| Page {
        visit: &visit,
        to,
        login: fields.get("login"),
        person: fields.get("name"),
        problems,
        refusal,
    };
    let password = fields.exact("password");
    let input = RegisterInput {
        login: fields.get("login").to_owned(),
        name: fields.get("name").to_owned(),
        password: password.clone(),
    };
    let answer = match visit.ask(Register::build(Variables { input })).await {
        Ok(answer) => answer.register,
        Err(Fault::Limited(wait)) => {
            let refusal = visit.t1("session-register-limited", "seconds", wait.as_secs().max(1));
            return visit.page_of(StatusCode::TOO_MANY_REQUESTS, &page(Problems::default(), Some(refusal)));
        }
        Err(Fault::Forbidden) => {
            let refusal = visit.t("session-register-closed");
            return visit.page_of(StatusCode::FORBIDDEN, &page(Problems::default(), Some(refusal)));
        }
        Err(fault) => return Err(fault),
    };
    match answer {
        RegisterPayload::Done(account) => {
            // Too many tries in a short time: the account is there, and they log in themselves.
            let opened = opening::open(&visit, &account.login, password).await;
            if matches!(opened, Ok(Ok(()))) {
                Ok(visit.go_and_say(goal(to).unwrap_or("/account"), "notice-registered"))
            } else {
                Ok(visit.go_and_say("/login", "notice-registered"))
            }
        }
        RegisterPayload::Invalid(invalid) => visit.page_of(
            StatusCode::UNPROCESSABLE_ENTITY,
            &page(Problems::of(invalid.problems), None),
        ),
        RegisterPayload::Unknown => Err(Fault::Defect("an unknown answer to a registration".to_owned())),
    }
}
