//! The census: which managers have which of the values that they are listed and counted by, in memory. A count is an
//! intersection of sets: among a hundred thousand managers it takes a millisecond, right after a write too, whoever asks. So is
//! what a list shows a page of.
//!
//! It follows the change log. Who asks brings it up to what was written last, so that no count is older than what its reader
//! saw. A backlog, as an import leaves it, is the keeper's; the database counts meanwhile.

mod keep;
mod page;
mod sets;
#[cfg(test)]
mod tests;

use std::sync::{PoisonError, RwLock, RwLockReadGuard};

pub(crate) use keep::keep;
use qiao_entity::{change, manager, manager::Column, noun::Noun, status::Status};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use tokio::sync::Mutex;

use self::sets::{Ids, Sets, ids, rows};
use super::{Axis, Filter, Load, near};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        affiliation,
        disclosure::{agreed, levels_of_all},
        facet::{self, Buckets, Count},
        link,
        reference::{REGIONS_LIST, TECHNOLOGY_FIELDS},
    },
    error::Error,
    indexer::last_position,
};

/// Changes that a reader takes up by itself.
const READERS: u64 = 200;
/// Managers read at once.
const READ: u64 = 1_000;

/// The sets as of a position of the change log; none before the first were read.
#[derive(Debug, Default)]
pub struct Census {
    taken: RwLock<Option<Taken>>,
    /// Whose turn it is to bring them up to date.
    turn: Mutex<()>,
}

#[derive(Debug)]
struct Taken {
    sets: Sets,
    position: i64,
}

/// What a requester may know of beyond what everyone may, as `visible_to` has it, and what a filter asks of other tables.
struct Sight {
    /// Managers that may not be shown to everyone.
    hidden: Ids,
    /// Those who work or worked for the filter's organization.
    staff: Option<Ids>,
}

impl Census {
    /// How many managers the filter lets through; none while the database has to count.
    pub(super) async fn count(&self, app: &App, requester: &Requester, filter: &Filter) -> Result<Option<i64>, Error> {
        let count = |_: &Sets, among: Ids| i64::try_from(among.len()).unwrap_or(i64::MAX);
        self.ask(app, requester, filter, count).await
    }

    /// How many of them by each value of an axis.
    pub(super) async fn facet(
        &self,
        app: &App,
        requester: &Requester,
        filter: &Filter,
        axis: Axis,
    ) -> Result<Option<Vec<Count>>, Error> {
        let count = |sets: &Sets, mut among: Ids| {
            if axis == Axis::Load {
                among &= load_known(sets, requester);
            }
            facet::sorted(sets.by(axis, &among))
        };
        self.ask(app, requester, filter, count).await
    }

    /// How many of them in each bucket of technology fields.
    pub(super) async fn in_fields(
        &self,
        app: &App,
        requester: &Requester,
        filter: &Filter,
        buckets: &Buckets,
    ) -> Result<Option<Vec<Count>>, Error> {
        let count = |sets: &Sets, among: Ids| facet::sorted(sets.in_buckets(buckets, &among));
        self.ask(app, requester, filter, count).await
    }

    async fn ask<T>(
        &self,
        app: &App,
        requester: &Requester,
        filter: &Filter,
        answer: impl FnOnce(&Sets, Ids) -> T,
    ) -> Result<Option<T>, Error> {
        if !self.is_fresh(app).await? {
            return Ok(None);
        }
        let sight = Sight::of(app, requester, filter).await?;
        let taken = self.taken();
        let Some(Taken { sets, .. }) = &*taken else {
            return Ok(None);
        };
        Ok(Some(answer(sets, among(sets, requester, filter, &sight))))
    }

    fn taken(&self) -> RwLockReadGuard<'_, Option<Taken>> {
        self.taken.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn position(&self) -> Option<i64> {
        self.taken().as_ref().map(|taken| taken.position)
    }

    /// Whether the sets hold all that was written before; a little is taken up for that.
    async fn is_fresh(&self, app: &App) -> Result<bool, Error> {
        let Some(position) = self.position() else {
            return Ok(false);
        };
        if log(app, position, 1).await?.is_empty() {
            return Ok(true);
        }
        let _turn = self.turn.lock().await;
        let log = log(app, self.position().unwrap_or(position), READERS + 1).await?;
        let is_little = log.len() as u64 <= READERS;
        if is_little {
            self.take_up(app, log).await?;
        }
        Ok(is_little)
    }

    /// Takes the census where there is none, and takes up all that was written since.
    async fn follow(&self, app: &App) -> Result<(), Error> {
        let position = match self.position() {
            Some(position) => position,
            None => self.take(app).await?,
        };
        let mut position = position;
        loop {
            let _turn = self.turn.lock().await;
            position = self.position().unwrap_or(position);
            let log = log(app, position, READ).await?;
            if log.is_empty() {
                return Ok(());
            }
            self.take_up(app, log).await?;
        }
    }

