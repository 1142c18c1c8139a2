//! `/register`: a new account, with which one is logged in at once.

use askama::Template;
use poem::{Response, handler, http::StatusCode};

use super::{goal, home, opening, service};
use crate::{
    change::{Change, Outcome, change},
    fault::Fault,
    fields::Fields,
    problem::Problems,
    schema,
    visit::Visit,
};

/// What `register` takes.
#[derive(cynic::InputObject, Clone, Debug)]
struct RegisterInput {
    login: String,
    name: String,
    password: String,
}

/// What is known of it.
#[derive(cynic::QueryFragment, Debug)]
struct Registered {
    login: String,
}
change!($ "register" RegisterInput -> "RegisterPayload" { Registered | "InvalidAccount" });

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
    let is_open = service::find(&visit).await?.open_registration;
    visit.page(&Page {
        visit: &visit,
        to,
        login: "",
        person: "",
        problems: Problems::default(),
        refusal: (!is_open).then(|| visit.t("session-register-closed")),
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
    let outcome = match input.send(&visit).await {
        Ok(outcome) => outcome,
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
    match outcome {
        Outcome::Done(account) => {
            // Too many tries in a short time: the account is there, and they log in themselves.
            let opened = opening::open(&visit, &account.login, password).await;
            if matches!(opened, Ok(Ok(()))) {
                Ok(visit.go_and_say(goal(to).unwrap_or("/account"), "notice-registered"))
            } else {
                Ok(visit.go_and_say("/login", "notice-registered"))
            }
        }
        Outcome::Invalid(problems) => visit.page_of(StatusCode::UNPROCESSABLE_ENTITY, &page(problems, None)),
        Outcome::Stale => Err(Fault::Defect("a new account cannot be stale".to_owned())),
    }
}
