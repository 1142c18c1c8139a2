//! Technical indicators (技术指标): one measurable row of a need or an achievement.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::code::coded;

/// How an indicator's value binds.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Operator {
    /// <
    Lt,
    /// ≤
    Le,
    /// =
    Eq,
    /// ≥
    Ge,
    /// >
    Gt,
    /// From `value` to `value_to`.
    Range,
}

coded!(Operator);

/// Whether an indicator must be met.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Necessity {
    /// 必须.
    Must,
    /// 期望.
    Wish,
}

coded!(Necessity);

/// Technical indicators (技术指标): one measurable row of a need or an achievement.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "indicator")]
pub struct Model {
    /// The row's number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The need; none when it belongs to an achievement.
    pub need_id: Option<i64>,
    /// The achievement; none when it belongs to a need.
    pub achievement_id: Option<i64>,
    /// Order, from 0.
    pub position: i32,
    /// What is measured, in Chinese.
    #[sea_orm(column_type = "Text", nullable)]
    pub name_zh: Option<String>,
    /// What is measured, in English.
    #[sea_orm(column_type = "Text", nullable)]
    pub name_en: Option<String>,
    /// How the value binds.
    pub operator: Operator,
    /// The target, or the measured value, in `unit`.
    pub value: f64,
    /// The upper end of a range.
    pub value_to: Option<f64>,
    /// The unit as printed.
    #[sea_orm(column_type = "Text", nullable)]
    pub unit: Option<String>,
    /// Where the enterprise stands today, in `unit`.
    pub current: Option<f64>,
    /// Must or wish; none for measured values.
    pub necessity: Option<Necessity>,
    /// The test method, in Chinese.
    #[sea_orm(column_type = "Text", nullable)]
    pub method_zh: Option<String>,
    /// The test method, in English.
    #[sea_orm(column_type = "Text", nullable)]
    pub method_en: Option<String>,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
