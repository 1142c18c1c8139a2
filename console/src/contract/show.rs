//! `/contracts/ID`: a contract, what is missing of it, who signed it, and what can be done.

use askama::Template;
use cynic::QueryBuilder;
use poem::{Response, handler, http::StatusCode, web::Path};

use super::piece::{Asked, Contract, Wanted};
use crate::{
    chain::{Chain, Here},
    code::{Code, MoveReason},
    fault::Fault,
    fields::Fields,
    problem::Problems,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "contract/show.html")]
struct Page<'a> {
    visit: &'a Visit,
    contract: Contract,
    reasons: Vec<(&'static str, String)>,
    typed: Fields,
    problems: Problems,
    is_stale: bool,
    chain: Option<Chain>,
}

impl Page<'_> {
    /// The contract's page.
    fn base(&self) -> String {
        format!("/contracts/{}", self.contract.id.inner())
    }
}

/// Reads a contract.
pub(super) async fn find(visit: &Visit, id: &str) -> Result<Contract, Fault> {
    visit.known()?;
    let asked = visit.ask(Asked::build(Wanted { id: id.into() })).await?;
    asked.contract.ok_or(Fault::NotFound)
}

/// Every coded reason with what it is called.
pub(super) fn reasons(visit: &Visit) -> Vec<(&'static str, String)> {
    let reason = |reason: &MoveReason| (reason.value(), visit.label(reason));
    MoveReason::ALL.iter().map(reason).collect()
}

/// How a page is answered that shows what came of a form.
pub(super) fn status(is_stale: bool, problems: &Problems) -> StatusCode {
    match (is_stale, problems.is_empty()) {
        (true, _) => StatusCode::CONFLICT,
        (false, true) => StatusCode::OK,
        (false, false) => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

/// The page, with what was typed and what is wrong with it.
pub(super) async fn page(
    visit: &Visit,
    id: &str,
    typed: Fields,
    problems: Problems,
    is_stale: bool,
) -> Result<Response, Fault> {
    let contract = find(visit, id).await?;
    let of_need = contract.need.as_ref().map(|need| &need.id);
    let page = Page {
        visit,
        chain: Chain::of_some(visit, of_need, Here::Contract(Some(id))).await?,
        contract,
        reasons: reasons(visit),
        typed,
        problems,
        is_stale,
    };
    visit.page_of(status(is_stale, &page.problems), &page)
}

/// The page.
#[handler]
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
    page(&visit, &id, Fields::default(), Problems::default(), false).await
}
