//! How far each import came.

use sea_orm::entity::prelude::*;

use crate::Millis;

/// How far each import came.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "import_run")]
pub struct Model {
    /// A digest of the file and what it was imported as.
    #[sea_orm(primary_key, auto_increment = false)]
    pub fingerprint: String,
    /// What it holds.
    #[sea_orm(column_type = "Text")]
    pub noun: String,
    /// The file's name.
    #[sea_orm(column_type = "Text")]
    pub file: String,
    /// How many rows are behind it.
    pub rows_done: i64,
    /// When it began.
    pub started_at: Millis,
    /// When it last moved on.
    pub updated_at: Millis,
    /// When it ended.
    pub finished_at: Option<Millis>,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
