//! Putting candidates on a list, taking them off, ordering them.

use std::collections::{HashMap, HashSet};

use qiao_entity::{
    achievement, manager, need,
    noun::Noun,
    organization,
    shortlist_entry::{ActiveModel, Column, Entity},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::{MOST, Shortlist, keeper::Keeper, keepers, read::stored, takes};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        account::Done,
        problem::{Checks, Refusal, Trouble},
        record::{by_id, seen_among},
        write::Write,
    },
    error::Error,
};

/// A record by what it is and its number.
type Named = (Noun, i64);

/// A list that is being changed.
struct Changing {
    write: Write,
    keeper: Keeper,
    list: Shortlist,
}

impl Changing {
    /// Begins to change a need's list, if the requester may.
    async fn begin(app: &App, requester: &Requester, need: i64, records: &[Named]) -> Done<Self> {
        if !requester.may_write() {
            return Err(Error::forbidden());
        }
        let Some(row) = by_id::<need::Model>(app, requester, need).await? else {
            return Ok(Err(Refusal::NotFound));
        };
        let write = Write::begin(app).await?;
        let keeper = keepers(write.txn(), requester, &[row]).await?.remove(&need);
        let Some(keeper) = keeper.filter(|keeper| keeper.may_change) else {
            return Err(Error::forbidden());
        };
        if records.len() > MOST {
            let (most, is) = (MOST, records.len());
            return Ok(Err(Refusal::of("records", Trouble::TooMany { most, is })));
        }
        // Two of its members at the same time: the second sees what the first did.
        write.lock_key(&keeper.name, &format!("shortlist {need}")).await?;
        let list = stored(write.txn(), need, &keeper).await?;
        Ok(Ok(Self { write, keeper, list }))
    }

    async fn finish(self) -> Done<Shortlist> {
        let list = stored(self.write.txn(), self.list.need, &self.keeper).await?;
        self.write.commit().await?;
        Ok(Ok(list))
    }
}

/// Puts records at the end of the requester's list for a need, in the order given; those on it already stay where they are.
pub async fn add(app: &App, requester: &Requester, need: i64, records: &[Named]) -> Done<Shortlist> {
    let changing = match Changing::begin(app, requester, need, records).await? {
        Ok(changing) => changing,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let Changing { write, keeper, list } = &changing;
    let mut checks = Checks::default();
    let seen = seen(write, requester, records).await?;
    for (at, record) in records.iter().enumerate().filter(|(_, record)| !seen.contains(record)) {
        let given = record.1.to_string();
        checks.within("records", |checks| {
            checks.add(at.to_string(), Trouble::NoRecord { given });
        });
    }
    let mut known: HashSet<Named> = list.entries.iter().map(|entry| (entry.noun, entry.row_id)).collect();
    let new: Vec<Named> = records.iter().copied().filter(|record| known.insert(*record)).collect();
    if known.len() > MOST {
        let (most, is) = (MOST, known.len());
        checks.add("records", Trouble::TooMany { most, is });
    }
    let problems = checks.problems();
    if !problems.is_empty() {
        return Ok(Err(Refusal::Invalid(problems)));
    }
    let next = list.entries.last().map_or(0, |entry| entry.position + 1);
    let rows = new.into_iter().zip(next..).map(|((noun, id), position)| ActiveModel {
        need_id: Set(need),
        keeper: Set(keeper.name.clone()),
        noun: Set(noun),
        row_id: Set(id),
        position: Set(position),
        added_by: Set(requester.actor()),
        added_at: Set(write.now()),
        ..Default::default()
    });
    let rows: Vec<ActiveModel> = rows.collect();
    if !rows.is_empty() {
        Entity::insert_many(rows).exec_without_returning(write.txn()).await?;
    }
    changing.finish().await
}

/// Takes records off the requester's list for a need; those that are not on it are passed over.
pub async fn remove(app: &App, requester: &Requester, need: i64, records: &[Named]) -> Done<Shortlist> {
    let changing = match Changing::begin(app, requester, need, records).await? {
        Ok(changing) => changing,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let gone = changing.list.entries.iter();
    let gone = gone.filter(|entry| records.contains(&(entry.noun, entry.row_id)));
    let gone: Vec<i64> = gone.map(|entry| entry.id).collect();
    Entity::delete_many()
        .filter(Column::Id.is_in(gone))
        .exec(changing.write.txn())
        .await?;
    changing.finish().await
}

/// Orders the requester's list for a need: the records named take, in the order given, the places that they have together.
/// All others stay where they are, so that those which the requester may not know of any more keep their places.
pub async fn arrange(app: &App, requester: &Requester, need: i64, records: &[Named]) -> Done<Shortlist> {
    let changing = match Changing::begin(app, requester, need, records).await? {
        Ok(changing) => changing,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let entries = &changing.list.entries;
    let places: HashMap<Named, usize> = entries
        .iter()
        .enumerate()
        .map(|(at, entry)| ((entry.noun, entry.row_id), at))
        .collect();
    let mut checks = Checks::default();
    let mut named = HashSet::new();
    for (at, record) in records.iter().enumerate() {
        let given = record.1.to_string();
        let trouble = if !places.contains_key(record) {
            Trouble::NoRecord { given }
        } else if !named.insert(*record) {
            Trouble::Repeated { given }
        } else {
            continue;
        };
        checks.within("records", |checks| {
            checks.add(at.to_string(), trouble);
        });
    }
    let problems = checks.problems();
    if !problems.is_empty() {
        return Ok(Err(Refusal::Invalid(problems)));
    }
    let from: Vec<usize> = records
        .iter()
        .filter_map(|record| places.get(record).copied())
        .collect();
    let mut to = from.clone();
    to.sort_unstable();
    for (from, to) in from.into_iter().zip(to).filter(|(from, to)| from != to) {
        let row = ActiveModel {
            id: Set(entries[from].id),
            position: Set(entries[to].position),
            ..Default::default()
        };
        row.update(changing.write.txn()).await?;
    }
    changing.finish().await
}

/// Those of these records that the requester may know of and that may stand on a list; a statement for each noun.
async fn seen(write: &Write, requester: &Requester, records: &[Named]) -> Result<HashSet<Named>, Error> {
    let mut seen = HashSet::new();
    for noun in [Noun::Manager, Noun::Organization, Noun::Achievement] {
        let ids = records.iter().filter(|(is, _)| *is == noun && takes(noun));
        let ids: Vec<i64> = ids.map(|(_, id)| *id).collect();
        if ids.is_empty() {
            continue;
        }
        let found = match noun {
            Noun::Manager => seen_among::<manager::Model>(write.txn(), requester, &ids).await?,
            Noun::Organization => seen_among::<organization::Model>(write.txn(), requester, &ids).await?,
            Noun::Achievement | Noun::Need => seen_among::<achievement::Model>(write.txn(), requester, &ids).await?,
        };
        seen.extend(found.into_iter().map(|id| (noun, id)));
    }
    Ok(seen)
}
