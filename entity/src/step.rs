//! Steps from match to money: who did what to which part of the chain, when and why.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::code::coded;
use crate::need_move::Reason;

/// What is moved.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Subject {
    /// 引荐.
    Introduction,
    /// 佣金约定.
    Slip,
    /// 揭榜挂帅.
    Challenge,
    /// 方案.
    Proposal,
    /// 评价.
    Evaluation,
    /// 对接项目.
    Engagement,
    /// 任务.
    Task,
    /// 翻译稿.
    Translation,
    /// 技术合同.
    Contract,
    /// 结算.
    Settlement,
    /// 积分.
    Point,
}

coded!(Subject);

/// On whose side somebody acts.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Side {
    /// Who posted the need (需求方).
    Enterprise,
    /// The technology manager (技术经理人).
    Manager,
    /// Who owns the achievement (成果供给方).
    Supplier,
    /// The matchmaker (对接专员).
    Matchmaker,
    /// A reviewer (评审专家).
    Reviewer,
    /// Who keeps the registries (登记员).
    Registrar,
    /// An administrator (管理员).
    Operator,
    /// The service itself, when time has passed (系统).
    Service,
}

coded!(Side);

/// Steps from match to money; rows are never changed or removed.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "step")]
pub struct Model {
    /// The row's number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// What was moved.
    pub subject: Subject,
    /// Its number.
    pub subject_id: i64,
    /// The need that it belongs to.
    pub need_id: i64,
    /// What was done: a code of the subject's table of moves.
    #[sea_orm(column_type = "Text")]
    pub act: String,
    /// Where it stood; none when it was made.
    #[sea_orm(column_type = "Text", nullable)]
    pub from_status: Option<String>,
    /// Where it stands since.
    #[sea_orm(column_type = "Text")]
    pub to_status: String,
    /// When.
    pub at: Millis,
    /// Who did it.
    #[sea_orm(column_type = "Text")]
    pub actor: String,
    /// The account that did it, if it was one.
    pub account_id: Option<i64>,
    /// On whose side.
    pub side: Side,
    /// The coded reason of a no.
    pub reason: Option<Reason>,
    /// One sentence about it, which the other side reads.
    #[sea_orm(column_type = "Text", nullable)]
    pub sentence: Option<String>,
    /// Which part of its subject it is about, such as `member_4`.
    #[sea_orm(column_type = "Text", nullable)]
    pub part: Option<String>,
    /// What that part was called, or what was said of it.
    #[sea_orm(column_type = "Text", nullable)]
    pub note: Option<String>,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
