//! Which industries a row of `need` belongs to.

use sea_orm::entity::prelude::*;

/// Which industries a row of `need` belongs to.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "need_industry")]
pub struct Model {
    /// The need.
    #[sea_orm(primary_key, auto_increment = false)]
    pub need_id: i64,
    /// The code of the industry.
    #[sea_orm(primary_key, auto_increment = false)]
    pub industry_code: String,
    /// Order, from 0.
    pub position: i32,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
