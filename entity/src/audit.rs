//! Sensitive actions, in a chain of digests.

use sea_orm::entity::prelude::*;

use crate::Millis;

/// Sensitive actions, in a chain of digests.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "audit")]
pub struct Model {
    /// The entry's number, without gaps.
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i64,
    /// When.
    pub at: Millis,
    /// Who.
    #[sea_orm(column_type = "Text")]
    pub actor: String,
    /// What was done.
    #[sea_orm(column_type = "Text")]
    pub action: String,
    /// To what.
    #[sea_orm(column_type = "Text")]
    pub subject: String,
    /// What else it says, as JSON.
    #[sea_orm(column_type = "Text")]
    pub detail: String,
    /// The digest of the entry before.
    #[sea_orm(column_type = "Text")]
    pub previous: String,
    /// The digest of this entry.
    #[sea_orm(column_type = "Text")]
    pub digest: String,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
