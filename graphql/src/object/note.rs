//! Notes (备注) on records.

use async_graphql::{Context, Description, ID, Object, Result};
use chrono::{DateTime, Utc};
use qiao_entity::note::Model;

use super::{agreement::Person, saturating};
use crate::{
    context::asking,
    domain::{disclosure::Disclosed, note as domain},
    node::{self, Node},
    page::{Connection, Listed, Window},
};

/// What the ids of notes begin with.
pub(crate) const NOTE: &str = "note";

/// What a matchmaker wrote down about a need or another record (备注). Its author reads it, and administrators whose record it is not;
/// never anybody else.
#[derive(Clone, Debug, Description)]
pub(crate) struct Note(pub(crate) Model);

impl Listed for Note {
    const NAME: &'static str = "Note";
}

#[Object(use_type_description)]
impl Note {
    /// The note's id.
    async fn id(&self) -> ID {
        node::tagged(NOTE, self.0.id)
    }

    /// The record that it is about; null where the requester may not know of it any more.
    async fn record(&self, ctx: &Context<'_>) -> Result<Option<Node>> {
        Ok(node::find(ctx, self.0.noun, self.0.row_id).await?)
    }

    /// What it says.
    async fn text(&self) -> &str {
        &self.0.text
    }

    /// Who wrote it.
    async fn author(&self, ctx: &Context<'_>) -> Result<Person> {
        Person::of(ctx, self.0.account_id).await
    }

    /// Whether the requester wrote it, and so may change and remove it.
    async fn is_mine(&self, ctx: &Context<'_>) -> bool {
        domain::is_mine(&asking(ctx).requester, &self.0)
    }

    /// When it was written.
    async fn created_at(&self) -> DateTime<Utc> {
        *self.0.created_at
    }

    /// When it was last changed.
    async fn updated_at(&self) -> DateTime<Utc> {
        *self.0.updated_at
    }

    /// Goes up with every change; an update names the version that it saw.
    async fn version(&self) -> i32 {
        saturating(self.0.version)
    }
}

/// What those who bring both sides together wrote down about a record.
pub(crate) struct Noted(pub(crate) Disclosed);

#[Object]
impl Noted {
    /// Notes on it, the newest first: a matchmaker's own, and for administrators those of all, unless the record is theirs; null for
    /// everyone else.
    async fn notes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The first so many, at most 100.")] first: Option<i32>,
        #[graphql(desc = "Only behind this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many, at most 100.")] last: Option<i32>,
        #[graphql(desc = "Only before this cursor.")] before: Option<String>,
    ) -> Result<Option<Connection<Note, NoteTotals>>> {
        let asking = asking(ctx);
        let place = format!("notes {:?} {}", self.0.noun, self.0.id);
        let request = Window {
            first,
            after,
            last,
            before,
        }
        .of(&place)?;
        let page = domain::of_record(&asking.app, &asking.requester, self.0, &request).await?;
        let totals = NoteTotals(Some(self.0));
        Ok(page.map(|page| Connection::of_rows(page, &place, Note, totals)))
    }
}

/// What is said of a whole list of notes: those on a record, or the requester's own.
pub(crate) struct NoteTotals(pub(crate) Option<Disclosed>);

/// What is said of a whole list of notes.
#[Object]
impl NoteTotals {
    /// How many notes, on all pages together.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<i32> {
        let asking = asking(ctx);
        let count = match self.0 {
            Some(record) => domain::count(&asking.app, &asking.requester, record).await?,
            None => domain::count_mine(&asking.app, &asking.requester).await?,
        };
        Ok(saturating(count))
    }
}
