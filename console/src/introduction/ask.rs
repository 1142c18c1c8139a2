//! What the page of an introduction asks, at once.

use chrono::{DateTime, Utc};
use cynic::{Id, QueryBuilder};

use crate::{
    code::{
        IntroductionAct, IntroductionStatus, MoveReason, NeedStatus, Side, SlipBase, SlipEvent, SlipKind, SlipPayee,
        SlipPayer, SlipStatus,
    },
    fault::Fault,
    piece::{Money, Named, Prose},
    schema,
    visit::Visit,
};

#[derive(cynic::QueryVariables)]
struct ById {
    id: Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "ById")]
struct Document {
    #[arguments(id: $id)]
    introduction: Option<Introduction>,
}

/// An introduction.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(super) struct Introduction {
    pub(super) id: Id,
    pub(super) need: Option<Need>,
    pub(super) manager: Option<Manager>,
    pub(super) achievement: Option<Achievement>,
    pub(super) supplier: Option<Supplier>,
    pub(super) status: IntroductionStatus,
    pub(super) introduced_by: Side,
    pub(super) introducer: Option<Person>,
    pub(super) words: String,
    pub(super) despite: Option<String>,
    pub(super) introduced_at: DateTime<Utc>,
    pub(super) reminded_at: Option<DateTime<Utc>>,
    pub(super) lapses_at: Option<DateTime<Utc>>,
    pub(super) closed_at: Option<DateTime<Utc>>,
    pub(super) closed_side: Option<Side>,
    pub(super) reason: Option<MoveReason>,
    pub(super) sentence: Option<String>,
    pub(super) revealed_at: Option<DateTime<Utc>>,
    pub(super) slips: Vec<Slip>,
    pub(super) steps: Vec<Step>,
    pub(super) my_sides: Vec<Side>,
    pub(super) may: Vec<IntroductionAct>,
    pub(super) version: i32,
}

/// The need.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(super) struct Need {
    pub(super) id: Id,
    pub(super) title: Prose,
    pub(super) status: NeedStatus,
    pub(super) organization: Option<Reached>,
}

/// An organization that is told, with how to reach it.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Organization")]
pub(super) struct Reached {
    pub(super) id: Id,
    pub(super) name: Prose,
    pub(super) contact: Option<String>,
}

/// The manager.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(super) struct Manager {
    pub(super) id: Id,
    pub(super) name: Prose,
    pub(super) headline: Option<Prose>,
    pub(super) organizations: Vec<Named>,
    pub(super) contact: Option<String>,
}

/// The achievement.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(super) struct Achievement {
    pub(super) id: Id,
    pub(super) name: Prose,
}

/// Who owns the achievement.
pub(super) type Supplier = Reached;

/// A person with an account.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(super) struct Person {
    pub(super) name: Option<String>,
}

/// A version of the commission terms.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(super) struct Slip {
    pub(super) number: i32,
    pub(super) status: SlipStatus,
    pub(super) is_in_force: bool,
    pub(super) offered_at: DateTime<Utc>,
    pub(super) offered_side: Side,
    pub(super) kind: SlipKind,
    pub(super) rate: Option<i32>,
    pub(super) base: Option<SlipBase>,
    pub(super) amount: Option<Money>,
    pub(super) payer: Option<SlipPayer>,
    pub(super) payee: Option<SlipPayee>,
    pub(super) milestones: Vec<SlipMilestone>,
    pub(super) note: Option<String>,
    pub(super) digest: String,
    pub(super) enterprise_signature: Option<SlipSignature>,
    pub(super) introduced_signature: Option<SlipSignature>,
    pub(super) reason: Option<MoveReason>,
    pub(super) sentence: Option<String>,
}

/// When a part of a commission falls due.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(super) struct SlipMilestone {
    pub(super) event: SlipEvent,
    pub(super) share: i32,
    pub(super) note: Option<String>,
}

/// A signature.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(super) struct SlipSignature {
    pub(super) at: DateTime<Utc>,
    pub(super) person: Option<Person>,
}

/// A step of the introduction or of a slip of it.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(super) struct Step {
    pub(super) at: DateTime<Utc>,
    pub(super) side: Side,
    pub(super) text: String,
    pub(super) person: Option<Person>,
    pub(super) reason: Option<MoveReason>,
    pub(super) sentence: Option<String>,
}

/// The introduction of an id.
pub(super) async fn ask(visit: &Visit, id: &str) -> Result<Introduction, Fault> {
    let answer: Document = visit.ask(Document::build(ById { id: Id::new(id) })).await?;
    answer.introduction.ok_or(Fault::NotFound)
}
