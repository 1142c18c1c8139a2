//! Sentences of the ledgers' entries; apart from the chain, which holds their digest, so that words of a person can go.

use sea_orm::entity::prelude::*;

/// Sentences of the ledgers' entries.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "point_words")]
pub struct Model {
    /// The entry.
    #[sea_orm(primary_key, auto_increment = false)]
    pub point_id: i64,
    /// The sentence; empty once its author was erased.
    #[sea_orm(column_type = "Text")]
    pub text: String,
    /// What was hashed with it, so that nobody finds it by guessing; empty with it.
    #[sea_orm(column_type = "Text")]
    pub salt: String,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
