//! Keys that clients gave with a post, so that a repeated post makes no second record.

use sea_orm::entity::prelude::*;

use crate::Millis;
use crate::noun::Noun;

/// Keys that clients gave with a post, so that a repeated post makes no second record.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "post_key")]
pub struct Model {
    /// Who posted.
    #[sea_orm(primary_key, auto_increment = false)]
    pub requester: String,
    /// The client's key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    /// What was posted.
    pub noun: Noun,
    /// The record that came of it.
    pub row_id: i64,
    /// A digest of the posted content.
    #[sea_orm(column_type = "Text")]
    pub fingerprint: String,
    /// When.
    pub created_at: Millis,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
