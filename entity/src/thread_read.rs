//! How far an account has read what is written about a part of the chain.

use sea_orm::entity::prelude::*;

use crate::Millis;
use crate::step::Subject;

/// How far an account has read what is written about a part of the chain.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "thread_read")]
pub struct Model {
    /// About what it is written.
    #[sea_orm(primary_key, auto_increment = false)]
    pub subject: Subject,
    /// Its number.
    #[sea_orm(primary_key, auto_increment = false)]
    pub subject_id: i64,
    /// Who reads.
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: i64,
    /// The last message that the account was shown.
    pub message_id: i64,
    /// When.
    pub at: Millis,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
