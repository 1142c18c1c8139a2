//! Steps of the chain from match to money.

use async_graphql::{Context, Description, Enum, Object, Result};
use chrono::{DateTime, Utc};
use qiao_entity::step::Model;

use super::{agreement::Person, code::MoveReason};
use crate::{context::asking, message::say};

/// On whose side somebody acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::step::Side")]
pub(crate) enum Side {
    /// Who posted the need (需求方).
    Enterprise,
    /// The technology manager (技术经理人).
    Manager,
    /// Who owns the achievement (成果供给方).
    Supplier,
    /// The matchmaker (对接专员).
    Matchmaker,
    /// A reviewer (评审专家).
    Reviewer,
    /// Who keeps the registries (登记员).
    Registrar,
    /// An administrator (管理员).
    Operator,
    /// The service itself, when time has passed (系统).
    Service,
}

/// One step on the way from match to money: what was done, when, on whose side and, where it was a no, why. Steps are never
/// changed or removed.
#[derive(Clone, Debug, Description)]
pub(crate) struct Step {
    pub(crate) row: Model,
    /// Whether the requester may know which person did it; the side is told to everyone who reads the step.
    pub(crate) told: bool,
}

#[Object(use_type_description)]
impl Step {
    /// What was done, as a code.
    async fn act(&self) -> &str {
        &self.row.act
    }

    /// Where it stood before; null when it was made.
    async fn from(&self) -> Option<&str> {
        self.row.from_status.as_deref()
    }

    /// Where it stands since.
    async fn to(&self) -> &str {
        &self.row.to_status
    }

    /// When.
    async fn at(&self) -> DateTime<Utc> {
        *self.row.at
    }

    /// On whose side it was done.
    async fn side(&self) -> Side {
        self.row.side.into()
    }

    /// Who did it; null where the requester may not know, or where no person did.
    async fn person(&self, ctx: &Context<'_>) -> Result<Option<Person>> {
        match self.row.account_id.filter(|_| self.told) {
            Some(account) => Ok(Some(Person::of(ctx, account).await?)),
            None => Ok(None),
        }
    }

    /// The coded reason of a no.
    async fn reason(&self) -> Option<MoveReason> {
        self.row.reason.map(Into::into)
    }

    /// The sentence of a no.
    async fn sentence(&self) -> Option<&str> {
        self.row.sentence.as_deref()
    }

    /// The same in words, in the language of `Accept-Language`.
    async fn text(&self, ctx: &Context<'_>) -> String {
        let key = format!("step-{}-{}", self.row.subject.code(), self.row.act);
        say(asking(ctx).language, &key, &[])
    }
}
