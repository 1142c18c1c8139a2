//! Commission slips (佣金约定): versions of terms, each signed by both sides or not.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::code::coded;
use crate::need_move::Reason;
use crate::step::Side;

/// How a commission is reckoned.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum SlipKind {
    /// 按比例.
    Rate,
    /// 固定金额.
    Amount,
    /// 不收佣金.
    None,
}

coded!(SlipKind);

/// Of what a rate is taken.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum SlipBase {
    /// 合同总金额.
    ContractAmount,
    /// 技术交易额.
    TechnologyAmount,
    /// 实际到账金额.
    PaymentsReceived,
    /// 净收入.
    NetIncome,
}

coded!(SlipBase);

/// Who pays.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum SlipPayer {
    /// 需求方.
    Enterprise,
    /// 供给方.
    Supplier,
    /// 双方各半.
    Both,
}

coded!(SlipPayer);

/// Who earns it.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum SlipPayee {
    /// 被引荐的技术经理人.
    Manager,
    /// 引荐的撮合人.
    Matchmaker,
}

coded!(SlipPayee);

/// A version of the commission terms of an introduction. Terms never change; signatures are added.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "slip")]
pub struct Model {
    /// The row's number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The introduction.
    pub introduction_id: i64,
    /// The version: 1, 2, 3 … of one introduction.
    pub number: i32,
    /// When it was offered.
    pub offered_at: Millis,
    /// Who offered it.
    #[sea_orm(column_type = "Text")]
    pub offered_by: String,
    /// Which side.
    pub offered_side: Side,
    /// How the commission is reckoned.
    pub kind: SlipKind,
    /// The rate in basis points: 10000 is the whole base.
    pub rate: Option<i32>,
    /// The amount in minor units of `currency`.
    pub amount: Option<i64>,
    /// ISO 4217 code.
    #[sea_orm(column_type = "Text", nullable)]
    pub currency: Option<String>,
    /// Of what the rate is taken.
    pub base: Option<SlipBase>,
    /// Who pays.
    pub payer: Option<SlipPayer>,
    /// Who earns it.
    pub payee: Option<SlipPayee>,
    /// What else was agreed.
    #[sea_orm(column_type = "Text", nullable)]
    pub note: Option<String>,
    /// BLAKE3 of the terms in their canonical form.
    #[sea_orm(column_type = "Text")]
    pub digest: String,
    /// When the need's side signed.
    pub need_signed_at: Option<Millis>,
    /// Who signed for the need's side.
    #[sea_orm(column_type = "Text", nullable)]
    pub need_signed_by: Option<String>,
    /// When the introduced side signed.
    pub supply_signed_at: Option<Millis>,
    /// Who signed for the introduced side.
    #[sea_orm(column_type = "Text", nullable)]
    pub supply_signed_by: Option<String>,
    /// When the other side was reminded of it.
    pub nudged_at: Option<Millis>,
    /// When it lapsed, because nobody answered it.
    pub lapsed_at: Option<Millis>,
    /// When one side said no to it.
    pub declined_at: Option<Millis>,
    /// Which side.
    pub declined_side: Option<Side>,
    /// The coded reason of the no.
    pub reason: Option<Reason>,
    /// One sentence about it, which the other side can read.
    #[sea_orm(column_type = "Text", nullable)]
    pub sentence: Option<String>,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
