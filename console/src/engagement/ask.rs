//! What the pages of engagements ask.

use chrono::{DateTime, NaiveDate, Utc};
use cynic::{Id, QueryBuilder};

use crate::{
    code::{
        Activity, ContractStatus, EngagementAct, EngagementForm, EngagementOrigin, EngagementStage, MoveReason, Side,
        TeamAct, TeamRole, TeamStatus, WorkAct, WorkStatus,
    },
    fault::Fault,
    piece::{Named, PageInfo, Prose},
    schema,
    visit::Visit,
};

/// A need by its title.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Need")]
pub(crate) struct Titled {
    pub(crate) id: Id,
    pub(crate) title: Prose,
}

/// A manager by the name.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Manager")]
pub(crate) struct Person {
    pub(crate) id: Id,
    pub(crate) name: Prose,
}

/// An engagement in a list.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Engagement")]
pub(crate) struct Row {
    pub(crate) id: Id,
    pub(crate) stage: EngagementStage,
    pub(crate) form: EngagementForm,
    pub(crate) need: Option<Titled>,
    pub(crate) lead: Option<Person>,
    pub(crate) next_step: Option<String>,
    pub(crate) next_step_due: Option<NaiveDate>,
    pub(crate) is_overdue: bool,
    pub(crate) updated_at: DateTime<Utc>,
}

/// An achievement by its name.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Achievement")]
pub(super) struct Brought {
    pub(super) id: Id,
    pub(super) name: Prose,
}

/// The need that is worked on.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Need")]
pub(super) struct Worked {
    pub(super) id: Id,
    pub(super) title: Prose,
    pub(super) organization: Option<Named>,
}

/// A manager in the team.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "EngagementMember")]
pub(super) struct Member {
    pub(super) id: Id,
    pub(super) manager: Option<Person>,
    pub(super) role: TeamRole,
    pub(super) status: TeamStatus,
    pub(super) duty: String,
    pub(super) term_from: Option<NaiveDate>,
    pub(super) term_until: Option<NaiveDate>,
    pub(super) ended_at: Option<DateTime<Utc>>,
    pub(super) reason: Option<MoveReason>,
    pub(super) sentence: Option<String>,
    pub(super) is_mine: bool,
    pub(super) acts: Vec<TeamAct>,
}

/// A contract by its title.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Contract")]
pub(super) struct Agreed {
    pub(super) id: Id,
    pub(super) title: String,
    pub(super) status: ContractStatus,
}

/// A milestone.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "EngagementMilestone")]
pub(super) struct Milestone {
    pub(super) id: Id,
    pub(super) name: String,
    pub(super) due_on: Option<NaiveDate>,
    pub(super) status: WorkStatus,
    pub(super) is_overdue: bool,
    pub(super) outcome: Option<String>,
    pub(super) acts: Vec<WorkAct>,
}

/// A task.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "EngagementTask")]
pub(super) struct Task {
    pub(super) id: Id,
    pub(super) activity: Activity,
    pub(super) title: String,
    pub(super) manager: Option<Person>,
    pub(super) due_on: Option<NaiveDate>,
    pub(super) status: WorkStatus,
    pub(super) is_overdue: bool,
    pub(super) outcome: Option<String>,
    pub(super) acts: Vec<WorkAct>,
}

/// Who did a step.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Person")]
pub(super) struct Actor {
    pub(super) id: Id,
    pub(super) name: Option<String>,
}

/// A step.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(super) struct Step {
    pub(super) act: String,
    pub(super) from: Option<String>,
    pub(super) to: String,
    pub(super) at: DateTime<Utc>,
    pub(super) side: Side,
    pub(super) person: Option<Actor>,
    pub(super) reason: Option<MoveReason>,
    pub(super) sentence: Option<String>,
    pub(super) text: String,
}

/// A step on the timeline.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "TimelineEntry")]
pub(super) struct Entry {
    pub(super) subject: Id,
    pub(super) step: Step,
    pub(super) about: Option<String>,
    pub(super) manager: Option<Person>,
}

/// A page of the timeline.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "TimelineConnection")]
pub(super) struct Timeline {
    pub(super) nodes: Vec<Entry>,
    pub(super) page_info: PageInfo,
    pub(super) total_count: i32,
}

