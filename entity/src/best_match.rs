//! How well the best candidates of an open need suit it.

use sea_orm::entity::prelude::*;

/// How well the best candidates of an open need suit it, by what everyone may read of both.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "best_match")]
pub struct Model {
    /// The need.
    #[sea_orm(primary_key, auto_increment = false)]
    pub need_id: i64,
    /// The score of its best manager, in thousandths; 0 where there is none.
    pub manager_points: i32,
    /// The score of its best achievement, in thousandths; 0 where there is none.
    pub achievement_points: i32,
    /// Its best manager.
    pub manager_id: Option<i64>,
    /// Its best achievement.
    pub achievement_id: Option<i64>,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
