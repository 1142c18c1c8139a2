//! The ledgers of points (贡献积分, 信用积分): entries in chains of digests, never changed.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::code::coded;
use crate::need_move::Reason;

/// The two ledgers, which are never mixed.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Ledger {
    /// 贡献积分: output.
    Contribution,
    /// 信用积分: conduct.
    Credit,
}

coded!(Ledger);

/// What an entry of a ledger is.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PointKind {
    /// 记分: points by a rule.
    Entry,
    /// 更正: what an entry said too much or too little.
    Correction,
    /// 申诉: the holder objects to an entry.
    Appeal,
    /// 申诉结果: what became of an appeal.
    Outcome,
}

coded!(PointKind);

/// What became of an appeal.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Outcome {
    /// 支持: the entry is corrected.
    Upheld,
    /// 驳回: the entry stands.
    Rejected,
    /// 撤回: the holder took it back.
    Withdrawn,
}

coded!(Outcome);

/// The ledgers of points: entries in chains of digests, never changed.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "point")]
pub struct Model {
    /// The row's number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The ledger.
    pub ledger: Ledger,
    /// The entry's number in its ledger, without gaps.
    pub number: i64,
    /// When.
    pub at: Millis,
    /// Who wrote it.
    #[sea_orm(column_type = "Text")]
    pub actor: String,
    /// The account that wrote it, if it was one.
    pub account_id: Option<i64>,
    /// Whose points they are.
    pub manager_id: i64,
    /// What it is.
    pub kind: PointKind,
    /// The number of the entry that it is about; none for an entry.
    pub about: Option<i64>,
    /// The rule.
    #[sea_orm(column_type = "Text")]
    pub rule: String,
    /// The rule's version.
    pub rule_version: i32,
    /// Points added, or taken.
    pub amount: i64,
    /// What became of the appeal, for an outcome.
    pub outcome: Option<Outcome>,
    /// The coded reason of a no.
    pub reason: Option<Reason>,
    /// What proves it, by its id: `engagement_5`, `need_42`.
    #[sea_orm(column_type = "Text", nullable)]
    pub evidence: Option<String>,
    /// The digest of what it says in words, with its salt.
    #[sea_orm(column_type = "Text", nullable)]
    pub words_digest: Option<String>,
    /// The digest of the file that proves it.
    #[sea_orm(column_type = "Text", nullable)]
    pub file_digest: Option<String>,
    /// The digest of the entry before.
    #[sea_orm(column_type = "Text")]
    pub previous: String,
    /// The digest of this entry.
    #[sea_orm(column_type = "Text")]
    pub digest: String,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
