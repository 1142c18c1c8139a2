//! `/needs/ID/proposals`: what was proposed for a need, for its poster and the panel.

use askama::Template;
use cynic::{Id, QueryBuilder};
use poem::{Response, handler, web::Path};

use super::ask::Proposals;
use crate::{
    chain::{Chain, Here},
    code::{EvaluationStatus, NeedKind},
    fault::Fault,
    piece::{Named, Prose},
    schema,
    visit::Visit,
};

const ROWS: i32 = 20;

#[derive(cynic::QueryVariables)]
struct Variables {
    id: Id,
    first: Option<i32>,
    last: Option<i32>,
    after: Option<String>,
    before: Option<String>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct Document {
    #[arguments(id: $id)]
    need: Option<Need>,
}

#[derive(cynic::QueryFragment)]
#[cynic(variables = "Variables")]
struct Need {
    id: Id,
    kind: NeedKind,
    title: Prose,
    organization: Option<Named>,
    evaluations: Vec<Evaluation>,
    #[arguments(first: $first, last: $last, after: $after, before: $before)]
    proposals: Proposals,
}

#[derive(cynic::QueryFragment)]
struct Evaluation {
    id: Id,
    status: EvaluationStatus,
}

#[derive(Template)]
#[template(path = "proposal/of_need.html")]
struct Page<'a> {
    visit: &'a Visit,
    need: &'a Need,
    chain: Option<Chain>,
}

impl Page<'_> {
    /// Whether the visitor may have what was proposed judged: the one who posted the need, one evaluation at a time.
    fn prepares(&self) -> bool {
        use EvaluationStatus::{Closed, Draft, Open};
        let mut evaluations = self.need.evaluations.iter();
        let is_under_way = evaluations.any(|evaluation| matches!(evaluation.status, Draft | Open | Closed));
        let poster = self.need.organization.as_ref().map(|organization| &organization.id);
        !is_under_way && !self.need.proposals.nodes.is_empty() && self.visit.me().writes_as(poster)
    }
}

/// The page.
#[handler]
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
    if !visit.me().is_known() {
        return Err(Fault::LogIn);
    }
    let given = |name| visit.address().get(name).map(str::to_owned);
    let before = given("before");
    let variables = Variables {
        id: Id::new(id),
        first: before.is_none().then_some(ROWS),
        last: before.is_some().then_some(ROWS),
        after: given("after"),
        before,
    };
    let answer: Document = visit.ask(Document::build(variables)).await?;
    let need = answer.need.ok_or(Fault::NotFound)?;
    visit.page(&Page {
        visit: &visit,
        need: &need,
        chain: Chain::of(&visit, need.id.inner(), Here::Proposal(None)).await?,
    })
}
