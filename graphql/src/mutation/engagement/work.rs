//! Milestones and tasks of an engagement.

use async_graphql::{Context, ID, InputObject, Object, Result};
use chrono::NaiveDate;

use super::{ChangeEngagementPayload, number};
use crate::{
    context::asking,
    domain::engagement::{self as domain, Task},
    mutation::given::Given,
    node,
    object::{
        MEMBER, MILESTONE, TASK,
        code::{Activity, WorkAct},
    },
};

/// A milestone to be set.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct AddMilestoneInput {
    /// The engagement.
    engagement: ID,
    /// The version of it that the client saw.
    version: i32,
    /// What is reached: up to 256 characters.
    name: String,
    /// By when.
    due_on: Option<NaiveDate>,
}

/// What became of a milestone.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct SettleMilestoneInput {
    /// The engagement.
    engagement: ID,
    /// The version of it that the client saw.
    version: i32,
    /// The milestone.
    milestone: ID,
    /// What is done with it.
    act: WorkAct,
    /// What came of it: up to 500 characters.
    outcome: Option<String>,
}

/// A task to be added.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct AddTaskInput {
    /// The engagement.
    engagement: ID,
    /// The version of it that the client saw.
    version: i32,
    /// Which of the nine service activities.
    activity: Activity,
    /// What is to be done: up to 256 characters.
    title: String,
    /// The member of the team who does it.
    member: Option<ID>,
    /// By when.
    due_on: Option<NaiveDate>,
}

/// What became of a task.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct SettleTaskInput {
    /// The engagement.
    engagement: ID,
    /// The version of it that the client saw.
    version: i32,
    /// The task.
    task: ID,
    /// What is done with it.
    act: WorkAct,
    /// What came of it: up to 500 characters.
    outcome: Option<String>,
}

/// The number of what an id names; what names nothing becomes a number that nothing has.
fn part(given: &mut Given, path: &str, name: &str, id: &ID) -> i64 {
    given.tagged(&[path], id);
    node::number_of(name, id).unwrap_or(0)
}

#[derive(Default)]
pub(crate) struct WorkMutation;

#[Object]
impl WorkMutation {
    /// Sets a milestone. For the enterprise and the lead.
    async fn add_milestone(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The milestone to be set.")] input: AddMilestoneInput,
    ) -> Result<ChangeEngagementPayload> {
        let asking = asking(ctx);
        let of = (number(&input.engagement), input.version.into());
        let answer = domain::add_milestone(&asking.app, &asking.requester, of, &input.name, input.due_on).await?;
        ChangeEngagementPayload::of(ctx, &input.engagement, of.0, &Given::default(), answer).await
    }

    /// Says that a milestone is reached, dropped or open again. For the enterprise and the lead.
    async fn settle_milestone(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What became of it.")] input: SettleMilestoneInput,
    ) -> Result<ChangeEngagementPayload> {
        let asking = asking(ctx);
        let mut given = Given::default();
        let of = (number(&input.engagement), input.version.into());
        let row = part(&mut given, "milestone", MILESTONE, &input.milestone);
        let (act, outcome) = (input.act.into(), input.outcome.as_deref());
        let answer = domain::settle_milestone(&asking.app, &asking.requester, of, row, act, outcome).await?;
        ChangeEngagementPayload::of(ctx, &input.engagement, of.0, &given, answer).await
    }

    /// Adds a task. For the enterprise and everyone in the team.
    async fn add_task(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The task to be added.")] input: AddTaskInput,
    ) -> Result<ChangeEngagementPayload> {
        let asking = asking(ctx);
        let mut given = Given::default();
        let of = (number(&input.engagement), input.version.into());
        let task = Task {
            activity: input.activity.into(),
            title: input.title,
            member: input.member.map(|id| part(&mut given, "member", MEMBER, &id)),
            due_on: input.due_on,
        };
        let answer = domain::add_task(&asking.app, &asking.requester, of, &task).await?;
        ChangeEngagementPayload::of(ctx, &input.engagement, of.0, &given, answer).await
    }

    /// Says that a task is done, dropped or open again. For the enterprise, the lead and the member who does it.
    async fn settle_task(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What became of it.")] input: SettleTaskInput,
    ) -> Result<ChangeEngagementPayload> {
        let asking = asking(ctx);
        let mut given = Given::default();
        let of = (number(&input.engagement), input.version.into());
        let row = part(&mut given, "task", TASK, &input.task);
        let (act, outcome) = (input.act.into(), input.outcome.as_deref());
        let answer = domain::settle_task(&asking.app, &asking.requester, of, row, act, outcome).await?;
        ChangeEngagementPayload::of(ctx, &input.engagement, of.0, &given, answer).await
    }
}
