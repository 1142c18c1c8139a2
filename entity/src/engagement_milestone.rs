//! Milestones (里程碑) of engagements.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::code::coded;

/// How a piece of work stands.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum WorkStatus {
    /// 进行中.
    Open,
    /// 已完成.
    Done,
    /// 已取消.
    Dropped,
}

coded!(WorkStatus);

/// Milestones (里程碑) of engagements.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "engagement_milestone")]
pub struct Model {
    /// The row's number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The engagement.
    pub engagement_id: i64,
    /// What is reached.
    #[sea_orm(column_type = "Text")]
    pub name: String,
    /// By when.
    pub due_on: Option<Date>,
    /// How it stands.
    pub status: WorkStatus,
    /// Who set it.
    #[sea_orm(column_type = "Text")]
    pub created_by: String,
    /// When.
    pub created_at: Millis,
    /// Who said that it is reached, or dropped it.
    #[sea_orm(column_type = "Text", nullable)]
    pub settled_by: Option<String>,
    /// When.
    pub settled_at: Option<Millis>,
    /// What came of it.
    #[sea_orm(column_type = "Text", nullable)]
    pub outcome: Option<String>,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
