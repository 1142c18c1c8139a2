//! The desk of who writes for an organization, or reviews: what waits, and how far the organization's own needs have come.

use askama::Template;
use cynic::{Id, QueryBuilder};
use poem::Response;

use crate::{
    code::{ContractStatus, EngagementStage, EvaluationStatus, NeedStatus},
    fault::Fault,
    piece::Prose,
    schema,
    visit::Visit,
    waiting::Waiting,
};

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query")]
struct Document {
    #[arguments(first: 20, filter: { mine: true }, orderBy: UPDATED)]
    needs: Own,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "NeedConnection")]
struct Own {
    nodes: Vec<Need>,
    total_count: i32,
}

#[derive(cynic::QueryFragment)]
struct Need {
    id: Id,
    title: Prose,
    status: NeedStatus,
    introductions: Vec<Introduction>,
    #[arguments(first: 0)]
    proposals: Proposals,
    evaluations: Vec<Evaluation>,
    engagements: Vec<Engagement>,
}

impl Need {
    /// The contract that came of it, if one did.
    fn contract(&self) -> Option<&Contract> {
        self.engagements.iter().find_map(|one| one.contracts.last())
    }
}

#[derive(cynic::QueryFragment)]
#[expect(dead_code, reason = "they are counted")]
struct Introduction {
    id: Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "ProposalConnection")]
struct Proposals {
    total_count: i32,
}

#[derive(cynic::QueryFragment)]
struct Evaluation {
    id: Id,
    status: EvaluationStatus,
}

#[derive(cynic::QueryFragment)]
struct Engagement {
    id: Id,
    stage: EngagementStage,
    contracts: Vec<Contract>,
}

#[derive(cynic::QueryFragment)]
struct Contract {
    id: Id,
    status: ContractStatus,
}

#[derive(Template)]
#[template(path = "desk/enterprise.html")]
struct Page<'a> {
    visit: &'a Visit,
    waiting: Waiting,
    own: Own,
    is_member: bool,
    may_post: bool,
}

/// The page.
pub(super) async fn page(visit: &Visit) -> Result<Response, Fault> {
    let me = visit.me();
    let account = me.account.as_ref();
    visit.page(&Page {
        visit,
        waiting: Waiting::of(visit).await?,
        own: visit.ask(Document::build(())).await?.needs,
        is_member: account.is_some_and(|account| !account.memberships.is_empty()),
        may_post: me.may.write && me.writes_for().next().is_some(),
    })
}
