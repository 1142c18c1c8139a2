//! Reviewers of an evaluation.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::code::coded;
use crate::need_move::Reason;

/// How a reviewer stands.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ReviewerStatus {
    /// 已邀请.
    Invited,
    /// 已接受.
    Accepted,
    /// 已谢绝.
    Declined,
    /// 已提交.
    Submitted,
    /// 已移出.
    Removed,
}

coded!(ReviewerStatus);

/// Reviewers of an evaluation.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "evaluation_reviewer")]
pub struct Model {
    /// The row's number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The evaluation.
    pub evaluation_id: i64,
    /// Who reviews.
    pub account_id: i64,
    /// How the reviewer stands.
    pub status: ReviewerStatus,
    /// When the reviewer was invited.
    pub invited_at: Millis,
    /// When the reviewer said yes or no.
    pub answered_at: Option<Millis>,
    /// When the sheet was handed in.
    pub submitted_at: Option<Millis>,
    /// The coded reason of a no, whoever said it.
    pub reason: Option<Reason>,
    /// A sentence about it.
    #[sea_orm(column_type = "Text", nullable)]
    pub sentence: Option<String>,
    /// Goes up by one with every change of the reviewer or the sheet.
    pub version: i64,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
