//! Reads of what stands under agreement.

use sea_orm::entity::prelude::*;

use crate::Millis;
use crate::noun::Noun;

/// Reads of what stands under agreement.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "access")]
pub struct Model {
    /// The row's number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// When.
    pub at: Millis,
    /// What the record is.
    pub noun: Noun,
    /// The record's number.
    pub row_id: i64,
    /// The fields, by their codes, with commas.
    #[sea_orm(column_type = "Text")]
    pub parts: String,
    /// Who.
    #[sea_orm(column_type = "Text")]
    pub actor: String,
    /// The account, if one.
    pub account_id: Option<i64>,
    /// Through what.
    #[sea_orm(column_type = "Text")]
    pub via: String,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
