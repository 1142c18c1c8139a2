//! `/account`: the person, password, sessions, roles and memberships.

use askama::Template;
use cynic::QueryBuilder;
use poem::{Response, handler, http::StatusCode};

use super::{
    Part, mine,
    own::{Own, Viewer},
};
use crate::{
    change::{Change, Outcome, change},
    fault::Fault,
    fields::Fields,
    problem::Problems,
    schema,
    visit::Visit,
};

/// What `updateAccount` takes.
#[derive(cynic::InputObject, Clone, Debug)]
struct UpdateAccountInput {
    id: cynic::Id,
    version: i32,
    name: String,
}
change!($ "updateAccount" UpdateAccountInput -> "UpdateAccountPayload" { "AccountChanged" | "InvalidAccount" });

#[derive(Template)]
#[template(path = "account/profile.html")]
struct Page<'a> {
    visit: &'a Visit,
    part: Part,
    account: super::own::Account,
    sessions: Vec<super::own::Session>,
    identities: Vec<super::own::Identity>,
    /// What the provider is called at which people may log in.
    provider: Option<String>,
    problems: Problems,
    /// The name as it was typed.
    typed: Option<String>,
    /// Somebody changed it meanwhile.
    is_stale: bool,
}

/// The page, with what is wrong with what was typed.
pub(super) async fn page(
    visit: &Visit,
    problems: Problems,
    typed: Option<String>,
    is_stale: bool,
) -> Result<Response, Fault> {
    let Own { viewer, service } = visit.ask(Own::build(())).await?;
    let Viewer {
        account,
        sessions,
        identities,
    } = viewer;
    let account = account.ok_or(Fault::LogIn)?;
    let status = match (problems.is_empty(), is_stale) {
        (_, true) => StatusCode::CONFLICT,
        (true, _) => StatusCode::OK,
        (false, _) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let page = Page {
        visit,
        part: Part::Profile,
        account,
        sessions,
        identities,
        provider: service.log_in_provider.map(|provider| provider.name),
        problems,
        typed,
        is_stale,
    };
    let response = visit.page_of(status, &page)?;
    Ok(if page.provider.is_some() {
        visit.leads_to_provider(response)
    } else {
        response
    })
}

/// The page.
#[handler]
pub(super) async fn show(visit: Visit) -> Result<Response, Fault> {
    mine(&visit)?;
    page(&visit, Problems::default(), None, false).await
}

/// The person is called otherwise.
#[handler]
pub(super) async fn rename(visit: Visit, fields: Fields) -> Result<Response, Fault> {
    let account = mine(&visit)?;
    let name = fields.get("name").to_owned();
    let input = UpdateAccountInput {
        id: account.id.clone(),
        version: fields
            .get("version")
            .parse()
            .map_err(|_| Fault::Senseless(String::new()))?,
        name: name.clone(),
    };
    match input.send(&visit).await? {
        Outcome::Done(()) => Ok(visit.go_and_say("/account", "notice-account-saved")),
        Outcome::Invalid(problems) => page(&visit, problems, Some(name), false).await,
        Outcome::Stale => page(&visit, Problems::default(), Some(name), true).await,
    }
}
