//! Technology managers (技术经理人).

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::code::coded;
use crate::level::Level;
use crate::status::Status;

/// The three kinds of technology manager.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ManagerKind {
    /// 挖矿: finds results in a university, institute or hospital and moves them out.
    Discoverer,
    /// 孵化运营: turns an idea into a business plan and a project to maturity.
    Incubator,
    /// 资产运营: invests in and operates technology assets.
    Investor,
}

coded!(ManagerKind);

/// The nine service activities of a technology manager.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Activity {
    /// 成果披露.
    Disclosure,
    /// 成果挖掘.
    AchievementDiscovery,
    /// 需求挖掘.
    NeedDiscovery,
    /// 培育.
    Nurturing,
    /// 孵化.
    Incubation,
    /// 熟化.
    Maturation,
    /// 评价.
    Evaluation,
    /// 推广.
    Promotion,
    /// 交易.
    Transaction,
}

coded!(Activity);

/// The competence axes of a technology manager.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Competence {
    /// 技术背景.
    TechnicalBackground,
    /// 法务.
    Law,
    /// 金融.
    Finance,
    /// 管理.
    Management,
    /// 知识产权.
    IntellectualProperty,
    /// 商业洞察力.
    BusinessInsight,
    /// 资源组织能力.
    ResourceOrganization,
    /// 实务经验.
    PracticalExperience,
}

coded!(Competence);

/// Technology managers (技术经理人).
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "manager")]
pub struct Model {
    /// The row's number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Which of the three kinds.
    pub kind: ManagerKind,
    /// Whether the profile is shown.
    pub status: Status,
    /// The name, in Chinese.
    #[sea_orm(column_type = "Text", nullable)]
    pub name_zh: Option<String>,
    /// The name, in English.
    #[sea_orm(column_type = "Text", nullable)]
    pub name_en: Option<String>,
    /// Where the manager works.
    #[sea_orm(column_type = "Text", nullable)]
    pub region_code: Option<String>,
    /// One line about the manager, in Chinese.
    #[sea_orm(column_type = "Text", nullable)]
    pub headline_zh: Option<String>,
    /// One line about the manager, in English.
    #[sea_orm(column_type = "Text", nullable)]
    pub headline_en: Option<String>,
    /// The profile text, in Chinese.
    #[sea_orm(column_type = "Text", nullable)]
    pub biography_zh: Option<String>,
    /// The profile text, in English.
    #[sea_orm(column_type = "Text", nullable)]
    pub biography_en: Option<String>,
    /// How many engagements at once.
    pub capacity: i32,
    /// How many engagements now.
    pub load: i32,
    /// How to reach the manager.
    #[sea_orm(column_type = "Text", nullable)]
    pub contact: Option<String>,
    /// Who may read the contact.
    pub contact_level: Level,
    /// Who may read the profile text.
    pub biography_level: Level,
    /// Who may read the representative works.
    pub works_level: Level,
    /// Who may read capacity and load.
    pub load_level: Level,
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