    /// Reads all managers.
    async fn take(&self, app: &App) -> Result<i64, Error> {
        // Everything up to here is seen by the reads below, because positions are taken in the order of commits.
        let position = last_position(app).await?;
        let mut sets = Sets::default();
        let mut after = 0;
        loop {
            let part: Vec<i64> = manager::Entity::find()
                .select_only()
                .column(Column::Id)
                .filter(Column::Id.gt(after))
                .order_by_asc(Column::Id)
                .limit(READ)
                .into_tuple()
                .all(&app.db)
                .await?;
            let Some(last) = part.last() else { break };
            after = *last;
            sets.replace(&[], rows(&app.db, &part).await?);
        }
        *self.taken.write().unwrap_or_else(PoisonError::into_inner) = Some(Taken { sets, position });
        Ok(position)
    }

    /// Takes up a part of the change log.
    async fn take_up(&self, app: &App, log: Vec<Change>) -> Result<(), Error> {
        let Some(last) = log.last().map(|(position, ..)| *position) else {
            return Ok(());
        };
        let managers = log.into_iter().filter(|(_, noun, _)| *noun == Noun::Manager);
        let mut changed: Vec<i64> = managers.map(|(.., id)| id).collect();
        changed.sort_unstable();
        changed.dedup();
        let rows = rows(&app.db, &changed).await?;
        if let Some(taken) = &mut *self.taken.write().unwrap_or_else(PoisonError::into_inner) {
            taken.sets.replace(&changed, rows);
            taken.position = last;
        }
        Ok(())
    }
}

/// A place in the change log, what changed and its number.
type Change = (i64, Noun, i64);

/// What was written behind a position.
async fn log(app: &App, position: i64, most: u64) -> Result<Vec<Change>, Error> {
    let log = change::Entity::find()
        .select_only()
        .columns([change::Column::Position, change::Column::Noun, change::Column::RowId])
        .filter(change::Column::Position.gt(position))
        .order_by_asc(change::Column::Position)
        .limit(most);
    Ok(log.into_tuple().all(&app.db).await?)
}

impl Sight {
    async fn of(app: &App, requester: &Requester, filter: &Filter) -> Result<Self, Error> {
        let mut hidden = ids(requester.reads_profile());
        if let Some(near) = near(requester) {
            let not_shown = Column::Status.is_in([Status::Draft, Status::Withdrawn]);
            hidden |= numbers(app, manager::Entity::find().filter(not_shown).filter(near)).await?;
        }
        let staff = match filter.organization {
            Some(organization) => {
                let staff = Column::Id.in_subquery(affiliation::managers_of(requester, organization));
                Some(numbers(app, manager::Entity::find().filter(staff)).await?)
            }
            None => None,
        };
        Ok(Self { hidden, staff })
    }
}

async fn numbers(app: &App, rows: Select<manager::Entity>) -> Result<Ids, Error> {
    let numbers: Vec<i64> = rows.select_only().column(Column::Id).into_tuple().all(&app.db).await?;
    Ok(ids(numbers))
}

/// The managers that the filter lets through and the requester may know of; it says the same as `list::select`.
fn among(sets: &Sets, requester: &Requester, filter: &Filter, sight: &Sight) -> Ids {
    let mut among = if requester.reads_registry() {
        sets.all().clone()
    } else {
        sets.published() | (&sight.hidden & sets.all())
    };
    if let Some(staff) = &sight.staff {
        among &= staff;
    }
    let loads = filter.loads.iter().map(|load| load.code().to_owned()).collect();
    let free: &[Load] = match filter.free_capacity {
        Some(true) => &[Load::Free, Load::Partly],
        Some(false) => &[Load::Full],
        None => &[],
    };
    let free = free.iter().map(|load| load.code().to_owned()).collect();
    for (axis, values) in [
        (Axis::Kind, link::values(&filter.kinds)),
        (Axis::Activity, link::values(&filter.activities)),
        (Axis::Competence, link::values(&filter.competences)),
        (Axis::Language, filter.languages.clone()),
        (Axis::Region, REGIONS_LIST.with_descendants(&filter.regions)),
        (Axis::Field, TECHNOLOGY_FIELDS.with_descendants(&filter.fields)),
        (Axis::Load, loads),
        (Axis::Load, free),
    ] {
        if values.is_empty() {
            continue;
        }
        among &= sets.having(axis, &values);
        if axis == Axis::Load {
            among &= load_known(sets, requester);
        }
    }
    among
}

/// The managers whose load the requester may read; it says the same as `load::load_known`.
fn load_known(sets: &Sets, requester: &Requester) -> Ids {
    if requester.reads_registry() {
        return sets.all().clone();
    }
    let own = agreed(requester, Noun::Manager)
        .into_iter()
        .chain(requester.reads_profile());
    sets.loads(&levels_of_all(requester)) | ids(own)
}
