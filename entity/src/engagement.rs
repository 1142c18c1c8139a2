//! Engagements (对接项目): a need that one or more managers work on.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::code::coded;

/// Where an engagement stands.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Stage {
    /// 匹配: the team comes together.
    Matching,
    /// 对接谈判.
    Negotiating,
    /// 已签约.
    Contracted,
    /// 已落地.
    Landed,
    /// 未成交关闭: it ended without a deal.
    Closed,
}

coded!(Stage);

/// Engagements (对接项目): a need that one or more managers work on.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "engagement")]
pub struct Model {
    /// The row's number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The need that is worked on.
    pub need_id: i64,
    /// The introduction that it grew out of.
    pub introduction_id: Option<i64>,
    /// The proposal that it grew out of.
    pub proposal_id: Option<i64>,
    /// The organization on the supply side.
    pub supplier_id: Option<i64>,
    /// What the supply side brings in.
    pub achievement_id: Option<i64>,
    /// The account that brought both sides together.
    pub matchmaker_id: Option<i64>,
    /// Where it stands.
    pub stage: Stage,
    /// What comes next, in a sentence.
    #[sea_orm(column_type = "Text", nullable)]
    pub next_step: Option<String>,
    /// By when.
    pub next_step_due: Option<Date>,
    /// Who began it.
    #[sea_orm(column_type = "Text")]
    pub created_by: String,
    /// When it began.
    pub created_at: Millis,
    /// When it last changed.
    pub updated_at: Millis,
    /// When it landed or was closed.
    pub ended_at: Option<Millis>,
    /// Goes up by one with every change of it, its team, milestones and tasks.
    pub version: i64,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
