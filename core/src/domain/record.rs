//! Records kept in memory: what nested reads ask for again and again.

use std::{
    collections::HashMap,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use qiao_entity::{achievement, affiliation, level::Level, manager, need, noun::Noun, organization};
use quick_cache::sync::Cache;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PrimaryKeyToColumn, QueryFilter, QuerySelect, Select};

use super::{
    disclosure::Disclosed,
    matching::Subject,
    page::{self, Page},
};
use crate::{app::App, auth::Requester, error::Error};

/// Whether a requester may know of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// It may.
    Yes,
    /// It may not.
    No,
    /// The row alone does not tell; the database does.
    Ask,
}

impl Seen {
    /// [`Seen::Yes`] if so, [`Seen::No`] otherwise.
    #[must_use]
    pub fn if_so(is: bool) -> Self {
        if is { Self::Yes } else { Self::No }
    }
}

/// A row that has a number, an audience and a place in the row cache.
pub trait Record: Clone + Send + Sync + 'static {
    /// The row's table.
    type Entity: EntityTrait<Model = Self, PrimaryKey: PrimaryKeyToColumn<Column = <Self::Entity as EntityTrait>::Column>>;

    /// The row's number.
    fn id(&self) -> i64;

    /// The only door to the table for reads: the rows that the requester may know of.
    fn visible_to(requester: &Requester) -> Select<Self::Entity>;

    /// Whether the requester may know of this row. It must say the same as [`Self::visible_to`].
    fn seen_by(&self, requester: &Requester) -> Seen;

    /// What it is and whose, as far as disclosure is concerned.
    fn disclosed(&self) -> Disclosed;

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

    /// What is kept under a number.
    pub fn get(&self, id: i64) -> Option<T> {
        self.rows.get(&id)
    }

    /// To be read before the database is, and given with what was read.
    pub fn generation(&self) -> u64 {
        self.generation.load(Ordering::SeqCst)
    }

    /// Keeps what was read, unless something changed since `generation` was.
    pub fn keep(&self, id: i64, row: T, generation: u64) {
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

/// Prepared queries kept for one noun and audience; each takes some ten kilobytes.
const MOST_SUBJECTS: usize = 1_000;

/// The row caches of all nouns.
#[derive(Debug)]
pub struct Rows {
    /// Needs by number.
    pub needs: RowCache<need::Model>,
    /// Managers by number.
    pub managers: RowCache<manager::Model>,
    /// Organizations by number.
    pub organizations: RowCache<organization::Model>,
    /// Achievements by number.
    pub achievements: RowCache<achievement::Model>,
    /// The affiliations of each manager, whoever may know of them.
    pub affiliations: RowCache<Arc<Vec<affiliation::Model>>>,
    /// Prepared queries by noun and by how far the record is read.
    subjects: [[RowCache<Arc<Subject>>; 3]; 4],
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
            affiliations: RowCache::new(most),
            subjects: std::array::from_fn(|_| std::array::from_fn(|_| RowCache::new(most.min(MOST_SUBJECTS)))),
        }
    }

    /// Prepared queries of a noun's rows, as they are read up to this level.
    pub fn subjects(&self, noun: Noun, clearance: Level) -> &RowCache<Arc<Subject>> {
        &self.subjects[noun as usize][clearance as usize]
    }

    /// Drops a row that changed.
    pub fn forget(&self, noun: Noun, id: i64) {
        self.subjects[noun as usize]
            .iter()
            .for_each(|subjects| subjects.forget(id));
        match noun {
            Noun::Need => self.needs.forget(id),
            Noun::Manager => {
                self.managers.forget(id);
                self.affiliations.forget(id);
            }
            Noun::Organization => self.organizations.forget(id),
            Noun::Achievement => self.achievements.forget(id),
        }
    }
}

