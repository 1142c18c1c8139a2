//! Accounts of people.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::code::coded;

/// Whether an account can be used.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum AccountStatus {
    /// 正常.
    Active,
    /// 停用.
    Blocked,
    /// 已注销: what must stay is anonymous.
    Erased,
}

coded!(AccountStatus);

/// Accounts of people.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "account")]
pub struct Model {
    /// The row's number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The name to log in with, folded to lower case; unique.
    #[sea_orm(column_type = "Text")]
    pub login: String,
    /// What the person is called; empty once erased.
    #[sea_orm(column_type = "Text")]
    pub name: String,
    /// The password by argon2id; none when the person logs in elsewhere.
    #[sea_orm(column_type = "Text", nullable)]
    pub password_hash: Option<String>,
    /// Whether it can be used.
    pub status: AccountStatus,
    /// The profile in the registry of managers that is this person.
    pub manager_id: Option<i64>,
    /// When it was made.
    pub created_at: Millis,
    /// When it was last changed.
    pub updated_at: Millis,
    /// When someone last logged in.
    pub logged_in_at: Option<Millis>,
    /// Goes up by one with every change; an update names the version that it saw.
    pub version: i64,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
