//! Candidates on shortlists of needs.

use sea_orm::entity::prelude::*;

use crate::{Millis, noun::Noun};

/// Candidates on shortlists of needs.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "shortlist_entry")]
pub struct Model {
    /// The row's number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The need.
    pub need_id: i64,
    /// Whose list: `organization_3`, `account_7` or `administrator`.
    #[sea_orm(column_type = "Text")]
    pub keeper: String,
    /// What the candidate is.
    pub noun: Noun,
    /// The candidate's number.
    pub row_id: i64,
    /// Order, from 0; removed ones leave gaps.
    pub position: i32,
    /// Who put it there.
    #[sea_orm(column_type = "Text")]
    pub added_by: String,
    /// When.
    pub added_at: Millis,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
