//! Sessions: browsers that are logged in.

use sea_orm::entity::prelude::*;

use crate::Millis;

/// Sessions: browsers that are logged in.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "session")]
pub struct Model {
    /// The row's number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The account.
    pub account_id: i64,
    /// A digest of the cookie's value.
    #[sea_orm(column_type = "Text")]
    pub digest: String,
    /// What the browser calls itself.
    #[sea_orm(column_type = "Text")]
    pub agent: String,
    /// When it began.
    pub created_at: Millis,
    /// When it was last used, to some minutes.
    pub seen_at: Millis,
    /// When it ends.
    pub expires_at: Millis,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
