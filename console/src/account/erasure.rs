//! `/account/erase`: the account goes for ever. One page says what goes and what stays, and asks for the login.

use askama::Template;
use cynic::QueryBuilder;
use poem::{Response, handler, http::StatusCode};

use super::{mine, own};
use crate::{
    change::{Change, Outcome, change},
    code::{Code, ErasedProfile},
    fault::Fault,
    fields::Fields,
    problem::Problems,
    schema,
    visit::Visit,
};

/// What `eraseAccount` takes.
#[derive(cynic::InputObject, Clone, Debug)]
pub(crate) struct EraseAccountInput {
    pub(crate) account: Option<cynic::Id>,
    pub(crate) login: String,
    pub(crate) profile: ErasedProfile,
}
change!($ "eraseAccount" EraseAccountInput -> "EraseAccountPayload" { "AccountErased" | "InvalidErasure" });

#[derive(Template)]
#[template(path = "account/erasure.html")]
struct Page<'a> {
    visit: &'a Visit,
    account: own::Account,
    typed: Fields,
    problems: Problems,
    profiles: Vec<(&'static str, String)>,
}

/// What can become of a person's profile.
pub(crate) fn profiles(visit: &Visit) -> Vec<(&'static str, String)> {
    let choices = ErasedProfile::ALL.iter();
    choices.map(|choice| (choice.value(), visit.label(choice))).collect()
}

async fn page(visit: &Visit, typed: Fields, problems: Problems) -> Result<Response, Fault> {
    mine(visit)?;
    let own = visit.ask(own::Own::build(())).await?.viewer.account;
    let status = if problems.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let page = Page {
        visit,
        account: own.ok_or(Fault::LogIn)?,
        typed,
        problems,
        profiles: profiles(visit),
    };
    visit.page_of(status, &page)
}

/// The page.
#[handler]
pub(super) async fn show(visit: Visit) -> Result<Response, Fault> {
    page(&visit, Fields::default(), Problems::default()).await
}

/// What is wrong before anything is asked: nothing may be erased by a slip.
pub(crate) fn slips(visit: &Visit, fields: &Fields) -> Problems {
    let mut problems = Problems::default();
    if !fields.has("understood") {
        problems.add("understood", visit.t("account-erase-understand"));
    }
    if fields.get("login").is_empty() {
        problems.add("login", visit.t("account-erase-login-needed"));
    }
    problems
}

/// Erases it.
#[handler]
pub(super) async fn send(visit: Visit, fields: Fields) -> Result<Response, Fault> {
    mine(&visit)?;
    let problems = slips(&visit, &fields);
    if !problems.is_empty() {
        return page(&visit, fields, problems).await;
    }
    let input = EraseAccountInput {
        account: None,
        login: fields.get("login").to_owned(),
        profile: ErasedProfile::parse(fields.get("profile")).unwrap_or(ErasedProfile::Keep),
    };
    match input.send(&visit).await? {
        Outcome::Done(()) | Outcome::Stale => Ok(visit.go_and_say("/", "notice-account-erased")),
        Outcome::Invalid(problems) => page(&visit, fields, problems).await,
    }
}
