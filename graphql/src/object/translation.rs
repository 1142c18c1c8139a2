//! Translations (翻译稿).

use async_graphql::{Context, Description, Object, Result};
use chrono::{DateTime, Utc};
use qiao_entity::translation::Model;

use super::{
    Manager,
    code::{Language, MoveReason, TranslationStatus},
};
use crate::{context::asking, domain::translation::state};

/// A translation (翻译稿): the technical rewriting of a need or an achievement by a manager, beside the original.
#[derive(Clone, Debug, Description)]
pub(crate) struct Translation(pub(crate) Model);

#[Object(use_type_description)]
impl Translation {
    /// The version, from 1.
    async fn number(&self) -> i32 {
        self.0.number
    }

    /// The language in which it is written.
    async fn language(&self) -> Language {
        self.0.language.into()
    }

    /// The title.
    async fn title(&self) -> Option<&str> {
        self.0.title.as_deref()
    }

    /// The summary.
    async fn summary(&self) -> Option<&str> {
        self.0.summary.as_deref()
    }

    /// The description.
    async fn description(&self) -> Option<&str> {
        self.0.description.as_deref()
    }

    /// The manager who wrote it.
    async fn manager(&self, ctx: &Context<'_>) -> Result<Option<Manager>> {
        let Some(id) = self.0.manager_id else { return Ok(None) };
        Ok(asking(ctx).load.managers.one(id).await?.map(Manager))
    }

    /// When its author signed it.
    async fn author_signed_at(&self) -> Option<DateTime<Utc>> {
        self.0.author_signed_at.map(|at| *at)
    }

    /// When the owner of the record signed it.
    async fn owner_signed_at(&self) -> Option<DateTime<Utc>> {
        self.0.owner_signed_at.map(|at| *at)
    }

    /// How it stands: first its author signs it, then the owner of the record.
    async fn status(&self) -> TranslationStatus {
        state(&self.0).into()
    }

    /// When the owner of the record sent it back instead.
    async fn returned_at(&self) -> Option<DateTime<Utc>> {
        self.0.returned_at.map(|at| *at)
    }

    /// Why it was sent back.
    async fn return_reason(&self) -> Option<MoveReason> {
        self.0.return_reason.map(Into::into)
    }

    /// A sentence about it.
    async fn return_sentence(&self) -> Option<&str> {
        self.0.return_sentence.as_deref()
    }

    /// When it was stored.
    async fn created_at(&self) -> DateTime<Utc> {
        *self.0.created_at
    }
}
