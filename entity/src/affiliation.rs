//! Affiliations (任职): which manager works for which organization, as what, from when to when.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::code::coded;

/// How a post is held.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum AffiliationMode {
    /// 全职.
    FullTime,
    /// 兼职.
    PartTime,
    /// 双聘.
    Dual,
    /// 离岗创业.
    StartupLeave,
}

coded!(AffiliationMode);

/// Affiliations (任职): which manager works for which organization, as what, from when to when.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "affiliation")]
pub struct Model {
    /// The row's number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The manager.
    pub manager_id: i64,
    /// The organization.
    pub organization_id: i64,
    /// The post, in Chinese.
    #[sea_orm(column_type = "Text", nullable)]
    pub post_zh: Option<String>,
    /// The post, in English.
    #[sea_orm(column_type = "Text", nullable)]
    pub post_en: Option<String>,
    /// How the post is held.
    pub mode: AffiliationMode,
    /// The first day.
    pub from_date: Option<Date>,
    /// The last day; none while it lasts.
    pub to_date: Option<Date>,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
