//! Codes of accounts.

use async_graphql::Enum;

/// Whether an account can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::account::AccountStatus")]
pub(crate) enum AccountStatus {
    /// It can (正常).
    Active,
    /// It cannot, until an administrator lets it in again (停用).
    Blocked,
    /// It was erased: what must stay is anonymous (已注销).
    Erased,
}

/// What an account may do beside its memberships.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::account_role::Role")]
pub(crate) enum Role {
    /// Everything (管理员).
    Administrator,
    /// Keeps the registries of managers and organizations (登记员).
    Registrar,
    /// Judges proposals (评审专家).
    Reviewer,
    /// Reads totals, writes nothing (看板用户).
    Dashboard,
    /// Works the needs of a region or of an association (对接专员).
    Matchmaker,
}

/// What a member may do in an organization.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::membership::MemberRole")]
pub(crate) enum MemberRole {
    /// Reads everything of the organization (查看).
    Reader,
    /// Also writes its records (编辑).
    Editor,
    /// Also decides on agreements, members and tokens (所有者).
    Owner,
}
