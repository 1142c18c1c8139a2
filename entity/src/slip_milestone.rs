//! When which part of a commission falls due.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::code::coded;

/// On what a part of a commission falls due.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum SlipEvent {
    /// 合同签订.
    ContractSigned,
    /// 首笔到账.
    FirstPayment,
    /// 每笔到账.
    EachPayment,
    /// 验收通过.
    Accepted,
    /// 项目落地.
    Landed,
    /// 其他.
    Other,
}

coded!(SlipEvent);

/// When which part of a commission falls due.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "slip_milestone")]
pub struct Model {
    /// The row's number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The slip.
    pub slip_id: i64,
    /// Its place in the list.
    pub position: i32,
    /// On what it falls due.
    pub event: SlipEvent,
    /// Its share in basis points; all of a slip make 10000.
    pub share: i32,
    /// What else there is to say about it.
    #[sea_orm(column_type = "Text", nullable)]
    pub note: Option<String>,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
