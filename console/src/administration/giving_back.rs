//! `/administration/review/ID/return`: a need that was handed in goes back to its poster as a draft, with what is to be mended.

use askama::Template;
use cynic::QueryBuilder;
use poem::{Response, handler, http::StatusCode, web::Path};

use super::{
    Part, open,
    review::{Need, version},
};
use crate::{
    change::{Change, Outcome, change},
    code::{Code, MoveReason, NeedStatus},
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
    need: Option<Need>,
}

/// What `returnNeed` takes.
#[derive(cynic::InputObject, Clone, Debug)]
struct ReturnNeedInput {
    id: cynic::Id,
    version: i32,
    reason: MoveReason,
    sentence: String,
}
change!($ "returnNeed" ReturnNeedInput -> "ReturnNeedPayload" { "NeedChanged" | "InvalidNeed" });

#[derive(Template)]
#[template(path = "administration/giving_back.html")]
struct Page<'a> {
    visit: &'a Visit,
    need: Need,
    reasons: Vec<(&'static str, String)>,
    typed: Fields,
    problems: Problems,
    is_stale: bool,
}

async fn page(visit: &Visit, id: &str, typed: Fields, problems: Problems, is_stale: bool) -> Result<Response, Fault> {
    open(visit, Part::Review)?;
    let asked = visit.ask(Asked::build(Variables { id: id.into() })).await?;
    let need = asked
        .need
        .filter(|need| is_stale || need.status == NeedStatus::Submitted);
    let status = match (problems.is_empty(), is_stale) {
        (_, true) => StatusCode::CONFLICT,
        (false, _) => StatusCode::UNPROCESSABLE_ENTITY,
        (true, _) => StatusCode::OK,
    };
    let page = Page {
        visit,
        need: need.ok_or(Fault::NotFound)?,
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

/// The page that asks for the reason.
#[handler]
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
    page(&visit, &id, Fields::default(), Problems::default(), false).await
}

/// Sends it back.
#[handler]
pub(super) async fn send(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    open(&visit, Part::Review)?;
    let Some(reason) = MoveReason::parse(fields.get("reason")) else {
        let mut problems = Problems::default();
        problems.add("reason", visit.t("account-reason-needed"));
        return page(&visit, &id, fields, problems, false).await;
    };
    let input = ReturnNeedInput {
        id: id.as_str().into(),
        version: version(&fields)?,
        reason,
        sentence: fields.get("sentence").to_owned(),
    };
    match input.send(&visit).await? {
        Outcome::Done(()) => Ok(visit.go_and_say("/administration/review", "notice-administration-sent-back")),
        Outcome::Invalid(problems) => page(&visit, &id, fields, problems, false).await,
        Outcome::Stale => page(&visit, &id, fields, Problems::default(), true).await,
    }
}
