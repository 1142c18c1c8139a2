//! Log-ins at an `OpenID` provider that are under way.

use sea_orm::entity::prelude::*;

use crate::Millis;

/// Log-ins at an `OpenID` provider that are under way.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "oidc_login")]
pub struct Model {
    /// A digest of `state`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub digest: String,
    /// A digest of a cookie of the browser that began it.
    #[sea_orm(column_type = "Text")]
    pub browser_digest: String,
    /// What the identity token must repeat.
    #[sea_orm(column_type = "Text")]
    pub nonce: String,
    /// The PKCE verifier.
    #[sea_orm(column_type = "Text")]
    pub verifier: String,
    /// Where the browser goes afterwards.
    #[sea_orm(column_type = "Text")]
    pub return_to: String,
    /// The account that links another identity.
    pub account_id: Option<i64>,
    /// When it ends.
    pub expires_at: Millis,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
