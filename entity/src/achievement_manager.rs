//! Which managers look after an achievement.

use sea_orm::entity::prelude::*;

/// Which managers look after an achievement.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "achievement_manager")]
pub struct Model {
    /// The achievement.
    #[sea_orm(primary_key, auto_increment = false)]
    pub achievement_id: i64,
    /// The manager.
    #[sea_orm(primary_key, auto_increment = false)]
    pub manager_id: i64,
    /// Order, from 0.
    pub position: i32,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
