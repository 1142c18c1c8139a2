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
