//! Organizations (机构): every legal body of the network.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::code::coded;
use crate::level::Level;
use crate::status::Status;

/// What kind of body an organization is.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum OrganizationKind {
    /// 企业.
    Enterprise,
    /// 高等院校.
    University,
    /// 研发机构.
    ResearchInstitute,
    /// 医疗卫生机构.
    MedicalInstitution,
    /// 技术转移机构.
    TransferAgency,
    /// 协会/联盟.
    Association,
    /// 政府部门.
    GovernmentBody,
    /// 园区.
    Park,
    /// 孵化器.
    Incubator,
    /// 概念验证平台.
    ProofOfConceptPlatform,
    /// 中试平台.
    PilotPlatform,
    /// 公共技术平台.
    PublicTechnologyPlatform,
    /// 大学科技园.
    SciencePark,
    /// 知识产权服务机构.
    IpFirm,
    /// 律师事务所.
    LawFirm,
    /// 会计师事务所.
    AccountingFirm,
    /// 投资机构.
    Investor,
    /// 贷款担保机构.
    Guarantor,
    /// 培养基地.
    TrainingBase,
    /// 媒体.
    Media,
    /// 其他.
    Other,
}

coded!(OrganizationKind);

/// The legal nature of an organization.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum LegalNature {
    /// 事业单位.
    PublicInstitution,
    /// 国有企业.
    StateOwnedEnterprise,
    /// 民营企业.
    PrivateEnterprise,
    /// 外资企业.
    ForeignEnterprise,
    /// 社会组织.
    SocialOrganization,
    /// 机关.
    Government,
    /// 合伙.
    Partnership,
    /// 其他.
    Other,
}

coded!(LegalNature);

/// Organizations (机构): every legal body of the network.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "organization")]
pub struct Model {
    /// The row's number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// What kind of body it is.
    pub kind: OrganizationKind,
    /// Whether it is shown.
    pub status: Status,
    /// The full name, in Chinese.
    #[sea_orm(column_type = "Text", nullable)]
    pub name_zh: Option<String>,
    /// The full name, in English.
    #[sea_orm(column_type = "Text", nullable)]
    pub name_en: Option<String>,
    /// Its legal nature, which reward rules depend on.
    pub legal_nature: Option<LegalNature>,
    /// Where it is.
    #[sea_orm(column_type = "Text", nullable)]
    pub region_code: Option<String>,
    /// Its public web address.
    #[sea_orm(column_type = "Text", nullable)]
    pub website: Option<String>,
    /// What it does, in Chinese.
    #[sea_orm(column_type = "Text", nullable)]
    pub profile_zh: Option<String>,
    /// What it does, in English.
    #[sea_orm(column_type = "Text", nullable)]
    pub profile_en: Option<String>,
    /// How to reach it.
    #[sea_orm(column_type = "Text", nullable)]
    pub contact: Option<String>,
    /// Who may read the contact.
    pub contact_level: Level,
    /// Who may read what it does.
    pub profile_level: Level,
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
