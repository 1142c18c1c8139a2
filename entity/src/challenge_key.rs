//! The keys under which bids of open challenges are sealed; read only where a bid is sealed or opened.

use sea_orm::entity::prelude::*;

/// The keys under which bids of open challenges are sealed; read only where a bid is sealed or opened.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "challenge_key")]
pub struct Model {
    /// The challenge.
    #[sea_orm(primary_key, auto_increment = false)]
    pub challenge_id: i64,
    /// 32 random bytes.
    pub key: Vec<u8>,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
