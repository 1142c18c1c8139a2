//! What a person may ask an administrator for: a copy of everything, or to be forgotten.

use askama::Template;
use cynic::{MutationBuilder, QueryBuilder};
use poem::{Response, handler, http::StatusCode, web::Path};

use super::{Part, open, user::Account};
use crate::{
    account::{
        data::{DataExported, file, wanted},
        erasure::{EraseAccountInput, profiles, slips},
    },
    change::{Change, Outcome},
    code::{Code, ErasedProfile},
    fault::Fault,
    fields::Fields,
    problem::Problems,
    schema,
    visit::Visit,
};

#[derive(cynic::QueryVariables, Debug)]
struct Wanted {
    account: cynic::Id,
    page: i32,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "Wanted")]
struct Export {
    #[arguments(input: { account: $account, page: $page })]
    export_account: ExportAccountPayload,
}

#[derive(cynic::InlineFragments, Debug)]
enum ExportAccountPayload {
    Done(DataExported),
    #[cynic(fallback)]
    Other,
}

#[derive(cynic::QueryVariables, Debug)]
struct Variables {
    id: cynic::Id,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct Asked {
    #[arguments(id: $id)]
    account: Option<Account>,
}

#[derive(Template)]
#[template(path = "administration/erasure.html")]
struct Page<'a> {
    visit: &'a Visit,
    account: Account,
    typed: Fields,
    problems: Problems,
    profiles: Vec<(&'static str, String)>,
}

/// Gives out what is stored about a person.
#[handler]
pub(super) async fn export(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    open(&visit, Part::Users)?;
    let page = wanted(&fields);
    let account = id.as_str().into();
    match visit.ask(Export::build(Wanted { account, page })).await?.export_account {
        ExportAccountPayload::Done(done) => file(&done, page),
        ExportAccountPayload::Other => Err(Fault::NotFound),
    }
}

async fn page(visit: &Visit, id: &str, typed: Fields, problems: Problems) -> Result<Response, Fault> {
    open(visit, Part::Users)?;
    let asked = visit.ask(Asked::build(Variables { id: id.into() })).await?;
    let status = if problems.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let page = Page {
        visit,
        account: asked.account.ok_or(Fault::NotFound)?,
        typed,
        problems,
        profiles: profiles(visit),
    };
    visit.page_of(status, &page)
}

/// The page that asks once more.
#[handler]
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
    page(&visit, &id, Fields::default(), Problems::default()).await
}

/// Erases an account.
#[handler]
pub(super) async fn erase(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    open(&visit, Part::Users)?;
    let problems = slips(&visit, &fields);
    if !problems.is_empty() {
        return page(&visit, &id, fields, problems).await;
    }
    let input = EraseAccountInput {
        account: Some(id.as_str().into()),
        login: fields.get("login").to_owned(),
        profile: ErasedProfile::parse(fields.get("profile")).unwrap_or(ErasedProfile::Keep),
    };
    match input.send(&visit).await? {
        Outcome::Done(()) | Outcome::Stale => {
            Ok(visit.go_and_say("/administration/users", "notice-administration-erased"))
        }
        Outcome::Invalid(problems) => page(&visit, &id, fields, problems).await,
    }
}
