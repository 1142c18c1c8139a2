//! Entries of the settlement ledger: incomes that were shared out, payments, reversals; never changed.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::code::coded;
use crate::need_move::Reason;

/// What an entry of the settlement ledger is.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum EntryKind {
    /// 分配.
    Settlement,
    /// 支付.
    Payment,
    /// 冲销.
    Reversal,
}

coded!(EntryKind);

/// On what event something is settled.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum SettlementEvent {
    /// 合同签订.
    Signing,
    /// 款项到账.
    Receipt,
    /// 里程碑完成.
    Milestone,
    /// 提成结算.
    Royalty,
    /// 支付.
    Payment,
    /// 更正.
    Correction,
}

coded!(SettlementEvent);

/// Entries of the settlement ledger; never changed.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "settlement")]
pub struct Model {
    /// The row's number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The contract whose income it is.
    pub contract_id: i64,
    /// What it is.
    pub kind: EntryKind,
    /// The entry that it takes back.
    pub reverses_id: Option<i64>,
    /// The entry of which it pays something.
    pub pays_id: Option<i64>,
    /// The rule by which it was shared out.
    #[sea_orm(column_type = "Text", nullable)]
    pub rule_code: Option<String>,
    /// The version of the rule.
    #[sea_orm(column_type = "Text", nullable)]
    pub rule_version: Option<String>,
    /// On what event.
    pub event: SettlementEvent,
    /// The day of the event.
    pub event_on: Date,
    /// ISO 4217 code.
    #[sea_orm(column_type = "Text")]
    pub currency: String,
    /// The income, in minor units of `currency`.
    pub gross: i64,
    /// What it cost, in minor units of `currency`.
    pub cost: i64,
    /// What was shared out, in minor units of `currency`.
    pub net: i64,
    /// What was given, as JSON.
    #[sea_orm(column_type = "Text")]
    pub input: String,
    /// Each step of the calculation, as JSON.
    #[sea_orm(column_type = "Text")]
    pub steps: String,
    /// A sentence about it.
    #[sea_orm(column_type = "Text", nullable)]
    pub note: Option<String>,
    /// The coded reason of a reversal.
    pub reason: Option<Reason>,
    /// A sentence about the reason.
    #[sea_orm(column_type = "Text", nullable)]
    pub sentence: Option<String>,
    /// When it was written.
    pub at: Millis,
    /// Who wrote it.
    #[sea_orm(column_type = "Text")]
    pub actor: String,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
