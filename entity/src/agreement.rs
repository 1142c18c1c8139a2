//! Agreements (NDA) to read what stands under agreement.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::code::coded;
use crate::need_move::Reason;
use crate::noun::Noun;

/// How an agreement stands.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum AgreementStatus {
    /// 待决定.
    Requested,
    /// 已同意.
    Granted,
    /// 已拒绝.
    Refused,
    /// 已撤回.
    Withdrawn,
}

coded!(AgreementStatus);

/// Agreements (NDA) to read what stands under agreement.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "agreement")]
pub struct Model {
    /// The row's number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// What the record is.
    pub noun: Noun,
    /// The record's number.
    pub row_id: i64,
    /// Who asks to read.
    pub account_id: i64,
    /// How it stands; one that was granted also ends by time.
    pub status: AgreementStatus,
    /// Why, in the words of who asks.
    #[sea_orm(column_type = "Text")]
    pub purpose: String,
    /// The version of the text that was agreed to.
    #[sea_orm(column_type = "Text")]
    pub text_version: String,
    /// A digest of that text.
    #[sea_orm(column_type = "Text")]
    pub text_digest: String,
    /// When it was asked for.
    pub requested_at: Millis,
    /// When the owner decided.
    pub decided_at: Option<Millis>,
    /// Who decided.
    #[sea_orm(column_type = "Text", nullable)]
    pub decided_by: Option<String>,
    /// The coded reason of a no.
    pub reason: Option<Reason>,
    /// A sentence about it.
    #[sea_orm(column_type = "Text", nullable)]
    pub sentence: Option<String>,
    /// When a granted one ends.
    pub expires_at: Option<Millis>,
    /// When it was withdrawn.
    pub withdrawn_at: Option<Millis>,
    /// Who withdrew it.
    #[sea_orm(column_type = "Text", nullable)]
    pub withdrawn_by: Option<String>,
    /// Goes up by one with every change.
    pub version: i64,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
