//! Proposals (方案, 揭榜): answers to needs.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::code::coded;
use crate::need_move::Reason;

/// How a proposal stands.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ProposalStatus {
    /// 草稿.
    Draft,
    /// 已密封.
    Sealed,
    /// 已提交.
    Submitted,
    /// 拟中榜.
    Nominated,
    /// 已采纳 / 已中榜.
    Awarded,
    /// 未采纳.
    Declined,
    /// 已撤回.
    Withdrawn,
}

coded!(ProposalStatus);

/// Proposals (方案, 揭榜): answers to needs.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "proposal")]
pub struct Model {
    /// The row's number, drawn at random: numbers that count would tell how many bids there are.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The need that it answers.
    pub need_id: i64,
    /// The open challenge in which it is a bid.
    pub challenge_id: Option<i64>,
    /// Who wrote it; while it is sealed nobody else reads it.
    pub account_id: i64,
    /// The organization for which it was written.
    pub organization_id: Option<i64>,
    /// The manager for whom it was written.
    pub manager_id: Option<i64>,
    /// How it stands as far as it was written down; time also opens one that is sealed.
    pub status: ProposalStatus,
    /// The version that was handed in last; 0 when none was.
    pub number: i32,
    /// When that was.
    pub handed_in_at: Option<Millis>,
    /// Whether it was withdrawn before anybody else could read it.
    pub unopened: bool,
    /// When the other side decided.
    pub decided_at: Option<Millis>,
    /// The coded reason of a no.
    pub reason: Option<Reason>,
    /// A sentence about it, which the other side can read.
    #[sea_orm(column_type = "Text", nullable)]
    pub sentence: Option<String>,
    /// When it was begun.
    pub created_at: Millis,
    /// When it was last changed.
    pub updated_at: Millis,
    /// Goes up by one with every change.
    pub version: i64,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
