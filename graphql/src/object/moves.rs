//! Moves of a need.

use async_graphql::{Context, Description, Object, Result};
use chrono::{DateTime, Utc};
use qiao_entity::need_move::Model;

use super::{
    agreement::Person,
    code::{MoveReason, NeedStatus},
    contract::person,
};

/// One move of a need from one status to another.
#[derive(Clone, Debug, Description)]
pub(crate) struct NeedMove {
    pub(crate) row: Model,
    /// Whether the requester belongs to the sides that may read who moved and why.
    pub(crate) told: bool,
    /// Whether the requester may also read the name of who moved it.
    pub(crate) named: bool,
}

#[Object(use_type_description)]
impl NeedMove {
    /// Where the need stood; none at the first move.
    async fn from(&self) -> Option<NeedStatus> {
        self.row.from_status.map(Into::into)
    }

    /// Where it went.
    async fn to(&self) -> NeedStatus {
        self.row.to_status.into()
    }

    /// When.
    async fn at(&self) -> DateTime<Utc> {
        *self.row.at
    }

    /// Who moved it: `account_7`, `organization_3` by a token of it, `administrator`, or `clock` when its time was over; null where
    /// the requester may not know.
    async fn actor(&self) -> Option<&str> {
        self.told.then_some(self.row.actor.as_str())
    }

    /// The person who moved it, for the side that owns the need; null for others, and where it was no account.
    async fn person(&self, ctx: &Context<'_>) -> Result<Option<Person>> {
        if !self.named {
            return Ok(None);
        }
        person(ctx, &self.row.actor).await
    }

    /// Why it was not carried on; null where the requester may not know.
    async fn reason(&self) -> Option<MoveReason> {
        self.row.reason.filter(|_| self.told).map(Into::into)
    }

    /// A sentence about it; null where the requester may not know.
    async fn sentence(&self) -> Option<&str> {
        self.row.sentence.as_deref().filter(|_| self.told)
    }
}
