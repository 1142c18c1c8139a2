//! Files that the sides of a part of the chain hand each other, without what is in them.

use sea_orm::entity::prelude::*;

use crate::Millis;
use crate::level::Level;
use crate::step::{Side, Subject};

/// Files that the sides of a part of the chain hand each other, without what is in them.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "file")]
pub struct Model {
    /// The row's number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// To what it belongs.
    pub subject: Subject,
    /// Its number.
    pub subject_id: i64,
    /// The need behind that, if there is one.
    pub need_id: Option<i64>,
    /// The message that it came with, if one.
    pub message_id: Option<i64>,
    /// Who handed it in.
    #[sea_orm(column_type = "Text")]
    pub actor: String,
    /// The account that handed it in, if it was one.
    pub account_id: Option<i64>,
    /// On whose side.
    pub side: Side,
    /// From which level of the need on it is read.
    pub level: Level,
    /// What it is called.
    #[sea_orm(column_type = "Text")]
    pub name: String,
    /// What it holds, as its giver says.
    #[sea_orm(column_type = "Text")]
    pub media_type: String,
    /// Its bytes.
    pub size: i64,
    /// The BLAKE3 digest of its content, in hexadecimal.
    #[sea_orm(column_type = "Text")]
    pub digest: String,
    /// When it was handed in.
    pub at: Millis,
    /// When its giver withdrew it; it keeps its place.
    pub withdrawn_at: Option<Millis>,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
