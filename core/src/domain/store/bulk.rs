//! Storing and comparing many drafts in a few statements, as an import does.

use std::{collections::HashMap, future::Future};

use qiao_entity::Millis;
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::{Stamp, Storable};
use crate::{
    domain::{
        link,
        record::{Record, id_column},
        write::Write,
    },
    error::Error,
};

/// A draft that can be stored and read back many at a time.
pub trait Bulk: Storable + PartialEq + Sized {
    /// What stored rows say, as drafts, in the order of the rows.
    fn stored(write: &Write, rows: &[Self::Row]) -> impl Future<Output = Result<Vec<Self>, Error>> + Send;

    /// Writes what new drafts hold beside their rows, whose numbers stand with them, and notes every record whose index
    /// document changes by it.
    fn put_new_parts(write: &mut Write, new: &[(i64, &Self)]) -> impl Future<Output = Result<(), Error>> + Send;
}

/// The rows of these keys, inside a write that means to change them.
pub async fn by_keys<D: Storable>(write: &Write, keys: &[String]) -> Result<Vec<D::Row>, Error> {
    Ok(D::Entity::find()
        .filter(D::KEY.is_in(keys))
        .order_by_asc(id_column::<D::Entity>())
        .lock_exclusive()
        .all(write.txn())
        .await?)
}

/// The numbers of the records with these keys.
pub async fn numbers<D: Storable>(write: &Write, keys: &[String]) -> Result<HashMap<String, i64>, Error> {
    numbers_in::<D::Entity>(write, D::KEY, keys).await
}

/// The numbers of a table's rows with these keys.
pub async fn numbers_in<E>(write: &Write, key: E::Column, keys: &[String]) -> Result<HashMap<String, i64>, Error>
where
    E: EntityTrait<Model: Record<Entity = E>>,
{
    let mut numbers = HashMap::with_capacity(keys.len());
    // SQLite binds at most 32,766 values a statement.
    for part in keys.chunks(10_000) {
        let found: Vec<(String, i64)> = E::find()
            .select_only()
            .column(key)
            .column(id_column::<E>())
            .filter(key.is_in(part))
            .into_tuple()
            .all(write.txn())
            .await?;
        numbers.extend(found);
    }
    Ok(numbers)
}

/// Stores drafts as new records. The caller has seen that they have no problems and that their keys are free; every one
/// has a key.
pub async fn insert_all<D: Bulk>(write: &mut Write, drafts: &[&D]) -> Result<(), Error> {
    let now: Millis = write.now();
    let rows = drafts.iter().map(|draft| {
        draft.columns(Stamp {
            id: NotSet,
            created_at: Set(now),
            updated_at: Set(now),
            version: Set(1),
        })
    });
    link::insert_all::<D::Entity>(write.txn(), rows.collect()).await?;
    let keys: Vec<String> = drafts
        .iter()
        .filter_map(|draft| draft.external_key().map(str::to_owned))
        .collect();
    let numbers = numbers::<D>(write, &keys).await?;
    let new = drafts.iter().map(|draft| {
        let number = draft.external_key().and_then(|key| numbers.get(key));
        let number = number.ok_or_else(|| Error::internal("a record just stored is not there"))?;
        Ok((*number, *draft))
    });
    let new: Vec<(i64, &D)> = new.collect::<Result<_, Error>>()?;
    D::put_new_parts(write, &new).await
}
