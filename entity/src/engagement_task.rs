//! Tasks of engagements, each a service activity of a technology manager.

use sea_orm::entity::prelude::*;

use crate::Millis;
use crate::engagement_milestone::WorkStatus;
use crate::manager::Activity;

/// Tasks of engagements, each a service activity of a technology manager.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "engagement_task")]
pub struct Model {
    /// The row's number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The engagement.
    pub engagement_id: i64,
    /// Which of the nine service activities.
    pub activity: Activity,
    /// What is to be done.
    #[sea_orm(column_type = "Text")]
    pub title: String,
    /// The member of the team who does it.
    pub member_id: Option<i64>,
    /// By when.
    pub due_on: Option<Date>,
    /// How it stands.
    pub status: WorkStatus,
    /// Who set it.
    #[sea_orm(column_type = "Text")]
    pub created_by: String,
    /// When.
    pub created_at: Millis,
    /// Who said that it is done, or dropped it.
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
