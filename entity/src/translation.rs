//! Translations (翻译稿): the technical rewriting of a need or an achievement, versioned.

use sea_orm::entity::prelude::*;

use crate::Millis;
use crate::language::Language;
use crate::need_move::Reason;

/// Translations (翻译稿): the technical rewriting of a need or an achievement, versioned.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "translation")]
pub struct Model {
    /// The row's number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The need translated.
    pub need_id: Option<i64>,
    /// The achievement translated.
    pub achievement_id: Option<i64>,
    /// The version, from 1.
    pub number: i32,
    /// The language it is written in.
    pub language: Language,
    /// The title.
    #[sea_orm(column_type = "Text", nullable)]
    pub title: Option<String>,
    /// The summary.
    #[sea_orm(column_type = "Text", nullable)]
    pub summary: Option<String>,
    /// The description.
    #[sea_orm(column_type = "Text", nullable)]
    pub description: Option<String>,
    /// The manager who wrote it.
    pub manager_id: Option<i64>,
    /// When its author signed it.
    pub author_signed_at: Option<Millis>,
    /// When the other side signed it.
    pub owner_signed_at: Option<Millis>,
    /// Who signed for the author.
    #[sea_orm(column_type = "Text", nullable)]
    pub author_signed_by: Option<String>,
    /// Who signed for the other side.
    #[sea_orm(column_type = "Text", nullable)]
    pub owner_signed_by: Option<String>,
    /// When the other side sent it back instead.
    pub returned_at: Option<Millis>,
    /// Who sent it back.
    #[sea_orm(column_type = "Text", nullable)]
    pub returned_by: Option<String>,
    /// The coded reason.
    pub return_reason: Option<Reason>,
    /// A sentence about it.
    #[sea_orm(column_type = "Text", nullable)]
    pub return_sentence: Option<String>,
    /// When it was stored.
    pub created_at: Millis,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
