//! What a reviewer gives a proposal by one criterion.

use sea_orm::entity::prelude::*;

/// What a reviewer gives a proposal by one criterion.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "evaluation_score")]
pub struct Model {
    /// The reviewer.
    #[sea_orm(primary_key, auto_increment = false)]
    pub reviewer_id: i64,
    /// The proposal under evaluation.
    #[sea_orm(primary_key, auto_increment = false)]
    pub entry_id: i64,
    /// The criterion.
    #[sea_orm(primary_key, auto_increment = false)]
    pub criterion_id: i64,
    /// From 0 to 100.
    pub score: i32,
    /// Why, in a sentence.
    #[sea_orm(column_type = "Text")]
    pub sentence: String,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
