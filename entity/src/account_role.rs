//! Roles of accounts beside memberships.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::code::coded;

/// What an account may do beside memberships.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Role {
    /// 管理员: everything.
    Administrator,
    /// 登记员: keeps the registries of managers and organizations.
    Registrar,
    /// 评审专家: judges proposals.
    Reviewer,
    /// 看板用户: reads totals, writes nothing.
    Dashboard,
    /// 对接专员: works the needs of a region or an association.
    Matchmaker,
}

coded!(Role);

/// Roles of accounts beside memberships.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "account_role")]
pub struct Model {
    /// The row's number.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The account.
    pub account_id: i64,
    /// The role.
    pub role: Role,
    /// A matchmaker's scope: a region.
    #[sea_orm(column_type = "Text", nullable)]
    pub region_code: Option<String>,
    /// A matchmaker's scope: an association.
    pub organization_id: Option<i64>,
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
