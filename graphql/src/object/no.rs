//! A *no* of the chain.

use async_graphql::{Context, Description, ID, Object, Result};
use chrono::{DateTime, Utc};
use qiao_entity::step::Model;

use super::{ChainSubject, Need, Side, code::MoveReason, thread::subject_id};
use crate::{context::asking, message::say, page::Listed};

/// A no that somebody said on the way from match to money: what was refused, when, on whose side, and why.
#[derive(Clone, Debug, Description)]
pub(crate) struct No(pub(crate) Model);

impl Listed for No {
    const NAME: &'static str = "No";
}

#[Object(use_type_description)]
impl No {
    /// What was refused.
    async fn phase(&self) -> ChainSubject {
        self.0.subject.into()
    }

    /// Its id, such as `introduction_5`.
    async fn subject(&self) -> ID {
        subject_id(self.0.subject, self.0.subject_id)
    }

    /// The need behind it; null where the requester may not know of it any more.
    async fn need(&self, ctx: &Context<'_>) -> Result<Option<Need>> {
        Ok(asking(ctx).load.needs.one(self.0.need_id).await?.map(Need))
    }

    /// What was done, as a code.
    async fn act(&self) -> &str {
        &self.0.act
    }

    /// The same in words, in the language of `Accept-Language`.
    async fn text(&self, ctx: &Context<'_>) -> String {
        let key = format!("step-{}-{}", self.0.subject.code(), self.0.act);
        say(asking(ctx).language, &key, &[])
    }

    /// On whose side it was said.
    async fn side(&self) -> Side {
        self.0.side.into()
    }

    /// When.
    async fn at(&self) -> DateTime<Utc> {
        *self.0.at
    }

    /// The coded reason.
    async fn reason(&self) -> Option<MoveReason> {
        self.0.reason.map(Into::into)
    }

    /// The sentence.
    async fn sentence(&self) -> Option<&str> {
        self.0.sentence.as_deref()
    }
}
