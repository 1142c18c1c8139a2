//! Needs as they are published.

use std::collections::HashSet;

use qiao_entity::{
    Millis,
    need::{Column, Model},
};
use sea_orm::{ColumnTrait, QueryFilter, QuerySelect};

use super::{Filter, OPEN, list};
use crate::{app::App, auth::Requester, domain::record, error::Error};

/// The needs among these changes that were published by one of them, that are open now, that the requester may know of
/// and that the filter lets through; the earliest first.
pub async fn published(
    app: &App,
    requester: &Requester,
    filter: &Filter,
    changes: &[(i64, Millis)],
) -> Result<Vec<Model>, Error> {
    let moments: HashSet<(i64, Millis)> = changes.iter().copied().collect();
    let ids: Vec<i64> = changes.iter().map(|(id, _)| *id).collect();
    let mut rows = record::by_ids::<Model>(app, requester, &ids).await?;
    rows.retain(|id, row| {
        OPEN.contains(&row.status) && row.published_at.is_some_and(|at| moments.contains(&(*id, at)))
    });
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let passing: HashSet<i64> = list::select(requester, filter)
        .filter(Column::Id.is_in(rows.keys().copied()))
        .select_only()
        .column(Column::Id)
        .into_tuple()
        .all(&app.db)
        .await?
        .into_iter()
        .collect();
    // A row that changed twice stands once in `rows`, so it is taken once.
    Ok(ids
        .iter()
        .filter_map(|id| rows.remove(id))
        .filter(|row| passing.contains(&row.id))
        .collect())
}
