//! Technology needs (技术需求).

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::code::coded;
use crate::language::Language;
use crate::level::Level;

/// What kind of need.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum NeedKind {
    /// 难题攻关.
    Problem,
    /// 成果引进.
    Acquisition,
    /// 联合研发.
    JointResearch,
    /// 中试.
    Pilot,
    /// 咨询.
    Consulting,
    /// 检测.
    Testing,
    /// 揭榜挂帅.
    OpenChallenge,
    /// 人才.
    Talent,
}

coded!(NeedKind);

/// Where a need stands in its life.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum NeedStatus {
    /// 草稿.
    Draft,
    /// 已提交.
    Submitted,
    /// 已发布.
    Published,
    /// 匹配中.
    Matching,
    /// 对接谈判.
    Negotiating,
    /// 已签约.
    Contracted,
    /// 已落地.
    Landed,
    /// 已撤回.
    Withdrawn,
    /// 已过期.
    Expired,
    /// 未成交关闭.
    Closed,
}

coded!(NeedStatus);

/// Who shall own the intellectual property of the result.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum IpOwnership {
    /// 需方所有.
    NeedSide,
    /// 供方所有.
    SupplySide,
    /// 双方共有.
    Shared,
    /// 可协商.
    Negotiable,
}

coded!(IpOwnership);

/// How exclusive the wanted right is.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum IpExclusivity {
    /// 独占.
    Exclusive,
    /// 排他.
    Sole,
    /// 普通.
    NonExclusive,
    /// 可协商.
    Negotiable,
}

coded!(IpExclusivity);

/// How payment is wanted.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Payment {
    /// 一次性支付.
    LumpSum,
    /// 分期支付.
    Instalments,
    /// 提成支付.
    Royalty,
    /// 入门费加提成.
    EntryFeeAndRoyalty,
}

coded!(Payment);

/// The size of partner wanted.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PartnerSize {
    /// 不限.
    Any,
    /// 小型.
    Small,
    /// 中型.
    Medium,
    /// 大型.
    Large,
}

coded!(PartnerSize);

/// The six transfer modes (转化方式); not the contract types.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum TransferMode {
    /// 转让.
    Assignment,
    /// 许可.
    Licence,
    /// 作价投资.
    Equity,
    /// 技术开发.
    Development,
    /// 技术咨询.
    Consulting,
    /// 技术服务.
    Service,
}

coded!(TransferMode);

/// Technology needs (技术需求).
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "need")]
pub struct Model {
    /// The row's number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The enterprise that posted it.
    pub organization_id: i64,
    /// What kind of need.
    pub kind: NeedKind,
    /// Where it stands in its life.
    pub status: NeedStatus,
    /// The language of the original text.
    pub language: Language,
    /// The title, in Chinese.
    #[sea_orm(column_type = "Text", nullable)]
    pub title_zh: Option<String>,
    /// The title, in English.
    #[sea_orm(column_type = "Text", nullable)]
    pub title_en: Option<String>,
    /// The summary, in Chinese.
    #[sea_orm(column_type = "Text", nullable)]
    pub summary_zh: Option<String>,
    /// The summary, in English.
    #[sea_orm(column_type = "Text", nullable)]
    pub summary_en: Option<String>,
    /// Why, requirements, use, what was tried and why it failed, in Chinese.
    #[sea_orm(column_type = "Text", nullable)]
    pub description_zh: Option<String>,
    /// Why, requirements, use, what was tried and why it failed, in English.
    #[sea_orm(column_type = "Text", nullable)]
    pub description_en: Option<String>,
    /// Why there are no indicators.
    #[sea_orm(column_type = "Text", nullable)]
    pub no_indicators_reason: Option<String>,
    /// Lowest readiness level wanted, 1–9.
    pub trl_from: Option<i32>,
    /// Highest readiness level wanted, 1–9.
    pub trl_to: Option<i32>,
    /// Who shall own the result.
    pub ip_ownership: Option<IpOwnership>,
    /// How exclusive the right shall be.
    pub ip_exclusivity: Option<IpExclusivity>,
    /// Where the right shall hold: a region.
    #[sea_orm(column_type = "Text", nullable)]
    pub ip_territory_code: Option<String>,
    /// Least budget, in minor units of `currency`.
    pub budget_min: Option<i64>,
    /// Greatest budget, in minor units of `currency`.
    pub budget_max: Option<i64>,
    /// ISO 4217 code.
    #[sea_orm(column_type = "Text", nullable)]
    pub currency: Option<String>,
    /// How payment is wanted.
    pub payment: Option<Payment>,
    /// When a solution is needed.
    pub deadline: Option<Date>,
    /// The last day on which it takes part in matching.
    pub valid_until: Option<Date>,
    /// Whether the one renewal was used.
    pub renewed: bool,
    /// The size of partner wanted.
    pub partner_size: Option<PartnerSize>,
    /// Where the partner should be.
    #[sea_orm(column_type = "Text", nullable)]
    pub partner_region_code: Option<String>,
    /// Who may read who posted it.
    pub organization_level: Level,
    /// Who may read the description and the translation of it.
    pub description_level: Level,
    /// Who may read the indicators.
    pub indicators_level: Level,
    /// Who may read the budget.
    pub budget_level: Level,
    /// Who may read the decision owner.
    pub decision_owner_level: Level,
    /// Who decides on the enterprise's side.
    #[sea_orm(column_type = "Text", nullable)]
    pub decision_owner: Option<String>,
    /// Provenance: who wrote it.
    #[sea_orm(column_type = "Text", nullable)]
    pub author: Option<String>,
    /// Provenance: where it comes from.
    #[sea_orm(column_type = "Text", nullable)]
    pub source: Option<String>,
    /// When it was published.
    pub published_at: Option<Millis>,
    /// When it was withdrawn, closed, expired or landed.
    pub closed_at: Option<Millis>,
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
