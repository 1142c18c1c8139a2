//! Moves of a need.

use async_graphql::{Context, Description, Object};
use chrono::{DateTime, Utc};
use qiao_entity::need_move::Model;

use super::code::{MoveReason, NeedStatus};
use crate::{domain::need::may_read_moves, graphql::context::asking};

/// One move of a need from one status to another.
#[derive(Clone, Debug, Description)]
pub(crate) struct NeedMove(pub(crate) Model);

impl NeedMove {
    /// Whether the requester belongs to the sides that may read who moved and why.
    fn is_told(ctx: &Context<'_>) -> bool {
        may_read_moves(asking(ctx).requester)
    }
}

#[Object(use_type_description)]
impl NeedMove {
    /// Where the need stood; none at the first move.
    async fn from(&self) -> Option<NeedStatus> {
        self.0.from_status.map(Into::into)
    }

    /// Where it went.
    async fn to(&self) -> NeedStatus {
        self.0.to_status.into()
    }

    /// When.
    async fn at(&self) -> DateTime<Utc> {
        *self.0.at
    }

    /// Who moved it; null where the requester may not know.
    async fn actor(&self, ctx: &Context<'_>) -> Option<&str> {
        Self::is_told(ctx).then_some(self.0.actor.as_str())
    }

    /// Why it was not carried on; null where the requester may not know.
    async fn reason(&self, ctx: &Context<'_>) -> Option<MoveReason> {
        self.0.reason.filter(|_| Self::is_told(ctx)).map(Into::into)
    }

    /// A sentence about it; null where the requester may not know.
    async fn sentence(&self, ctx: &Context<'_>) -> Option<&str> {
        self.0.sentence.as_deref().filter(|_| Self::is_told(ctx))
    }
}
