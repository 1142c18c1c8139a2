//! The access log: who read what stands under agreement.

mod list;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex, PoisonError},
};

pub use list::{Door, count, door, list};
use qiao_entity::{access, noun::Noun};
use sea_orm::{ActiveValue::Set, EntityTrait};

use super::write::Write;
use crate::{app::App, auth::Requester, error::Error};

/// The parts read of each record.
type Parts = BTreeMap<(Noun, i64), BTreeSet<&'static str>>;

tokio::task_local! {
    static READS: Arc<Mutex<Parts>>;
}

/// Notes that a part of a record is read; `false` where nobody takes notes: then it must not be given out.
pub(super) fn note(noun: Noun, id: i64, part: &'static str) -> bool {
    READS
        .try_with(|reads| {
            let mut reads = reads.lock().unwrap_or_else(PoisonError::into_inner);
            reads.entry((noun, id)).or_default().insert(part);
        })
        .is_ok()
}

/// Does some work of a requester that may read what stands under agreement, and writes those reads down before its
/// result is given out.
///
/// # Errors
///
/// When the reads cannot be written down; then the result must not be given out, and is not.
pub async fn logged<T>(app: &App, requester: &Requester, work: impl Future<Output = T>) -> Result<T, Error> {
    let reads = Arc::new(Mutex::new(Parts::new()));
    let result = READS.scope(reads.clone(), work).await;
    let reads = std::mem::take(&mut *reads.lock().unwrap_or_else(PoisonError::into_inner));
    if !reads.is_empty() {
        record(app, requester, reads).await?;
    }
    Ok(result)
}

async fn record(app: &App, requester: &Requester, reads: Parts) -> Result<(), Error> {
    let write = Write::begin(app).await?;
    let (actor, via) = (requester.actor(), requester.via());
    let rows: Vec<_> = reads
        .into_iter()
        .map(|((noun, id), parts)| access::ActiveModel {
            at: Set(write.now()),
            noun: Set(noun),
            row_id: Set(id),
            parts: Set(parts.into_iter().collect::<Vec<_>>().join(",")),
            actor: Set(actor.clone()),
            account_id: Set(requester.account()),
            via: Set(via.clone()),
            ..Default::default()
        })
        .collect();
    // SQLite binds at most 32,766 values a statement.
    for part in rows.chunks(4_000) {
        access::Entity::insert_many(part.to_vec())
            .exec_without_returning(write.txn())
            .await?;
    }
    write.commit().await?;
    Ok(())
}
