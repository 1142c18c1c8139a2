//! One-time tokens that set a new password.

use sea_orm::entity::prelude::*;

use crate::Millis;

/// One-time tokens that set a new password.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "reset_token")]
pub struct Model {
    /// A digest of the token.
    #[sea_orm(primary_key, auto_increment = false)]
    pub digest: String,
    /// The account.
    pub account_id: i64,
    /// When it was made.
    pub created_at: Millis,
    /// When it ends.
    pub expires_at: Millis,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
