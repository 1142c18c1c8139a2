//! Milestones and tasks.

use async_graphql::{Context, Description, ID, Object, Result};
use chrono::{DateTime, NaiveDate, Utc};
use qiao_entity::{engagement_milestone as milestone, engagement_task as task};

use crate::{
    context::asking,
    domain::{
        chain::Side,
        engagement::{self as domain, Standing, Whole},
    },
    node,
    object::{
        Manager,
        code::{Activity, WorkAct, WorkStatus},
    },
};

/// What the ids of milestones begin with.
pub(crate) const MILESTONE: &str = "milestone";
/// What the ids of tasks begin with.
pub(crate) const TASK: &str = "task";

/// Whether something to be done by a day is late.
fn is_late(ctx: &Context<'_>, due: Option<NaiveDate>, status: milestone::WorkStatus) -> bool {
    status == milestone::WorkStatus::Open && due.is_some_and(|due| due < asking(ctx).app.clock.today())
}

/// A milestone (里程碑) of an engagement: what is reached by when.
#[derive(Clone, Debug, Description)]
pub(crate) struct EngagementMilestone {
    row: milestone::Model,
    acts: Vec<domain::WorkAct>,
}

impl EngagementMilestone {
    /// A milestone, as one of these sides sees it.
    pub(crate) fn new(row: milestone::Model, whole: &Whole, sides: &[Side]) -> Self {
        Self {
            acts: domain::work_acts(whole, sides, row.status),
            row,
        }
    }
}

#[Object(use_type_description)]
impl EngagementMilestone {
    /// The milestone's id.
    async fn id(&self) -> ID {
        node::tagged(MILESTONE, self.row.id)
    }

    /// What is reached.
    async fn name(&self) -> &str {
        &self.row.name
    }

    /// By when.
    async fn due_on(&self) -> Option<NaiveDate> {
        self.row.due_on
    }

    /// How it stands.
    async fn status(&self) -> WorkStatus {
        self.row.status.into()
    }

    /// Whether it is open and its day has passed.
    async fn is_overdue(&self, ctx: &Context<'_>) -> bool {
        is_late(ctx, self.row.due_on, self.row.status)
    }

    /// When it was reached, or dropped.
    async fn settled_at(&self) -> Option<DateTime<Utc>> {
        self.row.settled_at.map(|at| *at)
    }

    /// What came of it.
    async fn outcome(&self) -> Option<&str> {
        self.row.outcome.as_deref()
    }

    /// What the requester may do with it now.
    async fn acts(&self) -> Vec<WorkAct> {
        self.acts.iter().copied().map(Into::into).collect()
    }
}

/// A task of an engagement: one of the nine service activities of a technology manager.
#[derive(Clone, Debug, Description)]
pub(crate) struct EngagementTask {
    row: task::Model,
    manager: Option<i64>,
    acts: Vec<domain::WorkAct>,
}

impl EngagementTask {
    /// A task, as one who stands like this sees it.
    pub(crate) fn new(row: task::Model, whole: &Whole, standing: &Standing, today: NaiveDate) -> Self {
        let sides = standing.settles(whole, row.member_id, today);
        let mut members = whole.members.iter();
        Self {
            acts: domain::work_acts(whole, &sides, row.status),
            manager: members
                .find(|member| Some(member.id) == row.member_id)
                .map(|member| member.manager_id),
            row,
        }
    }
}

#[Object(use_type_description)]
impl EngagementTask {
    /// The task's id.
    async fn id(&self) -> ID {
        node::tagged(TASK, self.row.id)
    }

    /// Which of the nine service activities.
    async fn activity(&self) -> Activity {
        self.row.activity.into()
    }

    /// What is to be done.
    async fn title(&self) -> &str {
        &self.row.title
    }

    /// The manager who does it; null where nobody is named, or the profile is not shown any more.
    async fn manager(&self, ctx: &Context<'_>) -> Result<Option<Manager>> {
        let Some(id) = self.manager else { return Ok(None) };
        Ok(asking(ctx).load.managers.one(id).await?.map(Manager))
    }

    /// By when.
    async fn due_on(&self) -> Option<NaiveDate> {
        self.row.due_on
    }

    /// How it stands.
    async fn status(&self) -> WorkStatus {
        self.row.status.into()
    }

    /// Whether it is open and its day has passed.
    async fn is_overdue(&self, ctx: &Context<'_>) -> bool {
        is_late(ctx, self.row.due_on, self.row.status)
    }

    /// When it was done, or dropped.
    async fn settled_at(&self) -> Option<DateTime<Utc>> {
        self.row.settled_at.map(|at| *at)
    }

    /// What came of it.
    async fn outcome(&self) -> Option<&str> {
        self.row.outcome.as_deref()
    }

    /// What the requester may do with it now.
    async fn acts(&self) -> Vec<WorkAct> {
        self.acts.iter().copied().map(Into::into).collect()
    }
}
