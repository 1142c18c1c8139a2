//! Parties of technology contracts.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::code::coded;

/// What a party is in a contract.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PartyRole {
    /// 买方: 委托人, 受让人, 被许可人.
    Buyer,
    /// 卖方: 受托人, 让与人, 许可人.
    Seller,
    /// 中介方.
    Intermediary,
}

coded!(PartyRole);

/// Parties of technology contracts.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "contract_party")]
pub struct Model {
    /// The contract.
    #[sea_orm(primary_key, auto_increment = false)]
    pub contract_id: i64,
    /// Order, from 0.
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    /// What it is in the contract.
    pub role: PartyRole,
    /// Its full name.
    #[sea_orm(column_type = "Text")]
    pub name: String,
    /// The organization that it is, if it stands in the registry.
    pub organization_id: Option<i64>,
    /// The manager that it is, if it is one of the registry.
    pub manager_id: Option<i64>,
    /// Where it is: a region.
    #[sea_orm(column_type = "Text", nullable)]
    pub region_code: Option<String>,
    /// Its unified social credit code (统一社会信用代码).
    #[sea_orm(column_type = "Text", nullable)]
    pub credit_code: Option<String>,
    /// Who represents it.
    #[sea_orm(column_type = "Text", nullable)]
    pub representative: Option<String>,
    /// Its address.
    #[sea_orm(column_type = "Text", nullable)]
    pub address: Option<String>,
    /// How to reach it.
    #[sea_orm(column_type = "Text", nullable)]
    pub contact: Option<String>,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
