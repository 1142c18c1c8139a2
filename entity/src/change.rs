//! The change log: which row changed, in the order of commits.

use sea_orm::entity::prelude::*;

use crate::Millis;
use crate::noun::Noun;

/// The change log: which row changed, in the order of commits.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "change")]
pub struct Model {
    /// The place in the log; a later commit has a greater one.
    #[sea_orm(primary_key)]
    pub position: i64,
    /// What kind of row.
    pub noun: Noun,
    /// The row.
    pub row_id: i64,
    /// When.
    pub at: Millis,
    /// Whether an import wrote it: others are indexed ahead of it.
    pub bulk: bool,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
