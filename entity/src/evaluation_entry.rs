//! Proposals under evaluation, and what each was answered.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::code::coded;
use crate::need_move::Reason;

/// What a bidder was answered.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Outcome {
    /// 采纳.
    Accepted,
    /// 未采纳.
    Declined,
}

coded!(Outcome);

/// Proposals under evaluation, and what each was answered.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "evaluation_entry")]
pub struct Model {
    /// The row's number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The evaluation.
    pub evaluation_id: i64,
    /// The proposal.
    pub proposal_id: i64,
    /// The version of it that is evaluated.
    pub proposal_version: i64,
    /// Order, from 0.
    pub position: i32,
    /// The answer.
    pub outcome: Option<Outcome>,
    /// The coded reason of a no.
    pub reason: Option<Reason>,
    /// A sentence, which the bidder reads.
    #[sea_orm(column_type = "Text", nullable)]
    pub sentence: Option<String>,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
