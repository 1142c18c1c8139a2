//! The timeline of an engagement.

use std::sync::Arc;

use async_graphql::{Context, Description, ID, Object, Result};
use qiao_entity::{engagement::Model, step};

use crate::{
    context::asking,
    domain::{
        chain::Side,
        engagement::{self as domain, Whole},
    },
    node,
    object::{Manager, Step, saturating},
    page::Listed,
};

/// One step on the timeline of an engagement.
#[derive(Clone, Debug, Description)]
pub(crate) struct TimelineEntry {
    row: step::Model,
    whole: Arc<Whole>,
    names_enterprise: bool,
}

impl Listed for TimelineEntry {
    const NAME: &'static str = "Timeline";
}

impl TimelineEntry {
    /// A step, as one sees it who may or may not know the people of the enterprise.
    pub(crate) fn new(row: step::Model, whole: Arc<Whole>, names_enterprise: bool) -> Self {
        Self {
            row,
            whole,
            names_enterprise,
        }
    }
}

#[Object(use_type_description)]
impl TimelineEntry {
    /// What was moved, such as `engagement_3` or `task_7`.
    async fn subject(&self) -> ID {
        node::tagged(&self.row.subject.code().to_lowercase(), self.row.subject_id)
    }

    /// What was done, by whom, when and why.
    async fn step(&self) -> Step {
        Step {
            told: self.row.side != Side::Enterprise || self.names_enterprise,
            row: self.row.clone(),
        }
    }

    /// What it was about: the name of a milestone or a task, what came of it, the next step, a term.
    async fn about(&self) -> Option<&str> {
        self.row.note.as_deref()
    }

    /// The member of the team whom it is about; null where it is about none, or the profile is not shown any more.
    async fn manager(&self, ctx: &Context<'_>) -> Result<Option<Manager>> {
        let number = self.row.part.as_deref().and_then(|part| part.strip_prefix("member_"));
        let number = number.and_then(|number| number.parse::<i64>().ok());
        let member = self.whole.members.iter().find(|row| Some(row.id) == number);
        let Some(member) = member else { return Ok(None) };
        Ok(asking(ctx).load.managers.one(member.manager_id).await?.map(Manager))
    }
}

/// What is said of a whole timeline.
pub(crate) struct TimelineTotals(pub(crate) Model, pub(crate) bool);

/// What is said of a whole timeline.
#[Object]
impl TimelineTotals {
    /// How many steps, on all pages together.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<i32> {
        let count = domain::count_steps(&asking(ctx).app, &self.0, self.1).await?;
        Ok(saturating(count))
    }
}
