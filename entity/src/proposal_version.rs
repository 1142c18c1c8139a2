//! Versions of proposals: each that was handed in, and the one that is being written.

use sea_orm::entity::prelude::*;

use crate::Millis;

/// Versions of proposals: each that was handed in, and the one that is being written.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "proposal_version")]
pub struct Model {
    /// The proposal.
    #[sea_orm(primary_key, auto_increment = false)]
    pub proposal_id: i64,
    /// Its number, from 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    /// When it was last saved.
    pub saved_at: Millis,
    /// When it was handed in; none while it is being written.
    pub handed_in_at: Option<Millis>,
    /// Whether `content` is encrypted under the challenge's key.
    pub sealed: bool,
    /// The text that was handed in (a random salt, a line break, canonical JSON), or JSON that is being written.
    pub content: Vec<u8>,
    /// BLAKE3 of the text that was handed in, in hexadecimal.
    #[sea_orm(column_type = "Text", nullable)]
    pub digest: Option<String>,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
