//! Technology contracts (技术合同).

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::code::coded;
use crate::need::{Payment, TransferMode};

/// How a contract stands.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ContractStatus {
    /// 起草.
    Draft,
    /// 已签订.
    Signed,
    /// 已登记.
    Registered,
    /// 已终止.
    Ended,
}

coded!(ContractStatus);

/// The five types of technology contracts (合同类型, Civil Code article 843); not the transfer modes.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ContractKind {
    /// 技术开发.
    Development,
    /// 技术转让.
    Transfer,
    /// 技术许可.
    Licence,
    /// 技术咨询.
    Consulting,
    /// 技术服务.
    Service,
}

coded!(ContractKind);

/// Technology contracts (技术合同).
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "contract")]
pub struct Model {
    /// The row's number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The engagement that it ends.
    pub engagement_id: i64,
    /// The need that it answers.
    pub need_id: i64,
    /// The enterprise whose need it is.
    pub organization_id: i64,
    /// How it stands.
    pub status: ContractStatus,
    /// Its type.
    pub kind: ContractKind,
    /// The transfer mode.
    pub mode: TransferMode,
    /// The name of the project.
    #[sea_orm(column_type = "Text")]
    pub title: String,
    /// What it is about: content, scope and requirements.
    #[sea_orm(column_type = "Text", nullable)]
    pub subject: Option<String>,
    /// ISO 4217 code.
    #[sea_orm(column_type = "Text")]
    pub currency: String,
    /// The whole amount, in minor units of `currency`.
    pub amount: Option<i64>,
    /// What of it is for technology, in minor units of `currency`.
    pub technology_amount: Option<i64>,
    /// How it is paid.
    pub payment: Option<Payment>,
    /// Whether it concerns patents, which it must then name.
    pub involves_patents: bool,
    /// The day on which it was signed.
    pub signed_on: Option<Date>,
    /// Where it was signed.
    #[sea_orm(column_type = "Text", nullable)]
    pub signed_at_place: Option<String>,
    /// The first day on which it holds.
    pub valid_from: Option<Date>,
    /// The last day on which it holds.
    pub valid_until: Option<Date>,
    /// Its number in the register of technology contracts.
    #[sea_orm(column_type = "Text", nullable)]
    pub register_number: Option<String>,
    /// Who registered it.
    #[sea_orm(column_type = "Text", nullable)]
    pub registry: Option<String>,
    /// The day on which it was registered.
    pub registered_on: Option<Date>,
    /// When it was first stored.
    pub created_at: Millis,
    /// Who stored it first.
    #[sea_orm(column_type = "Text")]
    pub created_by: String,
    /// When it was last changed.
    pub updated_at: Millis,
    /// Goes up by one with every change.
    pub version: i64,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
