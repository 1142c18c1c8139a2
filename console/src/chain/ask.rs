//! What is asked of a need's way, at once.

use chrono::{DateTime, NaiveDate, Utc};
use cynic::{Id, QueryBuilder};

use crate::{
    code::{
        ChallengeAct, ChallengeStatus, ContractAct, ContractStatus, EngagementStage, EntryKind, EvaluationAct,
        EvaluationStatus, IntroductionAct, IntroductionStatus, NeedKind, NeedStatus, ProposalStatus, ReviewerStatus,
        Side, TeamAct,
    },
    fault::Fault,
    piece::{Money, Prose},
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
    need: Option<Need>,
}

/// The need with all that came of it.
#[derive(cynic::QueryFragment)]
pub(super) struct Need {
    pub(super) id: Id,
    pub(super) kind: NeedKind,
    pub(super) status: NeedStatus,
    pub(super) organization: Option<Poster>,
    pub(super) created_at: DateTime<Utc>,
    pub(super) published_at: Option<DateTime<Utc>>,
    pub(super) moves: Vec<Move>,
    pub(super) introductions: Vec<Introduction>,
    pub(super) challenge: Option<Challenge>,
    #[arguments(first: 20)]
    pub(super) proposals: Proposals,
    pub(super) evaluations: Vec<Evaluation>,
    pub(super) engagements: Vec<Engagement>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Organization")]
pub(super) struct Poster {
    pub(super) id: Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "NeedMove")]
pub(super) struct Move {
    pub(super) to: NeedStatus,
    pub(super) at: DateTime<Utc>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Manager")]
pub(super) struct Manager {
    pub(super) name: Prose,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Manager")]
pub(super) struct Lead {
    pub(super) id: Id,
    pub(super) name: Prose,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Organization")]
pub(super) struct Organization {
    pub(super) name: Prose,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Achievement")]
pub(super) struct Achievement {
    pub(super) name: Prose,
}

#[derive(cynic::QueryFragment)]
pub(super) struct Introduction {
    pub(super) id: Id,
    pub(super) status: IntroductionStatus,
    pub(super) manager: Option<Manager>,
    pub(super) achievement: Option<Achievement>,
    pub(super) introduced_at: DateTime<Utc>,
    pub(super) lapses_at: Option<DateTime<Utc>>,
    pub(super) slip: Option<Slip>,
    pub(super) my_sides: Vec<Side>,
    pub(super) may: Vec<IntroductionAct>,
}

#[derive(cynic::QueryFragment)]
#[expect(dead_code, reason = "that there is one says enough")]
pub(super) struct Slip {
    number: i32,
}

#[derive(cynic::QueryFragment)]
pub(super) struct Challenge {
    pub(super) status: ChallengeStatus,
    pub(super) announced_at: Option<DateTime<Utc>>,
    pub(super) closes_at: DateTime<Utc>,
    pub(super) acts: Vec<ChallengeAct>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "ProposalConnection")]
pub(super) struct Proposals {
    pub(super) nodes: Vec<Proposal>,
}

#[derive(cynic::QueryFragment)]
pub(super) struct Proposal {
    pub(super) id: Id,
    pub(super) status: ProposalStatus,
    pub(super) is_mine: bool,
    pub(super) bidder: Bidder,
    pub(super) handed_in_at: Option<DateTime<Utc>>,
}

#[derive(cynic::QueryFragment)]
pub(super) struct Bidder {
    pub(super) organization: Option<Organization>,
    pub(super) manager: Option<Manager>,
}

#[derive(cynic::QueryFragment)]
pub(super) struct Evaluation {
    pub(super) id: Id,
    pub(super) status: EvaluationStatus,
    pub(super) due_on: Option<NaiveDate>,
    pub(super) created_at: DateTime<Utc>,
    pub(super) decided_at: Option<DateTime<Utc>>,
    pub(super) reviewer_count: i32,
    pub(super) submitted_count: i32,
    pub(super) review: Option<Review>,
    pub(super) acts: Vec<EvaluationAct>,
}

#[derive(cynic::QueryFragment)]
pub(super) struct Review {
    pub(super) status: ReviewerStatus,
}

#[derive(cynic::QueryFragment)]
pub(super) struct Engagement {
    pub(super) id: Id,
    pub(super) stage: EngagementStage,
    pub(super) is_running: bool,
    pub(super) introduction: Option<Id>,
    pub(super) proposal: Option<Id>,
    pub(super) lead: Option<Lead>,
    pub(super) team: Vec<Member>,
    pub(super) next_step: Option<String>,
    pub(super) next_step_due: Option<NaiveDate>,
    pub(super) is_overdue: bool,
    pub(super) may_work: bool,
    pub(super) created_at: DateTime<Utc>,
    pub(super) contracts: Vec<Contract>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "EngagementMember")]
pub(super) struct Member {
    pub(super) is_mine: bool,
    pub(super) acts: Vec<TeamAct>,
}

#[derive(cynic::QueryFragment)]
pub(super) struct Contract {
    pub(super) id: Id,
    pub(super) title: String,
    pub(super) status: ContractStatus,
    pub(super) amount: Option<Money>,
    pub(super) signed_on: Option<NaiveDate>,
    pub(super) created_at: DateTime<Utc>,
    pub(super) settled: Money,
    pub(super) settlements: Vec<Settlement>,
    pub(super) may: Vec<ContractAct>,
}

#[derive(cynic::QueryFragment)]
pub(super) struct Settlement {
    pub(super) kind: EntryKind,
    pub(super) event_on: NaiveDate,
    pub(super) reversed_by: Option<Id>,
}

impl Introduction {
    /// Who is introduced; empty where the visitor may not know any more.
    pub(super) fn introduced(&self) -> &str {
        let manager = self.manager.as_ref().map(|manager| manager.name.show());
        let achievement = self.achievement.as_ref().map(|achievement| achievement.name.show());
        manager.or(achievement).unwrap_or_default()
    }
}

impl Proposal {
    /// Whose it is, as far as it is told.
    pub(super) fn bidder(&self) -> &str {
        let organization = self.bidder.organization.as_ref().map(|bidder| bidder.name.show());
        let manager = self.bidder.manager.as_ref().map(|bidder| bidder.name.show());
        organization.or(manager).unwrap_or_default()
    }
}

impl Contract {
    /// The day on which something was shared out last, and stands.
    pub(super) fn settled_on(&self) -> Option<NaiveDate> {
        let standing = self.settlements.iter();
        let standing = standing.filter(|entry| entry.kind == EntryKind::Settlement && entry.reversed_by.is_none());
        standing.map(|entry| entry.event_on).max()
    }
}

/// The need of an id; none where the visitor may not know of it.
pub(super) async fn ask(visit: &Visit, id: &str) -> Result<Option<Need>, Fault> {
    let answer: Document = visit.ask(Document::build(ById { id: Id::new(id) })).await?;
    Ok(answer.need)
}
