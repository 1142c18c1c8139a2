//! Which of two proposals a reviewer holds for better.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::code::coded;

/// The better of two.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Better {
    /// 前者.
    First,
    /// 后者.
    Second,
    /// 相当.
    Neither,
}

coded!(Better);

/// Which of two proposals a reviewer holds for better.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "evaluation_pair")]
pub struct Model {
    /// The reviewer.
    #[sea_orm(primary_key, auto_increment = false)]
    pub reviewer_id: i64,
    /// The proposal that comes first in the order of the entries.
    #[sea_orm(primary_key, auto_increment = false)]
    pub first_id: i64,
    /// The other one.
    #[sea_orm(primary_key, auto_increment = false)]
    pub second_id: i64,
    /// The better one.
    pub better: Better,
    /// Why, in a sentence.
    #[sea_orm(column_type = "Text")]
    pub sentence: String,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
