//! Credentials (资质) of managers.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::code::coded;

/// What a credential is; the four are never taken for one another.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CredentialKind {
    /// 技术经纪专业职称.
    Title,
    /// 技术经理人培训等级.
    Training,
    /// 注册技术转移经理人.
    Rttp,
    /// 协会认可.
    Recognition,
}

coded!(CredentialKind);

/// The level of a title or of a training.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CredentialLevel {
    /// 助理工程师.
    AssistantEngineer,
    /// 工程师.
    Engineer,
    /// 高级工程师.
    SeniorEngineer,
    /// 正高级工程师.
    ProfessorateSeniorEngineer,
    /// 初级.
    Junior,
    /// 中级.
    Intermediate,
    /// 高级.
    Senior,
}

coded!(CredentialLevel);

/// Credentials (资质) of managers.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "credential")]
pub struct Model {
    /// The row's number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Whose.
    pub manager_id: i64,
    /// Order, from 0.
    pub position: i32,
    /// What it is.
    pub kind: CredentialKind,
    /// Its level, of titles and trainings.
    pub level: Option<CredentialLevel>,
    /// What it is called.
    #[sea_orm(column_type = "Text", nullable)]
    pub name: Option<String>,
    /// Who issued it.
    #[sea_orm(column_type = "Text")]
    pub issuer: String,
    /// The number of the certificate.
    #[sea_orm(column_type = "Text", nullable)]
    pub number: Option<String>,
    /// When it was issued.
    pub issued_on: Option<Date>,
    /// The last day on which it holds.
    pub valid_until: Option<Date>,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
