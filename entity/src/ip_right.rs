//! Intellectual-property rights in an achievement.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::code::coded;

/// What kind of intellectual-property right.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum IpKind {
    /// 发明专利.
    InventionPatent,
    /// 实用新型.
    UtilityModel,
    /// 外观设计.
    Design,
    /// 软件著作权.
    SoftwareCopyright,
    /// 植物新品种权.
    PlantVariety,
    /// 集成电路布图设计.
    LayoutDesign,
    /// 其他.
    Other,
}

coded!(IpKind);

/// Where an intellectual-property right stands.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum IpStatus {
    /// 申请中.
    Pending,
    /// 已授权.
    Granted,
    /// 已到期.
    Expired,
    /// 已失效.
    Lapsed,
}

coded!(IpStatus);

/// Intellectual-property rights in an achievement.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "ip_right")]
pub struct Model {
    /// The row's number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The achievement.
    pub achievement_id: i64,
    /// Order, from 0.
    pub position: i32,
    /// What kind of right.
    pub kind: IpKind,
    /// The number in the register.
    #[sea_orm(column_type = "Text", nullable)]
    pub number: Option<String>,
    /// Where it stands.
    pub status: IpStatus,
    /// Where it holds: a region.
    #[sea_orm(column_type = "Text", nullable)]
    pub territory_code: Option<String>,
    /// Who holds it.
    #[sea_orm(column_type = "Text", nullable)]
    pub holder: Option<String>,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
