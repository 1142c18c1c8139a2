//! Representative works (代表作) of managers.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::code::coded;

/// What kind of representative work.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum WorkKind {
    /// 成交项目.
    Deal,
    /// 报告.
    Report,
    /// 案例.
    Case,
}

coded!(WorkKind);

/// Representative works (代表作) of managers.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "representative_work")]
pub struct Model {
    /// The row's number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Whose work.
    pub manager_id: i64,
    /// Order, from 0.
    pub position: i32,
    /// What kind of work.
    pub kind: WorkKind,
    /// The title, in Chinese.
    #[sea_orm(column_type = "Text", nullable)]
    pub title_zh: Option<String>,
    /// The title, in English.
    #[sea_orm(column_type = "Text", nullable)]
    pub title_en: Option<String>,
    /// What was done, in Chinese.
    #[sea_orm(column_type = "Text", nullable)]
    pub summary_zh: Option<String>,
    /// What was done, in English.
    #[sea_orm(column_type = "Text", nullable)]
    pub summary_en: Option<String>,
    /// The year.
    pub year: Option<i32>,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
