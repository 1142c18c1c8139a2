//! Threads (往来): what the parties of a part of the chain write each other.

use std::{str::FromStr, sync::Arc};

use async_graphql::{Context, Description, Enum, ID, Object, Result};
use chrono::{DateTime, Utc};
use qiao_entity::{message::Model, step};

use super::{File, Need, agreement::Person, code::Level, saturating, step::Side};
use crate::{
    context::asking,
    domain::{
        chain::Party,
        thread::{self as domain, Conversation},
    },
    node,
    page::{Connection, Listed, Window},
};

/// What the ids of messages begin with.
pub(crate) const MESSAGE: &str = "message";

/// What is moved on the way from match to money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::step::Subject")]
pub(crate) enum ChainSubject {
    /// An introduction (引荐).
    Introduction,
    /// A commission slip (佣金约定).
    Slip,
    /// An open challenge (揭榜挂帅).
    Challenge,
    /// A proposal (方案).
    Proposal,
    /// An evaluation (评价).
    Evaluation,
    /// An engagement (对接项目).
    Engagement,
    /// A task (任务).
    Task,
    /// A translation (翻译稿).
    Translation,
    /// A contract (技术合同).
    Contract,
    /// A settlement (结算).
    Settlement,
    /// An entry of a ledger of points (积分).
    Point,
}

/// The id of a part of the chain: `introduction_5`.
pub(crate) fn subject_id(subject: step::Subject, number: i64) -> ID {
    node::tagged(&subject.code().to_lowercase(), number)
}

/// The part of the chain that an id names.
pub(crate) fn subject_of(id: &ID) -> Option<(step::Subject, i64)> {
    let (name, _) = id.split_once('_')?;
    let subject = step::Subject::from_str(&name.to_uppercase()).ok()?;
    let number = node::number_of(&subject.code().to_lowercase(), id)?;
    Some((subject, number))
}

/// A thread (往来): what the parties of an introduction, an engagement or a proposal write each other, and the files that come with
/// it. Only they read it, and administrators.
#[derive(Clone, Debug, Description)]
pub(crate) struct Thread(pub(crate) Arc<Party>);

impl Listed for Thread {
    const NAME: &'static str = "Thread";
}

#[Object(use_type_description)]
impl Thread {
    /// The id of what it is about, such as `introduction_5`.
    async fn id(&self) -> ID {
        subject_id(self.0.subject, self.0.id)
    }

    /// What it is about.
    async fn subject(&self) -> ChainSubject {
        self.0.subject.into()
    }

    /// The need behind it; null where the requester may not know of it any more.
    async fn need(&self, ctx: &Context<'_>) -> Result<Option<Need>> {
        Ok(asking(ctx).load.needs.one(self.0.need.id).await?.map(Need))
    }

    /// On which sides the requester reads it.
    async fn sides(&self) -> Vec<Side> {
        self.0.sides.iter().map(|side| (*side).into()).collect()
    }

    /// Whether the requester may write into it now.
    async fn may_write(&self) -> bool {
        !self.0.writes.is_empty() && self.0.ended.is_none()
    }

    /// From which level of the need on a message is read whose author does not say otherwise.
    async fn level(&self) -> Level {
        domain::secrecy(&self.0.need).into()
    }

    /// Whether the requester reads what is written at that level: otherwise it asks the need's owner for an agreement.
    async fn reads_level(&self, ctx: &Context<'_>) -> bool {
        domain::may_read(&asking(ctx).requester, &self.0, domain::secrecy(&self.0.need))
    }

    /// How many messages of others the requester was not shown yet; 0 for who is no account.
    async fn unread_count(&self, ctx: &Context<'_>) -> Result<i32> {
        let count = asking(ctx).load.unread.one((self.0.subject, self.0.id)).await?;
        Ok(saturating(count.unwrap_or_default()))
    }

    /// The messages, the newest first.
    async fn messages(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The first so many, at most 100.")] first: Option<i32>,
        #[graphql(desc = "Only behind this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many, at most 100.")] last: Option<i32>,
        #[graphql(desc = "Only before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Message, MessageTotals>> {
        let asking = asking(ctx);
        let place = format!("messages {:?} {}", self.0.subject, self.0.id);
        let request = Window {
            first,
            after,
            last,
            before,
        }
        .of(&place)?;
        let page = domain::messages(&asking.app, &self.0, &request).await?;
        let message = |row| Message {
            row,
            party: self.0.clone(),
        };
        Ok(Connection::of_rows(
            page,
            &place,
            message,
            MessageTotals(self.0.clone()),
        ))
    }
}

