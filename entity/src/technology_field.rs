//! Technology fields (技术领域) in two levels.

use sea_orm::entity::prelude::*;

/// Technology fields (技术领域) in two levels.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "technology_field")]
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
    /// Chinese names for the field and its core techniques, separated by `;`.
    #[sea_orm(column_type = "Text")]
    pub synonyms_zh: String,
    /// English names for the same, separated by `;`.
    #[sea_orm(column_type = "Text")]
    pub synonyms_en: String,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
