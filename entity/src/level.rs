//! The disclosure ladder.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::code::coded;

/// The disclosure ladder: who may read a field. Ordered: who reads a level reads those below it.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Level {
    /// 公开: everyone.
    Public,
    /// 注册可见: whoever has an account.
    Registered,
    /// 协议可见: whoever has an agreement (NDA) with the owner.
    Agreement,
}

coded!(Level);
