//! `/needs/ID/proposals`: what was proposed for a need, for its poster and the panel.

use askama::Template;
use cynic::{Id, QueryBuilder};
use poem::{Response, handler, web::Path};

use super::{ask::Proposals, sheet};
use crate::{
    chain::{Chain, Here},
    code::{EvaluationStatus, NeedKind},
    fault::Fault,
    list::{
        export::{Batch, Listing},
        turn::Turn,
    },
    piece::{Named, Prose},
    schema,
    visit::Visit,
};

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
    visit.known()?;
    let Turn {
        first,
        after,
        last,
        before,
        ..
    } = Turn::of(visit.address());
    let variables = Variables {
        id: Id::new(id),
        first,
        last,
        after,
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

#[derive(cynic::QueryVariables)]
struct Behind {
    id: Id,
    first: Option<i32>,
    after: Option<String>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Behind")]
struct Rows {
    #[arguments(id: $id)]
    need: Option<NeedRows>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Need", variables = "Behind")]
struct NeedRows {
    #[arguments(first: $first, after: $after)]
    proposals: Proposals,
}

/// The proposals for a need.
pub(super) struct OfNeed(Id);

impl Listing for OfNeed {
    fn of(visit: &Visit, id: &str) -> Result<Self, Fault> {
        visit.known().map(|()| Self(Id::new(id)))
    }

    fn title(&self) -> &'static str {
        "proposal-of-need"
    }

    fn columns(&self) -> Vec<&'static str> {
        sheet::COLUMNS.to_vec()
    }

    async fn batch(&self, visit: &Visit, turn: Turn) -> Result<Batch, Fault> {
        let variables = Behind {
            id: self.0.clone(),
            first: turn.first,
            after: turn.after,
        };
        let need = visit.ask(Rows::build(variables)).await?.need.ok_or(Fault::NotFound)?;
        Ok(sheet::batch(visit, need.proposals))
    }
}
