//! Which technology fields a row of `organization` belongs to.

use sea_orm::entity::prelude::*;

/// Which technology fields a row of `organization` belongs to.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "organization_field")]
pub struct Model {
    /// The organization.
    #[sea_orm(primary_key, auto_increment = false)]
    pub organization_id: i64,
    /// The code of the technology field.
    #[sea_orm(primary_key, auto_increment = false)]
    pub field_code: String,
    /// Order, from 0.
    pub position: i32,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
