//! Ordered values that a row of `manager` has, by sort.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::code::coded;

/// What a label's value says.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Sort {
    /// A service activity.
    Activity,
    /// A competence.
    Competence,
    /// A working language, ISO 639-1.
    Language,
}

coded!(Sort);

/// Ordered values that a row of `manager` has, by sort.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "manager_label")]
pub struct Model {
    /// The manager.
    #[sea_orm(primary_key, auto_increment = false)]
    pub manager_id: i64,
    /// What the value says.
    #[sea_orm(primary_key, auto_increment = false)]
    pub sort: Sort,
    /// A code of the sort's list, or free text.
    #[sea_orm(primary_key, auto_increment = false)]
    pub value: String,
    /// Order within the sort, from 0.
    pub position: i32,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
