//! Reading lists.

use std::collections::HashMap;

use qiao_entity::{
    need,
    shortlist_entry::{Column, Entity, Model},
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::ExprTrait,
};

use super::{Shortlist, keeper::Keeper, keepers};
use crate::{app::App, auth::Requester, domain::record::by_ids, error::Error};

/// The lists that the requester keeps for these needs; none for a need for which it may keep none. One statement, and one
/// more for a matchmaker.
pub async fn of_needs(app: &App, requester: &Requester, needs: &[i64]) -> Result<HashMap<i64, Shortlist>, Error> {
    let rows = by_ids::<need::Model>(app, requester, needs).await?;
    let rows: Vec<need::Model> = rows.into_values().collect();
    let keepers = keepers(&app.db, requester, &rows).await?;
    if keepers.is_empty() {
        return Ok(HashMap::new());
    }
    let mut of = Condition::any();
    let mut by_name: HashMap<&str, Vec<i64>> = HashMap::new();
    for (need, keeper) in &keepers {
        by_name.entry(&keeper.name).or_default().push(*need);
    }
    for (name, needs) in by_name {
        of = of.add(Column::Keeper.eq(name).and(Column::NeedId.is_in(needs)));
    }
    let mut entries = entries(&app.db, of).await?;
    let lists = keepers.into_iter().map(|(need, keeper)| {
        let entries = entries.remove(&need).unwrap_or_default();
        (need, list(need, &keeper, entries))
    });
    Ok(lists.collect())
}

/// The needs with candidates on a list that a matchmaker or an administrator keeps by itself, no organization's; the one to which
/// something was added last first.
pub async fn needs_of(app: &App, requester: &Requester, most: u64) -> Result<Vec<i64>, Error> {
    if !requester.is_administrator() && requester.matchmaking().is_empty() {
        return Ok(Vec::new());
    }
    let last = Column::AddedAt.max();
    let needs = Entity::find()
        .select_only()
        .column(Column::NeedId)
        .filter(Column::Keeper.eq(requester.actor()))
        .group_by(Column::NeedId)
        .order_by_desc(last)
        .order_by_desc(Column::NeedId)
        .limit(most)
        .into_tuple();
    Ok(needs.all(&app.db).await?)
}

/// A need's list of a keeper, as it stands in a write.
pub(super) async fn stored(db: &impl ConnectionTrait, need: i64, keeper: &Keeper) -> Result<Shortlist, Error> {
    let of = Column::Keeper.eq(&*keeper.name).and(Column::NeedId.eq(need));
    let entries = entries(db, Condition::all().add(of)).await?.remove(&need);
    Ok(list(need, keeper, entries.unwrap_or_default()))
}

fn list(need: i64, keeper: &Keeper, entries: Vec<Model>) -> Shortlist {
    Shortlist {
        need,
        is_organizations: keeper.is_organizations,
        may_change: keeper.may_change,
        entries,
    }
}

async fn entries(db: &impl ConnectionTrait, of: Condition) -> Result<HashMap<i64, Vec<Model>>, Error> {
    let rows = Entity::find()
        .filter(of)
        .order_by_asc(Column::NeedId)
        .order_by_asc(Column::Position)
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    let mut entries: HashMap<i64, Vec<Model>> = HashMap::new();
    for row in rows {
        entries.entry(row.need_id).or_default().push(row);
    }
    Ok(entries)
}
