//! Objections (异议) during the public notice of an open challenge.

use sea_orm::entity::prelude::*;

use crate::Millis;

/// Objections (异议) during the public notice of an open challenge.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "objection")]
pub struct Model {
    /// The row's number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The challenge.
    pub challenge_id: i64,
    /// Who objects.
    pub account_id: i64,
    /// What it says.
    #[sea_orm(column_type = "Text")]
    pub text: String,
    /// When.
    pub at: Millis,
    /// The owner's answer.
    #[sea_orm(column_type = "Text", nullable)]
    pub answer: Option<String>,
    /// Whether the owner agrees with it.
    pub upheld: Option<bool>,
    /// When it was answered.
    pub answered_at: Option<Millis>,
    /// Who answered.
    #[sea_orm(column_type = "Text", nullable)]
    pub answered_by: Option<String>,
    /// Goes up by one with every change.
    pub version: i64,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
