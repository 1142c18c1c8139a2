//! Entries of the audit log.

use async_graphql::{Description, Enum, Json, Object};
use chrono::{DateTime, Utc};
use qiao_entity::audit::Model;
use serde_json::Value;

use crate::{page::Listed, scalar::Int64};

/// What is written into the audit log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::audit::Action")]
pub(crate) enum AuditAction {
    /// An account was made.
    AccountCreated,
    /// An account was blocked.
    AccountBlocked,
    /// A blocked account was let in again.
    AccountUnblocked,
    /// An account was erased.
    AccountErased,
    /// A password was changed.
    PasswordChanged,
    /// A one-time token for a new password was made.
    PasswordResetCreated,
    /// A password was set with a one-time token.
    PasswordReset,
    /// All sessions of an account were ended.
    LoggedOutEverywhere,
    /// A role was given.
    RoleGranted,
    /// A role was taken away.
    RoleRemoved,
    /// An account was made a member of an organization, or given another role there.
    MemberSet,
    /// A membership was taken away.
    MemberRemoved,
    /// An API token was made.
    TokenCreated,
    /// An API token was taken back.
    TokenRevoked,
    /// An agreement was asked for.
    AgreementRequested,
    /// An agreement was granted.
    AgreementGranted,
    /// An agreement was refused.
    AgreementRefused,
    /// An agreement was withdrawn.
    AgreementWithdrawn,
    /// What is stored about a person was given out.
    DataExported,
    /// An identity at another provider was linked.
    IdentityLinked,
    /// An identity at another provider was unlinked.
    IdentityUnlinked,
    /// A profile of the registry of managers was tied to an account.
    ManagerLinked,
    /// A profile of the registry of managers was untied from an account.
    ManagerUnlinked,
}

/// A sensitive action, written down when it was done and never changed.
#[derive(Clone, Debug, Description)]
pub(crate) struct AuditEntry(pub(crate) Model);

impl Listed for AuditEntry {
    const NAME: &'static str = "AuditEntry";
}

#[Object(use_type_description)]
impl AuditEntry {
    /// Its number: they have no gaps.
    async fn number(&self) -> Int64 {
        Int64(self.0.number)
    }

    /// When.
    async fn at(&self) -> DateTime<Utc> {
        *self.0.at
    }

    /// Who: `account_7`, `organization_3` by a token of it, or `administrator` by the configured token or the command line.
    async fn actor(&self) -> &str {
        &self.0.actor
    }

    /// What was done; null when a later version wrote something that this one does not know.
    async fn action(&self) -> Option<AuditAction> {
        let action: Result<qiao_entity::audit::Action, ()> = self.0.action.parse();
        action.ok().map(Into::into)
    }

    /// To what, such as `account_7`.
    async fn subject(&self) -> &str {
        &self.0.subject
    }

    /// What else it says. It holds no names and no secrets.
    async fn detail(&self) -> Option<Json<Value>> {
        serde_json::from_str(&self.0.detail).ok().map(Json)
    }

    /// The digest of the entry before; 64 zeros at the first one.
    async fn previous(&self) -> &str {
        &self.0.previous
    }

    /// The digest of this entry. Kept elsewhere, it proves later that nothing up to here was changed (`qiao audit verify`).
    async fn digest(&self) -> &str {
        &self.0.digest
    }
}
