//! Clauses of technology contracts.

use sea_orm::entity::prelude::*;

/// Clauses of technology contracts.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "contract_clause")]
pub struct Model {
    /// The contract.
    #[sea_orm(primary_key, auto_increment = false)]
    pub contract_id: i64,
    /// Which clause of the list.
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: String,
    /// What it says.
    #[sea_orm(column_type = "Text")]
    pub text: String,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
