//! The nouns of the service.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::code::coded;

/// What a record is.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Noun {
    /// 技术需求.
    Need,
    /// 技术经理人.
    Manager,
    /// 机构.
    Organization,
    /// 科技成果.
    Achievement,
}

coded!(Noun);
