//! What proposals are measured by in an evaluation, and how much it counts.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::code::coded;
use crate::indicator::{Necessity, Operator};

/// Where a criterion's scores come from.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CriterionKind {
    /// 由指标计算.
    Indicator,
    /// 由评审打分.
    Judged,
}

coded!(CriterionKind);

/// What proposals are measured by in an evaluation, and how much it counts.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "evaluation_criterion")]
pub struct Model {
    /// The row's number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The evaluation.
    pub evaluation_id: i64,
    /// Order, from 0.
    pub position: i32,
    /// Where its scores come from.
    pub kind: CriterionKind,
    /// What it is called, in Chinese.
    #[sea_orm(column_type = "Text", nullable)]
    pub name_zh: Option<String>,
    /// What it is called, in English.
    #[sea_orm(column_type = "Text", nullable)]
    pub name_en: Option<String>,
    /// What reviewers shall look at.
    #[sea_orm(column_type = "Text", nullable)]
    pub guidance: Option<String>,
    /// How much it counts against the others.
    pub weight: i32,
    /// The need's indicator, by its place.
    pub indicator_position: Option<i32>,
    /// How the target binds.
    pub operator: Option<Operator>,
    /// The target, in `unit`.
    pub value: Option<f64>,
    /// The upper end of a range.
    pub value_to: Option<f64>,
    /// The unit as printed.
    #[sea_orm(column_type = "Text", nullable)]
    pub unit: Option<String>,
    /// Must or wish.
    pub necessity: Option<Necessity>,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
