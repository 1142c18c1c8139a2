//! Regions: GB/T 2260 provinces and prefectures, ISO 3166-1 countries.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::code::coded;

/// What kind of place a region is.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum RegionKind {
    /// A country or territory (ISO 3166-1 alpha-2).
    Country,
    /// 省级: a province, autonomous region or municipality (GB/T 2260).
    Province,
    /// 地级: a prefecture or city (GB/T 2260).
    Prefecture,
}

coded!(RegionKind);

/// Regions: GB/T 2260 provinces and prefectures, ISO 3166-1 countries.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "region")]
pub struct Model {
    /// The code.
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: String,
    /// The code one level up; none at the top.
    #[sea_orm(column_type = "Text", nullable)]
    pub parent_code: Option<String>,
    /// Order among all rows, from the data file.
    pub position: i32,
    /// The name in Chinese.
    #[sea_orm(column_type = "Text")]
    pub name_zh: String,
    /// The name in English.
    #[sea_orm(column_type = "Text")]
    pub name_en: String,
    /// Country, province or prefecture.
    pub kind: RegionKind,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
