//! Postings of the settlement ledger, in double entry; never changed.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::code::coded;

/// An account of the settlement ledger.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum LedgerAccount {
    /// 付款方: who brings the income.
    Payer,
    /// 成本: what is paid back before anything is shared out.
    Cost,
    /// 已付款项: what was paid out.
    Cash,
    /// 成果供方.
    Supplier,
    /// 成果完成人.
    Inventor,
    /// 技术转移机构.
    Agency,
    /// 技术经理人.
    Manager,
    /// 需方.
    Enterprise,
    /// 佣金: what was agreed before names were told.
    Commission,
}

coded!(LedgerAccount);

/// On which side of an account a posting stands.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PostingSide {
    /// 借.
    Debit,
    /// 贷.
    Credit,
}

coded!(PostingSide);

/// Postings of the settlement ledger, in double entry; never changed.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "posting")]
pub struct Model {
    /// The row's number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The entry that it is part of.
    pub settlement_id: i64,
    /// Order, from 0.
    pub position: i32,
    /// The account.
    pub account: LedgerAccount,
    /// Whose account, by name.
    #[sea_orm(column_type = "Text")]
    pub holder: String,
    /// Whose account, if it is an organization of the registry.
    pub organization_id: Option<i64>,
    /// Whose account, if it is a manager of the registry.
    pub manager_id: Option<i64>,
    /// Debit or credit.
    pub side: PostingSide,
    /// How much, in minor units of `currency`: more than nothing.
    pub amount: i64,
    /// ISO 4217 code.
    #[sea_orm(column_type = "Text")]
    pub currency: String,
    /// The day on which it is due.
    pub due_on: Date,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
