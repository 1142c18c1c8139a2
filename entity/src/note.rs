//! Notes of matchmakers on records.

use sea_orm::entity::prelude::*;

use crate::{Millis, noun::Noun};

/// Notes of matchmakers on records.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "note")]
pub struct Model {
    /// The row's number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// What the record is.
    pub noun: Noun,
    /// The record's number.
    pub row_id: i64,
    /// Who wrote it.
    pub account_id: i64,
    /// What it says.
    #[sea_orm(column_type = "Text")]
    pub text: String,
    /// When it was written.
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
