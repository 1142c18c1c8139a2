//! Evaluations (评价) of a need's proposals.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::code::coded;

/// How proposals are evaluated.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Method {
    /// 加权评分.
    Scores,
    /// 两两比较.
    Pairs,
}

coded!(Method);

/// How an evaluation stands.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum EvaluationStatus {
    /// 准备中.
    Draft,
    /// 评审中.
    Open,
    /// 评审结束.
    Closed,
    /// 已决定.
    Decided,
    /// 已取消.
    Cancelled,
}

coded!(EvaluationStatus);

/// Evaluations (评价) of a need's proposals.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "evaluation")]
pub struct Model {
    /// The row's number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The need.
    pub need_id: i64,
    /// How its proposals are evaluated.
    pub method: Method,
    /// How it stands.
    pub status: EvaluationStatus,
    /// The last day on which reviewers are asked to hand in.
    pub due_on: Option<Date>,
    /// When it was made.
    pub created_at: Millis,
    /// When reviewers could begin.
    pub opened_at: Option<Millis>,
    /// When the sheets were laid side by side.
    pub closed_at: Option<Millis>,
    /// When every bidder was answered.
    pub decided_at: Option<Millis>,
    /// When it was last changed.
    pub updated_at: Millis,
    /// Goes up by one with every change.
    pub version: i64,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
