//! Sets of managers by what they have.

use std::collections::{BTreeMap, HashMap};

use qiao_entity::{
    level::Level,
    manager::{Column, Entity, ManagerKind},
    manager_field, manager_label,
    manager_label::Sort,
    status::Status,
};
use roaring::RoaringTreemap;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::{
    domain::{
        facet::{Buckets, Count},
        link,
        manager::{Axis, Load},
    },
    error::Error,
};

/// Numbers of managers.
pub(super) type Ids = RoaringTreemap;

/// Numbers as a set; none is negative.
pub(super) fn ids(numbers: impl IntoIterator<Item = i64>) -> Ids {
    numbers.into_iter().map(i64::cast_unsigned).collect()
}

/// What is counted of a manager.
#[derive(Debug)]
pub(super) struct Row {
    id: i64,
    status: Status,
    free: i64,
    load_level: Level,
    values: Vec<(Axis, String)>,
}

/// What is counted of these managers, as far as they are there.
pub(super) async fn rows(db: &impl ConnectionTrait, ids: &[i64]) -> Result<Vec<Row>, Error> {
    type Own = (i64, ManagerKind, Status, Option<String>, i32, i32, Level);
    let columns = [
        Column::Id,
        Column::Kind,
        Column::Status,
        Column::RegionCode,
        Column::Load,
        Column::Capacity,
        Column::LoadLevel,
    ];
    let own: Vec<Own> = Entity::find()
        .select_only()
        .columns(columns)
        .filter(Column::Id.is_in(ids.iter().copied()))
        .into_tuple()
        .all(db)
        .await?;
    let mut fields = link::codes_of::<manager_field::Entity>(db, ids).await?;
    let labels = link::labels_of::<manager_label::Entity>(db, ids).await?;
    let rows = own
        .into_iter()
        .map(|(id, kind, status, region, load, capacity, load_level)| {
            let mut values = vec![
                (Axis::Kind, kind.code()),
                (Axis::Load, Load::of(load, capacity).code().to_owned()),
            ];
            values.extend(region.map(|region| (Axis::Region, region)));
            let fields = fields.remove(&id).unwrap_or_default();
            values.extend(fields.into_iter().map(|field| (Axis::Field, field)));
            for (axis, sort) in [
                (Axis::Language, Sort::Language),
                (Axis::Activity, Sort::Activity),
                (Axis::Competence, Sort::Competence),
            ] {
                let labels = labels.get(&id).map_or(&[][..], |labels| labels.of(sort));
                values.extend(labels.iter().map(|label| (axis, label.clone())));
            }
            Row {
                id,
                status,
                free: i64::from(capacity) - i64::from(load),
                load_level,
                values,
            }
        });
    Ok(rows.collect())
}

/// Managers by what they have.
#[derive(Debug, Default)]
pub(super) struct Sets {
    all: Ids,
    published: Ids,
    /// By how many engagements they can still take on.
    free: BTreeMap<i64, Ids>,
    /// By from which level on that is read.
    loads: BTreeMap<Level, Ids>,
    values: HashMap<Axis, HashMap<String, Ids>>,
}

impl Sets {
    /// Puts what is stored of these managers in place of what was known; those without a row are there no more.
    pub(super) fn replace(&mut self, ids: &[i64], rows: Vec<Row>) {
        for id in ids.iter().copied().map(i64::cast_unsigned) {
            if self.all.remove(id) {
                self.published.remove(id);
                let values = self.values.values_mut().flat_map(HashMap::values_mut);
                for set in values.chain(self.loads.values_mut()).chain(self.free.values_mut()) {
                    set.remove(id);
                }
            }
        }
        for row in rows {
            let id = row.id.cast_unsigned();
            self.all.insert(id);
            if row.status == Status::Published {
                self.published.insert(id);
            }
            self.free.entry(row.free).or_default().insert(id);
            self.loads.entry(row.load_level).or_default().insert(id);
            for (axis, value) in row.values {
                self.values
                    .entry(axis)
                    .or_default()
                    .entry(value)
                    .or_default()
                    .insert(id);
            }
        }
    }

    /// All managers.
    pub(super) fn all(&self) -> &Ids {
        &self.all
    }

    /// Those that everyone may know of.
    pub(super) fn published(&self) -> &Ids {
        &self.published
    }

    /// By how many engagements they can still take on, the most first.
    pub(super) fn free(&self) -> impl Iterator<Item = (i64, &Ids)> {
        self.free.iter().rev().map(|(free, set)| (*free, set))
    }

    /// Those whose load is read by who reads these levels.
    pub(super) fn loads(&self, levels: &[Level]) -> Ids {
        union(levels.iter().filter_map(|level| self.loads.get(level)))
    }

    /// Those that have one of these values.
    pub(super) fn having(&self, axis: Axis, values: &[String]) -> Ids {
        let known = self.values.get(&axis);
        union(values.iter().filter_map(|value| known?.get(value)))
    }

    /// How many of some managers have which value; the order is none.
    pub(super) fn by(&self, axis: Axis, among: &Ids) -> Vec<Count> {
        let sets = self.values.get(&axis).into_iter().flatten();
        let counts = sets.map(|(value, set)| (value.clone(), set.intersection_len(among)));
        counted(counts)
    }

    /// How many of some managers are in which bucket of technology fields; the order is none.
    pub(super) fn in_buckets(&self, buckets: &Buckets, among: &Ids) -> Vec<Count> {
        let counts = buckets
            .iter()
            .map(|(code, codes)| (code.to_owned(), self.having(Axis::Field, codes).intersection_len(among)));
        counted(counts)
    }
}

fn union<'a>(sets: impl Iterator<Item = &'a Ids>) -> Ids {
    sets.fold(Ids::new(), |all, set| all | set)
}

/// Counts without those of nobody.
fn counted(counts: impl Iterator<Item = (String, u64)>) -> Vec<Count> {
    let some = counts.filter(|(_, count)| *count > 0);
    let count = |(value, count)| Count {
        value,
        count: i64::try_from(count).unwrap_or(i64::MAX),
    };
    some.map(count).collect()
}
