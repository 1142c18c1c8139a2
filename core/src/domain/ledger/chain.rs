//! The chains of digests: one for each ledger, numbered without gaps.

use qiao_entity::point::{Column, Entity, Ledger, Model};
use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect,
};

use crate::{domain::write::Write, error::Error};

/// What stands for the digest of the entry before the first one.
pub const START: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// The end of a ledger, to be kept where nobody who can write to the database can.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The last number.
    pub number: i64,
    /// The digest of that entry.
    pub digest: String,
}

/// The end of a ledger; none when it is empty.
pub async fn head(db: &impl ConnectionTrait, ledger: Ledger) -> Result<Option<Head>, Error> {
    let last: Option<(i64, String)> = Entity::find()
        .select_only()
        .columns([Column::Number, Column::Digest])
        .filter(Column::Ledger.eq(ledger))
        .order_by_desc(Column::Number)
        .limit(1)
        .into_tuple()
        .one(db)
        .await?;
    Ok(last.map(|(number, digest)| Head { number, digest }))
}

/// Whether a digest is that of an entry of the ledger. Only of a ledger whose chain holds does that say anything.
pub async fn holds_digest(db: &impl ConnectionTrait, ledger: Ledger, digest: &str) -> Result<bool, Error> {
    let same = Entity::find()
        .filter(Column::Ledger.eq(ledger))
        .filter(Column::Digest.eq(digest));
    Ok(same.one(db).await?.is_some())
}

/// Puts an entry behind the last one of its ledger; number, digests and time are given here. On PostgreSQL the ledger is held from
/// here to the end of the write: call it after everything else that locks rows.
pub(super) async fn append(write: &Write, entry: Model) -> Result<Model, Error> {
    write.lock_key("ledger", &entry.ledger.code()).await?;
    let last = head(write.txn(), entry.ledger).await?;
    let mut entry = Model {
        number: last.as_ref().map_or(1, |last| last.number + 1),
        at: write.now(),
        previous: last.map_or_else(|| START.to_owned(), |last| last.digest),
        ..entry
    };
    entry.digest = digest(&entry);
    let mut row = entry.into_active_model().reset_all();
    row.id = NotSet;
    Ok(row.insert(write.txn()).await?)
}

/// The digest of an entry: of all that it says, each part behind its length, so that no two entries read alike.
pub(super) fn digest(entry: &Model) -> String {
    let whole = |number: i64| number.to_string();
    let code = |code: Option<String>| code.unwrap_or_default();
    let parts = [
        "qiao points 1".to_owned(),
        entry.ledger.code(),
        whole(entry.number),
        whole(entry.at.0.timestamp_millis()),
        entry.actor.clone(),
        code(entry.account_id.map(whole)),
        whole(entry.manager_id),
        entry.kind.code(),
        code(entry.about.map(whole)),
        entry.rule.clone(),
        whole(entry.rule_version.into()),
        whole(entry.amount),
        code(entry.outcome.map(qiao_entity::point::Outcome::code)),
        code(entry.reason.map(qiao_entity::need_move::Reason::code)),
        code(entry.evidence.clone()),
        code(entry.words_digest.clone()),
        code(entry.file_digest.clone()),
        entry.previous.clone(),
    ];
    digest_of(parts.iter().map(String::as_str))
}

/// BLAKE3 over parts, each behind its length in bytes as a 64-bit big-endian number.
pub(super) fn digest_of<'a>(parts: impl Iterator<Item = &'a str>) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher
            .update(&(part.len() as u64).to_be_bytes())
            .update(part.as_bytes());
    }
    hasher.finalize().to_hex().to_string()
}
