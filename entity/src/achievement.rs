//! Scientific and technological achievements (科技成果).

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::code::coded;
use crate::level::Level;
use crate::status::Status;

/// The level of an achievement as evaluated.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum AchievementLevel {
    /// 国际领先.
    InternationalLeading,
    /// 国际先进.
    InternationalAdvanced,
    /// 国内领先.
    DomesticLeading,
    /// 国内先进.
    DomesticAdvanced,
    /// 其他.
    Other,
}

coded!(AchievementLevel);

/// Who holds a right in an achievement.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum RightHolder {
    /// 单位.
    Organization,
    /// 完成人.
    Finders,
    /// 共有.
    Shared,
    /// 未确定.
    Unsettled,
}

coded!(RightHolder);

/// Whether rights in a service achievement were given to its finders (职务科技成果赋权).
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Empowerment {
    /// 未赋权.
    None,
    /// 赋权办理中.
    InProgress,
    /// 已赋权.
    Done,
}

coded!(Empowerment);

/// Whether an achievement counts as a first of its kind.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum FirstOfKind {
    /// 否.
    None,
    /// 首台(套).
    FirstSet,
    /// 首批次.
    FirstBatch,
    /// 首版次.
    FirstVersion,
}

coded!(FirstOfKind);

/// The form in which an achievement exists.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum AchievementForm {
    /// 发明专利.
    InventionPatent,
    /// 实用新型.
    UtilityModel,
    /// 软件著作权.
    SoftwareCopyright,
    /// 技术秘密.
    TechnicalSecret,
    /// 新品种.
    NewVariety,
    /// 样机.
    Prototype,
    /// 论文.
    Paper,
    /// 其他.
    Other,
}

coded!(AchievementForm);

/// Scientific and technological achievements (科技成果).
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "achievement")]
pub struct Model {
    /// The row's number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The organization that owns it.
    pub organization_id: i64,
    /// Whether it is shown.
    pub status: Status,
    /// The name, in Chinese.
    #[sea_orm(column_type = "Text", nullable)]
    pub name_zh: Option<String>,
    /// The name, in English.
    #[sea_orm(column_type = "Text", nullable)]
    pub name_en: Option<String>,
    /// The summary, in Chinese.
    #[sea_orm(column_type = "Text", nullable)]
    pub summary_zh: Option<String>,
    /// The summary, in English.
    #[sea_orm(column_type = "Text", nullable)]
    pub summary_en: Option<String>,
    /// The description, in Chinese.
    #[sea_orm(column_type = "Text", nullable)]
    pub description_zh: Option<String>,
    /// The description, in English.
    #[sea_orm(column_type = "Text", nullable)]
    pub description_en: Option<String>,
    /// Technology readiness level, 1–9.
    pub trl: Option<i32>,
    /// The level as evaluated.
    pub level: Option<AchievementLevel>,
    /// 所有权: who owns it.
    pub ownership: Option<RightHolder>,
    /// 使用权: who may use it.
    pub use_right: Option<RightHolder>,
    /// 处置权: who may dispose of it.
    pub disposal_right: Option<RightHolder>,
    /// 收益权: who gets the income.
    pub income_right: Option<RightHolder>,
    /// Whether all rights are settled.
    pub rights_settled: bool,
    /// 职务科技成果赋权.
    pub empowerment: Empowerment,
    /// 首台(套)、首批次、首版次.
    pub first_of_kind: FirstOfKind,
    /// Who may read the description.
    pub description_level: Level,
    /// Who may read the indicators.
    pub indicators_level: Level,
    /// The key under which an import or a client knows the record; unique.
    #[sea_orm(column_type = "Text", nullable)]
    pub external_key: Option<String>,
    /// When it was first stored.
    pub created_at: Millis,
    /// When it was last changed.
    pub updated_at: Millis,
    /// Goes up by one with every change; an update names the version that it saw.
    pub version: i64,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
