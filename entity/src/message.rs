//! What the sides of a part of the chain write each other.

use sea_orm::entity::prelude::*;

use crate::Millis;
use crate::level::Level;
use crate::step::{Side, Subject};

/// What the sides of a part of the chain write each other.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "message")]
pub struct Model {
    /// The row's number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// To what it belongs.
    pub subject: Subject,
    /// Its number.
    pub subject_id: i64,
    /// The need behind that.
    pub need_id: i64,
    /// Who wrote it.
    #[sea_orm(column_type = "Text")]
    pub actor: String,
    /// The account that wrote it, if it was one.
    pub account_id: Option<i64>,
    /// On whose side.
    pub side: Side,
    /// From which level of the need on it is read.
    pub level: Level,
    /// What it says; empty once its author was erased.
    #[sea_orm(column_type = "Text")]
    pub text: String,
    /// When it was written.
    pub at: Millis,
    /// When its author withdrew it; it keeps its place.
    pub withdrawn_at: Option<Millis>,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