/// The rows of these numbers that the requester may know of: from memory, the rest in one statement.
pub async fn by_ids<R: Record>(app: &App, requester: &Requester, ids: &[i64]) -> Result<HashMap<i64, R>, Error>
where
    <R::Entity as EntityTrait>::PrimaryKey: PrimaryKeyToColumn<Column = <R::Entity as EntityTrait>::Column>,
{
    let cache = R::rows(&app.rows);
    let generation = cache.generation();
    let mut found: HashMap<i64, R> = HashMap::with_capacity(ids.len());
    let mut missing = Vec::new();
    for id in ids {
        match cache.get(*id) {
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
    let mut unsure = Vec::new();
    found.retain(|id, row| match row.seen_by(requester) {
        Seen::Yes => true,
        Seen::No => false,
        Seen::Ask => {
            unsure.push(*id);
            true
        }
    });
    if !unsure.is_empty() {
        let seen = seen_among::<R>(&app.db, requester, &unsure).await?;
        found.retain(|id, _| !unsure.contains(id) || seen.contains(id));
    }
    Ok(found)
}

/// Which of these numbers are rows that the requester may know of; one statement.
pub async fn seen_among<R: Record>(
    db: &impl ConnectionTrait,
    requester: &Requester,
    ids: &[i64],
) -> Result<Vec<i64>, Error> {
    let id = id_column::<R::Entity>();
    Ok(R::visible_to(requester)
        .select_only()
        .column(id)
        .filter(id.is_in(ids.iter().copied()))
        .into_tuple()
        .all(db)
        .await?)
}

/// The row of this number, if the requester may know of it.
pub async fn by_id<R: Record>(app: &App, requester: &Requester, id: i64) -> Result<Option<R>, Error>
where
    <R::Entity as EntityTrait>::PrimaryKey: PrimaryKeyToColumn<Column = <R::Entity as EntityTrait>::Column>,
{
    Ok(by_ids(app, requester, &[id]).await?.remove(&id))
}

/// The record of a number as far as disclosure is concerned, if the requester may know of it.
pub async fn disclosed(app: &App, requester: &Requester, noun: Noun, id: i64) -> Result<Option<Disclosed>, Error> {
    async fn of<R: Record>(app: &App, requester: &Requester, id: i64) -> Result<Option<Disclosed>, Error> {
        Ok(by_id::<R>(app, requester, id).await?.map(|row| row.disclosed()))
    }
    match noun {
        Noun::Need => of::<need::Model>(app, requester, id).await,
        Noun::Manager => of::<manager::Model>(app, requester, id).await,
        Noun::Organization => of::<organization::Model>(app, requester, id).await,
        Noun::Achievement => of::<achievement::Model>(app, requester, id).await,
    }
}

/// The column of a table's only key.
///
/// # Panics
/// On a table without a key; there is none.
pub fn id_column<E: EntityTrait>() -> E::Column
where
    E::PrimaryKey: PrimaryKeyToColumn<Column = E::Column>,
{
    use sea_orm::Iterable;
    E::PrimaryKey::iter()
        .next()
        .map(PrimaryKeyToColumn::into_column)
        .expect("every table has a key")
}

/// Reads one page of a select that the requester may see: its numbers from the database, its rows from memory as far as
/// they are kept there.
pub async fn page<R, O>(
    app: &App,
    requester: &Requester,
    select: Select<R::Entity>,
    order: O,
    request: &page::Request,
) -> Result<Page<R>, Error>
where
    R: Record,
    O: page::Ordering<R::Entity>,
    <R::Entity as EntityTrait>::PrimaryKey: PrimaryKeyToColumn<Column = <R::Entity as EntityTrait>::Column>,
{
    let numbers = page::numbers(&app.db, select, order, request).await?;
    page_of(app, requester, numbers, order, request).await
}

/// The page of these numbers, which were read with one more in the direction of the request.
pub async fn page_of<R, O>(
    app: &App,
    requester: &Requester,
    mut numbers: Vec<i64>,
    order: O,
    request: &page::Request,
) -> Result<Page<R>, Error>
where
    R: Record,
    O: page::Ordering<R::Entity>,
    <R::Entity as EntityTrait>::PrimaryKey: PrimaryKeyToColumn<Column = <R::Entity as EntityTrait>::Column>,
{
    let more = numbers.len() > request.size;
    numbers.truncate(request.size);
    let mut rows = by_ids::<R>(app, requester, &numbers).await?;
    // A row that went away in between leaves a gap.
    let rows = numbers.iter().filter_map(|id| rows.remove(id));
    Ok(Page::new(
        rows.map(|row| (order.place(&row), row)).collect(),
        more,
        request,
    ))
}