/// An engagement as its page shows it.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(variables = "ById")]
pub(super) struct Engagement {
    pub(super) id: Id,
    pub(super) need: Option<Worked>,
    pub(super) stage: EngagementStage,
    pub(super) form: EngagementForm,
    pub(super) origin: EngagementOrigin,
    pub(super) introduction: Option<Id>,
    pub(super) proposal: Option<Id>,
    pub(super) slip_signed_at: Option<DateTime<Utc>>,
    pub(super) supplier: Option<Named>,
    pub(super) achievement: Option<Brought>,
    pub(super) team: Vec<Member>,
    pub(super) next_step: Option<String>,
    pub(super) next_step_due: Option<NaiveDate>,
    pub(super) is_overdue: bool,
    pub(super) milestones: Vec<Milestone>,
    pub(super) tasks: Vec<Task>,
    #[arguments(first: $first, after: $after, last: $last)]
    pub(super) timeline: Timeline,
    pub(super) contracts: Vec<Agreed>,
    pub(super) sides: Vec<Side>,
    pub(super) acts: Vec<EngagementAct>,
    pub(super) may_steer: bool,
    pub(super) may_work: bool,
    pub(super) created_at: DateTime<Utc>,
    pub(super) updated_at: DateTime<Utc>,
    pub(super) ended_at: Option<DateTime<Utc>>,
    pub(super) version: i32,
}

impl Engagement {
    /// What its need is called.
    pub(super) fn title(&self, visit: &Visit) -> String {
        let title = self.need.as_ref().map(|need| need.title.show().to_owned());
        title.unwrap_or_else(|| visit.t("engagement-need-gone"))
    }

    /// Its page.
    pub(super) fn path(&self) -> String {
        format!("/engagements/{}", self.id.inner())
    }
}

/// What the document takes.
#[derive(cynic::QueryVariables, Clone, Debug)]
pub(super) struct ById {
    id: Id,
    first: Option<i32>,
    after: Option<String>,
    last: Option<i32>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "ById")]
struct Document {
    #[arguments(id: $id)]
    engagement: Option<Engagement>,
}

#[derive(cynic::QueryVariables)]
pub(super) struct Origins {
    introduction: Id,
    proposal: Id,
}

/// What an engagement grew out of, as far as the visitor reads it.
#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Origins")]
pub(super) struct Origin {
    #[arguments(id: $introduction)]
    pub(super) introduction: Option<Introduced>,
    #[arguments(id: $proposal)]
    pub(super) proposal: Option<Proposed>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Introduction")]
pub(super) struct Introduced {
    pub(super) id: Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Proposal")]
pub(super) struct Proposed {
    pub(super) id: Id,
}

/// What the engagement grew out of: who takes part in it need not take part in that.
pub(super) async fn origin(visit: &Visit, of: &Engagement) -> Result<Origin, Fault> {
    // Nothing has no id.
    let id = |part: &Option<Id>| part.clone().unwrap_or_else(|| Id::new(""));
    let variables = Origins {
        introduction: id(&of.introduction),
        proposal: id(&of.proposal),
    };
    visit.ask(Origin::build(variables)).await
}

/// The engagement with the last steps of its timeline.
pub(super) async fn one(visit: &Visit, id: &str) -> Result<Engagement, Fault> {
    asked(visit, id, (None, None, Some(12))).await
}

/// The engagement with its whole timeline.
pub(super) async fn whole(visit: &Visit, id: &str) -> Result<Engagement, Fault> {
    let mut found = asked(visit, id, (Some(100), None, None)).await?;
    while found.timeline.page_info.has_next_page {
        let after = found.timeline.page_info.end_cursor.clone();
        let mut more = asked(visit, id, (Some(100), after, None)).await?;
        found.timeline.nodes.append(&mut more.timeline.nodes);
        found.timeline.page_info = more.timeline.page_info;
    }
    Ok(found)
}

async fn asked(
    visit: &Visit,
    id: &str,
    (first, after, last): (Option<i32>, Option<String>, Option<i32>),
) -> Result<Engagement, Fault> {
    if !visit.me().is_known() {
        return Err(Fault::LogIn);
    }
    let variables = ById {
        id: Id::new(id),
        first,
        after,
        last,
    };
    let answer = visit.ask(Document::build(variables)).await?;
    answer.engagement.ok_or(Fault::NotFound)
}
