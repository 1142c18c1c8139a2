//! Members of a team.

use std::sync::Arc;

use async_graphql::{Context, Description, ID, Object, Result};
use chrono::{DateTime, NaiveDate, Utc};
use qiao_entity::engagement_member::{Model, TeamStatus as Status};

use crate::{
    context::asking,
    domain::engagement::{self as domain, Standing, Whole},
    node,
    object::{
        Manager,
        code::{MoveReason, TeamAct, TeamRole, TeamStatus},
    },
};

/// What the ids of members begin with.
pub(crate) const MEMBER: &str = "member";

/// A manager in the team of an engagement, asked into it or gone from it, on a term (有限任期).
#[derive(Clone, Debug, Description)]
pub(crate) struct EngagementMember {
    row: Model,
    whole: Arc<Whole>,
    standing: Arc<Standing>,
}

impl EngagementMember {
    /// A member, as one who stands like this sees it.
    pub(crate) fn new(row: Model, whole: Arc<Whole>, standing: Arc<Standing>) -> Self {
        Self { row, whole, standing }
    }
}

#[Object(use_type_description)]
impl EngagementMember {
    /// The member's id.
    async fn id(&self) -> ID {
        node::tagged(MEMBER, self.row.id)
    }

    /// The manager; null where the profile is not shown any more.
    async fn manager(&self, ctx: &Context<'_>) -> Result<Option<Manager>> {
        Ok(asking(ctx).load.managers.one(self.row.manager_id).await?.map(Manager))
    }

    /// Lead or specialist.
    async fn role(&self) -> TeamRole {
        self.row.role.into()
    }

    /// How the member stands; a term also ends by time.
    async fn status(&self, ctx: &Context<'_>) -> TeamStatus {
        let is_over = self.row.status == Status::Active
            && domain::is_running(&self.whole.row)
            && !domain::is_active(&self.row, asking(ctx).app.clock.today());
        if is_over { Status::Ended } else { self.row.status }.into()
    }

    /// What the manager is there for.
    async fn duty(&self) -> &str {
        &self.row.duty
    }

    /// The first day of the term.
    async fn term_from(&self) -> Option<NaiveDate> {
        self.row.term_from
    }

    /// The last day of the term.
    async fn term_until(&self) -> Option<NaiveDate> {
        self.row.term_until
    }

    /// When the manager was asked.
    async fn invited_at(&self) -> DateTime<Utc> {
        *self.row.invited_at
    }

    /// When the manager said yes.
    async fn joined_at(&self) -> Option<DateTime<Utc>> {
        self.row.joined_at.map(|at| *at)
    }

    /// When the manager said no, or went.
    async fn ended_at(&self) -> Option<DateTime<Utc>> {
        self.row.ended_at.map(|at| *at)
    }

    /// The coded reason of a no.
    async fn reason(&self) -> Option<MoveReason> {
        self.row.reason.map(Into::into)
    }

    /// The sentence of a no.
    async fn sentence(&self) -> Option<&str> {
        self.row.sentence.as_deref()
    }

    /// Whether it is the requester.
    async fn is_mine(&self) -> bool {
        self.standing.member == Some(self.row.id)
    }

    /// What the requester may do with the member now.
    async fn acts(&self) -> Vec<TeamAct> {
        let acts = domain::team_acts(&self.whole, &self.standing, &self.row);
        acts.into_iter().map(Into::into).collect()
    }
}
