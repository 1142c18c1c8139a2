//! Tokens for programs, of a person or of an organization.

use sea_orm::entity::prelude::*;

use crate::Millis;
use crate::membership::MemberRole;

/// Tokens for programs, of a person or of an organization.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "api_token")]
pub struct Model {
    /// The row's number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Whose it is, if a person's.
    pub account_id: Option<i64>,
    /// Whose it is, if an organization's.
    pub organization_id: Option<i64>,
    /// What an organization's token may do there.
    pub role: Option<MemberRole>,
    /// What it is for.
    #[sea_orm(column_type = "Text")]
    pub name: String,
    /// A digest of the token.
    #[sea_orm(column_type = "Text")]
    pub digest: String,
    /// Its first characters.
    #[sea_orm(column_type = "Text")]
    pub start: String,
    /// Bits: 1 what is confidential, 2 writing, 4 managing.
    pub scopes: i32,
    /// Who made it.
    #[sea_orm(column_type = "Text")]
    pub created_by: String,
    /// When it was made.
    pub created_at: Millis,
    /// When it ends.
    pub expires_at: Millis,
    /// When it was last used, to some minutes.
    pub used_at: Option<Millis>,
    /// When it was taken back.
    pub revoked_at: Option<Millis>,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
