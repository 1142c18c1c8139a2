//! The audit log: sensitive actions, numbered without gaps, each entry bound to the one before by its digest.
//!
//! The database refuses to change or remove an entry. Whoever goes round that is found by [`verify`]: a changed entry has
//! another digest, a removed one leaves a gap, and to make the digests fit again the whole rest must be written anew. That,
//! or a cut-off end, is found only by whoever kept a digest elsewhere ([`head`]).

mod chain;
mod list;
#[cfg(test)]
mod tests;

pub use chain::{Flaw, Head, START, Verdict, head, verify};
pub use list::{Filter, count, list};
pub use qiao_entity::audit::Action;
use qiao_entity::audit::{Entity, Model};
use sea_orm::{ActiveModelTrait, ConnectionTrait, DbBackend, EntityTrait, IntoActiveModel};
use serde_json::Value;

use super::write::Write;
use crate::{auth::Requester, error::Error};

/// The advisory lock under which PostgreSQL hands out numbers: any number that nothing else here uses.
const AUDIT_LOCK: i64 = 0x0071_6961_6f01;

/// Writes down what a requester does to a subject (`account_7`, `token_5`), inside the write that does it. Neither subject
/// nor detail hold names or secrets.
///
/// Call it after everything else that locks rows: on PostgreSQL the log is held from here to the end of the write.
pub async fn record(
    write: &Write,
    requester: &Requester,
    action: Action,
    subject: &str,
    detail: Value,
) -> Result<(), Error> {
    let txn = write.txn();
    if txn.get_database_backend() == DbBackend::Postgres {
        txn.execute_unprepared(&format!("select pg_advisory_xact_lock({AUDIT_LOCK})"))
            .await?;
    }
    let last = head(txn).await?;
    let mut entry = Model {
        number: last.as_ref().map_or(1, |last| last.number + 1),
        at: write.now(),
        actor: requester.actor(),
        action: action.code(),
        subject: subject.to_owned(),
        detail: detail.to_string(),
        previous: last.map_or_else(|| START.to_owned(), |last| last.digest),
        digest: String::new(),
    };
    entry.digest = chain::digest(&entry);
    Entity::insert(entry.into_active_model().reset_all())
        .exec_without_returning(txn)
        .await?;
    Ok(())
}
