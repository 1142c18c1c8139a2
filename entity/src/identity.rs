//! Identities at `OpenID` providers.

use sea_orm::entity::prelude::*;

use crate::Millis;

/// Identities at `OpenID` providers.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "identity")]
pub struct Model {
    /// The provider.
    #[sea_orm(primary_key, auto_increment = false)]
    pub issuer: String,
    /// The person there.
    #[sea_orm(primary_key, auto_increment = false)]
    pub subject: String,
    /// The account here.
    pub account_id: i64,
    /// When they were tied.
    pub created_at: Millis,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
