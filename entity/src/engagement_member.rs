//! Members of the teams of engagements: the lead and the specialists, with their terms.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::code::coded;
use crate::need_move::Reason;

/// What a manager is in a team.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum TeamRole {
    /// 牵头经理人.
    Lead,
    /// 专家.
    Specialist,
}

coded!(TeamRole);

/// How a member of a team stands.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum TeamStatus {
    /// 待答复.
    Invited,
    /// 在任.
    Active,
    /// 已谢绝.
    Declined,
    /// 邀请已撤回.
    Withdrawn,
    /// 已离任.
    Ended,
}

coded!(TeamStatus);

/// Members of the teams of engagements: the lead and the specialists, with their terms.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "engagement_member")]
pub struct Model {
    /// The row's number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The engagement.
    pub engagement_id: i64,
    /// The manager.
    pub manager_id: i64,
    /// Lead or specialist.
    pub role: TeamRole,
    /// How it stands.
    pub status: TeamStatus,
    /// What the manager is there for.
    #[sea_orm(column_type = "Text")]
    pub duty: String,
    /// The first day of the term.
    pub term_from: Option<Date>,
    /// The last day of the term.
    pub term_until: Option<Date>,
    /// Who asked the manager.
    #[sea_orm(column_type = "Text")]
    pub invited_by: String,
    /// When.
    pub invited_at: Millis,
    /// When the manager said yes.
    pub joined_at: Option<Millis>,
    /// When the manager said no, or the term ended.
    pub ended_at: Option<Millis>,
    /// The coded reason of a no.
    pub reason: Option<Reason>,
    /// A sentence about it.
    #[sea_orm(column_type = "Text", nullable)]
    pub sentence: Option<String>,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
