//! Every move of a need from one status to another: dated, owned, a no with its reason.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::code::coded;
use crate::need::NeedStatus;

/// The coded reasons of every *no*.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Reason {
    /// 为时过早.
    TooEarly,
    /// 效益不明.
    BenefitUnclear,
    /// 缺乏商业路径.
    NoCommercialRoute,
    /// 描述不清.
    DescriptionUnclear,
    /// 指标未达到.
    IndicatorNotMet,
    /// 知识产权不清.
    IpUnclear,
    /// 价格.
    Price,
    /// 时间.
    Timing,
    /// 承接能力.
    Capacity,
    /// 利益冲突.
    ConflictOfInterest,
    /// 重复.
    Duplicate,
    /// 其他.
    Other,
}

coded!(Reason);

/// Every move of a need from one status to another: dated, owned, a no with its reason.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "need_move")]
pub struct Model {
    /// The row's number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The need.
    pub need_id: i64,
    /// Where it stood; none at the first move.
    pub from_status: Option<NeedStatus>,
    /// Where it went.
    pub to_status: NeedStatus,
    /// When.
    pub at: Millis,
    /// Who moved it.
    #[sea_orm(column_type = "Text")]
    pub actor: String,
    /// The coded reason of a no.
    pub reason: Option<Reason>,
    /// One sentence about it, which the other side can read.
    #[sea_orm(column_type = "Text", nullable)]
    pub sentence: Option<String>,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
