//! What is asked for all that waits, at once.

use chrono::{DateTime, NaiveDate, Utc};
use cynic::{Id, QueryBuilder};

use crate::{
    code::{
        ChainSubject, ContractAct, ContractStatus, EvaluationAct, EvaluationStatus, IntroductionAct, NeedStatus,
        ProposalStatus, ReviewerStatus,
    },
    fault::Fault,
    piece::Prose,
    schema,
    visit::Visit,
};

#[derive(cynic::InputObject, Clone, Debug)]
struct NeedFilter {
    statuses: Vec<NeedStatus>,
    mine: bool,
}

#[derive(cynic::InputObject, Clone, Debug)]
struct EngagementFilter {
    is_running: bool,
    is_invited: bool,
}

#[derive(cynic::QueryVariables)]
pub(super) struct Variables {
    running: EngagementFilter,
    invited: EngagementFilter,
    own: NeedFilter,
}

/// All that may wait.
#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
pub(super) struct Answered {
    #[arguments(first: 50, filter: { waiting: true })]
    pub(super) introductions: Introductions,
    #[cynic(alias, rename = "engagements")]
    #[arguments(first: 20, filter: $invited)]
    pub(super) invited: Engagements,
    #[cynic(alias, rename = "engagements")]
    #[arguments(first: 50, filter: $running)]
    pub(super) running: Engagements,
    pub(super) statistics: Statistics,
    #[arguments(first: 20, filter: $own)]
    pub(super) needs: OwnNeeds,
    pub(super) viewer: Viewer,
}

/// The moment for which the answer holds.
#[derive(cynic::QueryFragment)]
pub(super) struct Statistics {
    pub(super) as_of: DateTime<Utc>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "IntroductionConnection")]
pub(super) struct Introductions {
    pub(super) nodes: Vec<Introduction>,
}

#[derive(cynic::QueryFragment)]
pub(super) struct Introduction {
    pub(super) id: Id,
    pub(super) need: Option<Need>,
    pub(super) lapses_at: Option<DateTime<Utc>>,
    pub(super) reminded_at: Option<DateTime<Utc>>,
    pub(super) may: Vec<IntroductionAct>,
}

#[derive(cynic::QueryFragment)]
pub(super) struct Need {
    pub(super) title: Prose,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "EngagementConnection")]
pub(super) struct Engagements {
    pub(super) nodes: Vec<Engagement>,
}

#[derive(cynic::QueryFragment)]
pub(super) struct Engagement {
    pub(super) id: Id,
    pub(super) need: Option<Need>,
    pub(super) next_step: Option<String>,
    pub(super) next_step_due: Option<NaiveDate>,
    pub(super) is_overdue: bool,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "NeedConnection")]
pub(super) struct OwnNeeds {
    pub(super) nodes: Vec<OwnNeed>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Need")]
pub(super) struct OwnNeed {
    pub(super) id: Id,
    pub(super) title: Prose,
    #[arguments(first: 20)]
    pub(super) proposals: OwnProposals,
    pub(super) evaluations: Vec<OwnEvaluation>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "ProposalConnection")]
pub(super) struct OwnProposals {
    pub(super) nodes: Vec<OwnProposal>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Proposal")]
pub(super) struct OwnProposal {
    pub(super) status: ProposalStatus,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Evaluation")]
pub(super) struct OwnEvaluation {
    pub(super) id: Id,
    pub(super) status: EvaluationStatus,
    pub(super) reviewer_count: i32,
    pub(super) submitted_count: i32,
    pub(super) acts: Vec<EvaluationAct>,
}

#[derive(cynic::QueryFragment)]
pub(super) struct Viewer {
    #[arguments(first: 50)]
    pub(super) reviews: Reviews,
    #[arguments(first: 50, statuses: [DRAFT, SIGNED])]
    pub(super) contracts: Contracts,
    #[arguments(first: 50)]
    pub(super) proposals: Proposals,
    pub(super) threads: Vec<Thread>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "EvaluationConnection")]
pub(super) struct Reviews {
    pub(super) nodes: Vec<Evaluation>,
}

#[derive(cynic::QueryFragment)]
pub(super) struct Evaluation {
    pub(super) id: Id,
    pub(super) status: EvaluationStatus,
    pub(super) due_on: Option<NaiveDate>,
    pub(super) need: Option<Need>,
    pub(super) review: Option<Review>,
}

#[derive(cynic::QueryFragment)]
pub(super) struct Review {
    pub(super) status: ReviewerStatus,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "ContractConnection")]
pub(super) struct Contracts {
    pub(super) nodes: Vec<Contract>,
}

#[derive(cynic::QueryFragment)]
pub(super) struct Contract {
    pub(super) id: Id,
    pub(super) title: String,
    pub(super) status: ContractStatus,
    pub(super) may: Vec<ContractAct>,
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
    pub(super) need: Option<Need>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "ThreadEntry")]
pub(super) struct Thread {
    pub(super) id: Id,
    pub(super) subject: ChainSubject,
    pub(super) need: Option<Need>,
    pub(super) unread_count: i32,
}

/// All that may wait.
pub(super) async fn ask(visit: &Visit) -> Result<Answered, Fault> {
    let variables = Variables {
        running: EngagementFilter {
            is_running: true,
            is_invited: false,
        },
        invited: EngagementFilter {
            is_running: true,
            is_invited: true,
        },
        own: NeedFilter {
            statuses: vec![NeedStatus::Published, NeedStatus::Matching, NeedStatus::Negotiating],
            mine: true,
        },
    };
    visit.ask(Answered::build(variables)).await
}