/// What is said of a whole list of messages.
pub(crate) struct MessageTotals(Arc<Party>);

/// What is said of a whole list of messages.
#[Object]
impl MessageTotals {
    /// How many messages, on all pages together.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<i32> {
        Ok(saturating(domain::count(&asking(ctx).app, &self.0).await?))
    }
}

/// A message (消息) of a party. It is never changed; what its author withdrew keeps its place without its words.
#[derive(Clone, Debug, Description)]
pub(crate) struct Message {
    pub(crate) row: Model,
    pub(crate) party: Arc<Party>,
}

impl Listed for Message {
    const NAME: &'static str = "Message";
}

#[Object(use_type_description)]
impl Message {
    /// The message's id.
    async fn id(&self) -> ID {
        node::tagged(MESSAGE, self.row.id)
    }

    /// What it says; null where the requester does not read as much of the need, once it was withdrawn, and once its author's account
    /// was erased. Reads of what stands under agreement are noted for the need's access log.
    async fn text(&self, ctx: &Context<'_>) -> Option<&str> {
        let given = !self.row.text.is_empty() && domain::reads(&asking(ctx).requester, &self.party, &self.row);
        given.then_some(self.row.text.as_str())
    }

    /// Whether the words are withheld because the requester does not read as much of the need.
    async fn is_withheld(&self, ctx: &Context<'_>) -> bool {
        !self.gives(ctx)
    }

    /// From which level of the need on it is read.
    async fn level(&self) -> Level {
        self.row.level.into()
    }

    /// On whose side it was written.
    async fn side(&self) -> Side {
        self.row.side.into()
    }

    /// Who wrote it; null where the requester may not know, or where no person did.
    async fn person(&self, ctx: &Context<'_>) -> Result<Option<Person>> {
        match self.row.account_id.filter(|_| self.party.tells_person(self.row.side)) {
            Some(account) => Ok(Some(Person::of(ctx, account).await?)),
            None => Ok(None),
        }
    }

    /// Whether the requester wrote it, and so may withdraw it.
    async fn is_mine(&self, ctx: &Context<'_>) -> bool {
        domain::is_mine(&asking(ctx).requester, &self.row.actor)
    }

    /// When it was written.
    async fn at(&self) -> DateTime<Utc> {
        *self.row.at
    }

    /// When its author withdrew it.
    async fn withdrawn_at(&self) -> Option<DateTime<Utc>> {
        self.row.withdrawn_at.map(|at| *at)
    }

    /// The files that came with it.
    async fn files(&self, ctx: &Context<'_>) -> Result<Vec<File>> {
        let rows = asking(ctx).load.message_files.one(self.row.id).await?;
        let given = self.gives(ctx);
        let told = self.party.tells_person(self.row.side);
        let files = rows.unwrap_or_default().into_iter();
        Ok(files.map(|row| File { row, told, given }).collect())
    }
}

impl Message {
    /// Whether the requester reads as much of the need.
    fn gives(&self, ctx: &Context<'_>) -> bool {
        let requester = &asking(ctx).requester;
        domain::is_mine(requester, &self.row.actor) || domain::may_read(requester, &self.party, self.row.level)
    }
}

/// A thread of the requester's own, as a list of them tells it.
#[derive(Clone, Debug, Description)]
pub(crate) struct ThreadEntry(pub(crate) Conversation);

impl Listed for ThreadEntry {
    const NAME: &'static str = "ThreadEntry";
}

#[Object(use_type_description)]
impl ThreadEntry {
    /// The id of what it is about, such as `introduction_5`.
    async fn id(&self) -> ID {
        subject_id(self.0.subject, self.0.subject_id)
    }

    /// What it is about.
    async fn subject(&self) -> ChainSubject {
        self.0.subject.into()
    }

    /// The need behind it; null where the requester may not know of it any more.
    async fn need(&self, ctx: &Context<'_>) -> Result<Option<Need>> {
        Ok(asking(ctx).load.needs.one(self.0.need_id).await?.map(Need))
    }

    /// How many messages.
    async fn message_count(&self) -> i32 {
        saturating(self.0.messages)
    }

    /// How many messages of others the requester was not shown yet.
    async fn unread_count(&self, ctx: &Context<'_>) -> Result<i32> {
        let count = asking(ctx).load.unread.one((self.0.subject, self.0.subject_id)).await?;
        Ok(saturating(count.unwrap_or_default()))
    }

    /// When something was written last.
    async fn last_at(&self) -> DateTime<Utc> {
        *self.0.last_at
    }
}
