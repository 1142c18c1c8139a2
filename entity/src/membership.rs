//! Members of organizations.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::code::coded;

/// What a member may do in an organization, the least first.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum MemberRole {
    /// 查看: reads everything of the organization.
    Reader,
    /// 编辑: also writes its records.
    Editor,
    /// 所有者: also decides on agreements, members and tokens.
    Owner,
}

coded!(MemberRole);

/// Members of organizations.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "membership")]
pub struct Model {
    /// The account.
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: i64,
    /// The organization.
    #[sea_orm(primary_key, auto_increment = false)]
    pub organization_id: i64,
    /// What the member may do there.
    pub role: MemberRole,
    /// Who gave it.
    #[sea_orm(column_type = "Text")]
    pub granted_by: String,
    /// When.
    pub granted_at: Millis,
}

/// Rows are joined by hand where it is needed: the domain decides what is read together.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
