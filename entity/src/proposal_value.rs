//! What a proposal promises for each indicator of its need; only of the version handed in last, once it is not sealed.

use sea_orm::entity::prelude::*;

/// What a proposal promises for each indicator of its need; only of the version handed in last, once it is not sealed.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "proposal_value")]
pub struct Model {
    /// The proposal.
    #[sea_orm(primary_key, auto_increment = false)]
    pub proposal_id: i64,
    /// The indicator's position in the need, from 0.
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    /// What it was called when it was promised, in Chinese.
    #[sea_orm(column_type = "Text", nullable)]
    pub name_zh: Option<String>,
    /// What it was called when it was promised, in English.
    #[sea_orm(column_type = "Text", nullable)]
    pub name_en: Option<String>,
    /// The unit in which it is promised.
    #[sea_orm(column_type = "Text", nullable)]
    pub unit: Option<String>,
    /// The value, or the lower end of a range.
    pub value: f64,
    /// The upper end of a range.
    pub value_to: Option<f64>,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
