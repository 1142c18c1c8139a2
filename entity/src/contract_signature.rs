//! Signatures under technology contracts; never changed.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::code::coded;

/// On which side a contract is signed.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum SigningSide {
    /// 需方.
    Enterprise,
    /// 技术经理人.
    Manager,
    /// 供方.
    Supplier,
}

coded!(SigningSide);

/// Signatures under technology contracts; never changed.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "contract_signature")]
pub struct Model {
    /// The row's number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The contract.
    pub contract_id: i64,
    /// For which side.
    pub side: SigningSide,
    /// Who signed.
    #[sea_orm(column_type = "Text")]
    pub actor: String,
    /// When.
    pub at: Millis,
    /// A digest of what the contract said then.
    #[sea_orm(column_type = "Text")]
    pub digest: String,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
