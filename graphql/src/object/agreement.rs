//! Agreements (保密协议).

use async_graphql::{Context, Description, Enum, ID, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use qiao_entity::agreement::Model;

use super::{code::MoveReason, saturating};
use crate::{
    context::asking,
    domain::agreement as domain,
    node::{self, Node},
    page::Listed,
};

/// An agreement (保密协议, NDA): an account may read what stands under agreement in one record, until a day.
#[derive(Clone, Debug, Description)]
pub(crate) struct Agreement(pub(crate) Model);

impl Listed for Agreement {
    const NAME: &'static str = "Agreement";
}

/// How an agreement stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "crate::domain::agreement::State")]
pub(crate) enum AgreementStatus {
    /// It waits for the owner (待决定).
    Requested,
    /// It holds (已同意).
    Granted,
    /// The owner said no (已拒绝).
    Refused,
    /// One side ended it, or took the request back (已撤回).
    Withdrawn,
    /// Its time is over (已到期).
    Expired,
}

/// A side of an agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "crate::domain::agreement::Side")]
pub(crate) enum AgreementSide {
    /// Who asked to read (申请方).
    Requester,
    /// Whose record it is (披露方).
    Owner,
}

/// An account as the owners of records that it asked for or read see it.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct Person {
    /// The account's id.
    id: ID,
    /// What the person is called; null once the account was erased.
    name: Option<String>,
}

impl Person {
    /// The person of an account; whether its name may be told is the caller's to know.
    pub(crate) async fn of(ctx: &Context<'_>, account: i64) -> Result<Self> {
        let name = asking(ctx).load.account_names.one(account).await?;
        Ok(Self {
            id: node::tagged("account", account),
            name,
        })
    }
}

impl Agreement {
    /// Whether the requester stands on the owner's side, whatever else it is.
    async fn is_owners(&self, ctx: &Context<'_>) -> Result<bool> {
        let record = node::find(ctx, self.0.noun, self.0.row_id).await?;
        Ok(record.is_some_and(|record| record.disclosed().governed_by(&asking(ctx).requester)))
    }
}

#[Object(use_type_description)]
impl Agreement {
    /// The agreement's id.
    async fn id(&self) -> ID {
        node::tagged("agreement", self.0.id)
    }

    /// The record; null where the requester may not know of it, or not any more. It names no owner who wants to stay unnamed.
    async fn record(&self, ctx: &Context<'_>) -> Result<Option<Node>> {
        Ok(node::find(ctx, self.0.noun, self.0.row_id).await?)
    }

    /// How it stands now.
    async fn status(&self, ctx: &Context<'_>) -> AgreementStatus {
        domain::state(&self.0, asking(ctx).app.clock.now()).into()
    }

    /// Who asked; null where the requester is not on the owner's side.
    async fn requester(&self, ctx: &Context<'_>) -> Result<Option<Person>> {
        if !self.is_owners(ctx).await? {
            return Ok(None);
        }
        Ok(Some(Person::of(ctx, self.0.account_id).await?))
    }

    /// What the record is to be read for, in the words of who asked.
    async fn purpose(&self) -> &str {
        &self.0.purpose
    }

    /// The version of the text that was agreed to.
    async fn text_version(&self) -> &str {
        &self.0.text_version
    }

    /// The BLAKE3 digest of the text that was agreed to, in the language in which it was shown.
    async fn text_digest(&self) -> &str {
        &self.0.text_digest
    }

    /// When it was asked for.
    async fn requested_at(&self) -> DateTime<Utc> {
        *self.0.requested_at
    }

    /// When the owner decided.
    async fn decided_at(&self) -> Option<DateTime<Utc>> {
        self.0.decided_at.map(|at| *at)
    }

    /// Who decided; null where the requester is not on the owner's side.
    async fn decided_by(&self, ctx: &Context<'_>) -> Result<Option<&str>> {
        let is_owners = self.is_owners(ctx).await?;
        Ok(self.0.decided_by.as_deref().filter(|_| is_owners))
    }

    /// Why the owner said no.
    async fn reason(&self) -> Option<MoveReason> {
        self.0.reason.map(Into::into)
    }

    /// A sentence about it.
    async fn sentence(&self) -> Option<&str> {
        self.0.sentence.as_deref()
    }

    /// Until when it holds, or held.
    async fn expires_at(&self) -> Option<DateTime<Utc>> {
        self.0.expires_at.map(|at| *at)
    }

    /// When it was withdrawn.
    async fn withdrawn_at(&self) -> Option<DateTime<Utc>> {
        self.0.withdrawn_at.map(|at| *at)
    }

    /// The side that withdrew it.
    async fn withdrawn_by(&self) -> Option<AgreementSide> {
        domain::withdrawn_by(&self.0).map(Into::into)
    }

    /// Goes up with every change; a decision names the version that it saw.
    async fn version(&self) -> i32 {
        saturating(self.0.version)
    }
}
