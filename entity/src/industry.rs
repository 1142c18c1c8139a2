//! Industries: GB/T 4754 sections and divisions.

use sea_orm::entity::prelude::*;

/// Industries: GB/T 4754 sections and divisions.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "industry")]
pub struct Model {
    /// The code.
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: String,
    /// The code one level up; none at the top.
    #[sea_orm(column_type = "Text", nullable)]
    pub parent_code: Option<String>,
    /// Order among all rows, from the data file.
    pub position: i32,
    /// The name in Chinese.
    #[sea_orm(column_type = "Text")]
    pub name_zh: String,
    /// The name in English.
    #[sea_orm(column_type = "Text")]
    pub name_en: String,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
