//! What a proposal promises for an indicator against its target: computed once, when the evaluation was opened.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::code::coded;

/// What a promise is against its target.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum MarkVerdict {
    /// 达到.
    Met,
    /// 未达到.
    Missed,
    /// 未承诺.
    Unknown,
}

coded!(MarkVerdict);

/// What a proposal promises for an indicator against its target: computed once, when the evaluation was opened.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "evaluation_mark")]
pub struct Model {
    /// The proposal under evaluation.
    #[sea_orm(primary_key, auto_increment = false)]
    pub entry_id: i64,
    /// The criterion.
    #[sea_orm(primary_key, auto_increment = false)]
    pub criterion_id: i64,
    /// What the promise is against the target.
    pub verdict: MarkVerdict,
    /// What was promised, in the target's unit.
    pub promised: Option<f64>,
    /// The upper end of a promised range.
    pub promised_to: Option<f64>,
    /// By which part of the target it is missed: 0.25 is a quarter.
    pub miss: Option<f64>,
    /// What it is worth, in thousandths.
    pub score: i32,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
