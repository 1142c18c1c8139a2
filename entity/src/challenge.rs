//! Open challenges (揭榜挂帅): a bounty, a closing time, conditions, a public notice.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::code::coded;
use crate::need_move::Reason;

/// How an open challenge stands.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ChallengeStatus {
    /// 筹备中.
    Planned,
    /// 揭榜中.
    Open,
    /// 评审中.
    Review,
    /// 公示中.
    Notice,
    /// 已中榜.
    Awarded,
    /// 未中榜.
    Failed,
    /// 已取消.
    Cancelled,
}

coded!(ChallengeStatus);

/// Open challenges (揭榜挂帅): a bounty, a closing time, conditions, a public notice.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "challenge")]
pub struct Model {
    /// The row's number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The need; at most one challenge each.
    pub need_id: i64,
    /// How it stands as far as it was written down; time also closes one that is open.
    pub status: ChallengeStatus,
    /// The bounty (榜金), in minor units of `currency`.
    pub bounty: Option<i64>,
    /// ISO 4217 code.
    #[sea_orm(column_type = "Text", nullable)]
    pub currency: Option<String>,
    /// Who may bid and how, in Chinese.
    #[sea_orm(column_type = "Text", nullable)]
    pub conditions_zh: Option<String>,
    /// Who may bid and how, in English.
    #[sea_orm(column_type = "Text", nullable)]
    pub conditions_en: Option<String>,
    /// Until when bids are taken, and until when they are sealed.
    pub closes_at: Millis,
    /// How many days the public notice (公示) stands.
    pub notice_days: i32,
    /// Whether everyone may know how many bids there are before they are opened.
    pub shows_count: bool,
    /// When it was announced.
    pub announced_at: Option<Millis>,
    /// When its bids were opened.
    pub opened_at: Option<Millis>,
    /// Until when the public notice stands.
    pub notice_until: Option<Millis>,
    /// When it was awarded, failed or was cancelled.
    pub ended_at: Option<Millis>,
    /// The coded reason of a no.
    pub reason: Option<Reason>,
    /// A sentence about it.
    #[sea_orm(column_type = "Text", nullable)]
    pub sentence: Option<String>,
    /// When it was first stored.
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
