//! Who reads the bids of an open challenge beside its owner once they are opened.

use sea_orm::entity::prelude::*;

use crate::Millis;

/// Who reads the bids of an open challenge beside its owner once they are opened.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "panelist")]
pub struct Model {
    /// The challenge.
    #[sea_orm(primary_key, auto_increment = false)]
    pub challenge_id: i64,
    /// The account.
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: i64,
    /// When it was invited.
    pub invited_at: Millis,
    /// Who invited it.
    #[sea_orm(column_type = "Text")]
    pub invited_by: String,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
