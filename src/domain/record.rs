//! Records kept in memory: what nested reads ask for again and again.

use std::{
    collections::HashMap,
    sync::atomic::{AtomicU64, Ordering},
};

use qiao_entity::{achievement, manager, need, noun::Noun, organization};
use quick_cache::sync::Cache;
use sea_orm::{ColumnTrait, EntityTrait, PrimaryKeyToColumn, QueryFilter};

use crate::{app::App, auth::Requester, error::Error};

/// A row that has a number, an audience and a place in the row cache.
pub trait Record: Clone + Send + Sync + 'static {
    /// The row's table.
    type Entity: EntityTrait<Model = Self>;

    /// The row's number.
    fn id(&self) -> i64;

    /// Whether the requester may know of this row. It must say the same as the noun's `visible_to`.
    fn seen_by(&self, requester: Requester) -> bool;

    /// Where rows of this noun are kept.
    fn rows(rows: &Rows) -> &RowCache<Self>;
}

/// Rows of one noun, at most so many.
///
/// A row read from the database may be older than a change that is committed while it is on its way here. So every
/// change moves `generation`, and a row is kept only if nothing changed since its reader began.
#[derive(Debug)]
pub struct RowCache<T: Clone> {
    rows: Cache<i64, T>,
    generation: AtomicU64,
}

impl<T: Clone> RowCache<T> {
    fn new(most: usize) -> Self {
        Self {
            rows: Cache::new(most),
            generation: AtomicU64::new(0),
        }
    }

    fn forget(&self, id: i64) {
        self.generation.fetch_add(1, Ordering::SeqCst);
        self.rows.remove(&id);
    }

    fn keep(&self, id: i64, row: T, generation: u64) {
        if self.generation.load(Ordering::SeqCst) != generation {
            return;
        }
        self.rows.insert(id, row);
        // A change may have come between the look and the insertion.
        if self.generation.load(Ordering::SeqCst) != generation {
            self.rows.remove(&id);
        }
    }
}

/// The row caches of all nouns.
#[derive(Debug)]
pub struct Rows {
    pub(crate) needs: RowCache<need::Model>,
    pub(crate) managers: RowCache<manager::Model>,
    pub(crate) organizations: RowCache<organization::Model>,
    pub(crate) achievements: RowCache<achievement::Model>,
}

impl Rows {
    /// Empty caches for at most so many rows of each noun.
    #[must_use]
    pub fn new(most: usize) -> Self {
        Self {
            needs: RowCache::new(most),
            managers: RowCache::new(most),
            organizations: RowCache::new(most),
            achievements: RowCache::new(most),
        }
    }

    /// Drops a row that changed.
    pub fn forget(&self, noun: Noun, id: i64) {
        match noun {
            Noun::Need => self.needs.forget(id),
            Noun::Manager => self.managers.forget(id),
            Noun::Organization => self.organizations.forget(id),
            Noun::Achievement => self.achievements.forget(id),
        }
    }
}

/// The rows of these numbers that the requester may know of: from memory, the rest in one statement.
pub async fn by_ids<R: Record>(app: &App, requester: Requester, ids: &[i64]) -> Result<HashMap<i64, R>, Error>
where
    <R::Entity as EntityTrait>::PrimaryKey: PrimaryKeyToColumn<Column = <R::Entity as EntityTrait>::Column>,
{
    let cache = R::rows(&app.rows);
    let generation = cache.generation.load(Ordering::SeqCst);
    let mut found: HashMap<i64, R> = HashMap::with_capacity(ids.len());
    let mut missing = Vec::new();
    for id in ids {
        match cache.rows.get(id) {
            Some(row) => drop(found.insert(*id, row)),
            None => missing.push(*id),
        }
    }
    missing.sort_unstable();
    missing.dedup();
    // SQLite binds at most 32,766 values a statement.
    for part in missing.chunks(10_000) {
        for row in R::Entity::find()
            .filter(id_column::<R::Entity>().is_in(part.iter().copied()))
            .all(&app.db)
            .await?
        {
            cache.keep(row.id(), row.clone(), generation);
            found.insert(row.id(), row);
        }
    }
    found.retain(|_, row| row.seen_by(requester));
    Ok(found)
}

/// The row of this number, if the requester may know of it.
pub async fn by_id<R: Record>(app: &App, requester: Requester, id: i64) -> Result<Option<R>, Error>
where
    <R::Entity as EntityTrait>::PrimaryKey: PrimaryKeyToColumn<Column = <R::Entity as EntityTrait>::Column>,
{
    Ok(by_ids(app, requester, &[id]).await?.remove(&id))
}

/// The column of a table's only key.
pub(crate) fn id_column<E: EntityTrait>() -> E::Column
where
    E::PrimaryKey: PrimaryKeyToColumn<Column = E::Column>,
{
    use sea_orm::Iterable;
    E::PrimaryKey::iter()
        .next()
        .map(PrimaryKeyToColumn::into_column)
        .expect("every table has a key")
}
