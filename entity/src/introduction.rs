//! Introductions (引荐): a need and a manager, or the owner of an achievement, are put together.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::code::coded;
use crate::need_move::Reason;
use crate::step::Side;

/// How an introduction stands.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum IntroductionStatus {
    /// 待回应.
    Proposed,
    /// 已接受.
    Accepted,
    /// 已婉拒.
    Declined,
    /// 已撤回.
    Withdrawn,
    /// 逾期关闭.
    Lapsed,
    /// 已终止.
    Ended,
}

coded!(IntroductionStatus);

/// An introduction (引荐): a need and a manager, or the owner of an achievement, are put together.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "introduction")]
pub struct Model {
    /// The row's number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The need.
    pub need_id: i64,
    /// The manager who is introduced.
    pub manager_id: Option<i64>,
    /// The achievement whose owner is introduced.
    pub achievement_id: Option<i64>,
    /// The organization that owned the achievement when it was introduced: it answers.
    pub supplier_id: Option<i64>,
    /// How it stands; one that nobody answers also lapses by time.
    pub status: IntroductionStatus,
    /// Who introduced.
    #[sea_orm(column_type = "Text")]
    pub actor: String,
    /// As what.
    pub side: Side,
    /// Why, in the words of who introduced; both sides read them.
    #[sea_orm(column_type = "Text")]
    pub words: String,
    /// Why a pair of which one said no before is introduced again.
    #[sea_orm(column_type = "Text", nullable)]
    pub despite: Option<String>,
    /// When.
    pub introduced_at: Millis,
    /// When the side that has not answered was reminded.
    pub nudged_at: Option<Millis>,
    /// When it was accepted or declined.
    pub answered_at: Option<Millis>,
    /// When it was declined, withdrawn, ended, or lapsed.
    pub closed_at: Option<Millis>,
    /// By whom.
    pub closed_side: Option<Side>,
    /// The coded reason of a no.
    pub reason: Option<Reason>,
    /// One sentence about it, which the other side can read.
    #[sea_orm(column_type = "Text", nullable)]
    pub sentence: Option<String>,
    /// When the first slip was signed by both: what names the sides is revealed from then on.
    pub revealed_at: Option<Millis>,
    /// Goes up by one with every change, of its slips too.
    pub version: i64,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
