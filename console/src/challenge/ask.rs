//! What pages read of a challenge.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use cynic::{Id, QueryBuilder};

use crate::{
    code::{ChallengeAct, ChallengeStatus, CommitmentStanding, MoveReason, NeedKind, ProposalStatus},
    fault::Fault,
    piece::{Money, Prose},
    proposal::ask::{Bidder, ById, ByIdFields, Person, Step},
    schema,
    visit::Visit,
};

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "ById")]
struct Document {
    #[arguments(id: $id)]
    need: Option<Need>,
}

/// A need with its challenge.
#[derive(cynic::QueryFragment, Debug)]
pub(super) struct Need {
    pub(super) id: Id,
    pub(super) kind: NeedKind,
    pub(super) title: Prose,
    pub(super) challenge: Option<Challenge>,
    #[arguments(first: 50)]
    pub(super) proposals: Proposals,
}

/// The bids that the visitor reads.
#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "ProposalConnection")]
pub(super) struct Proposals {
    pub(super) nodes: Vec<Bid>,
}

/// A bid.
#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Proposal")]
pub(super) struct Bid {
    pub(super) id: Id,
    pub(super) status: ProposalStatus,
    pub(super) is_mine: bool,
    pub(super) bidder: Bidder,
}

/// A challenge.
#[derive(cynic::QueryFragment, Debug)]
pub(super) struct Challenge {
    pub(super) id: Id,
    pub(super) version: i32,
    pub(super) status: ChallengeStatus,
    pub(super) bounty: Option<Money>,
    pub(super) conditions: Option<Both>,
    pub(super) closes_at: DateTime<Utc>,
    pub(super) notice_days: i32,
    pub(super) shows_count: bool,
    pub(super) bid_count: Option<i32>,
    pub(super) commitments: Option<Vec<Commitment>>,
    pub(super) nominees: Vec<Nominee>,
    pub(super) panel: Option<Vec<Person>>,
    pub(super) objections: Vec<Objection>,
    pub(super) objection_count: i32,
    pub(super) waiting_objection_count: i32,
    pub(super) notice_until: Option<DateTime<Utc>>,
    pub(super) reason: Option<MoveReason>,
    pub(super) sentence: Option<String>,
    pub(super) acts: Vec<ChallengeAct>,
    pub(super) steps: Vec<Step>,
}

/// A text in both languages, and in the visitor's.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Prose")]
pub(super) struct Both {
    pub(super) text: Option<String>,
    pub(super) zh: Option<String>,
    pub(super) en: Option<String>,
}

/// A published hash.
#[derive(cynic::QueryFragment, Debug)]
pub(super) struct Commitment {
    pub(super) digest: String,
    pub(super) handed_in_at: DateTime<Utc>,
    pub(super) standing: CommitmentStanding,
}

/// A bid on public notice, or with the award.
#[derive(cynic::QueryFragment, Debug)]
pub(super) struct Nominee {
    pub(super) bidder: Bidder,
    pub(super) awarded: bool,
}

/// An objection.
#[derive(cynic::QueryFragment, Debug)]
pub(super) struct Objection {
    pub(super) id: Id,
    pub(super) version: i32,
    pub(super) person: Person,
    pub(super) text: String,
    pub(super) at: DateTime<Utc>,
    pub(super) answer: Option<String>,
    pub(super) upheld: Option<bool>,
}

/// The need of an id, with its challenge.
pub(super) async fn ask(visit: &Visit, id: &str) -> Result<Need, Fault> {
    let answer: Document = visit.ask(Document::build(ById { id: Id::new(id) })).await?;
    answer.need.ok_or(Fault::NotFound)
}

/// How far China's clocks are ahead.
const CHINA: TimeDelta = TimeDelta::hours(8);

/// A moment in China, as a form sends it.
pub(super) fn typed(moment: DateTime<Utc>) -> String {
    (moment + CHINA).format("%Y-%m-%dT%H:%M").to_string()
}

/// The moment of what a form sends.
pub(super) fn moment(typed: &str) -> Option<DateTime<Utc>> {
    let there = NaiveDateTime::parse_from_str(typed.trim(), "%Y-%m-%dT%H:%M").ok()?;
    Some((there - CHINA).and_utc())
}
