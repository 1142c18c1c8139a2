//! Representative works (代表作) of managers.

use std::collections::HashMap;

use qiao_entity::representative_work::{ActiveModel, Column, Entity, Model};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::Work;
use crate::{
    app::App,
    domain::{indicator::grouped, link, prose::Prose, write::Write},
    error::Error,
};

/// The works of these managers, in order; one statement. Who may read them is the caller's to check, by
/// [`reads`](super::reads).
pub async fn works_of(app: &App, managers: &[i64]) -> Result<HashMap<i64, Vec<Model>>, Error> {
    let rows = Entity::find()
        .filter(Column::ManagerId.is_in(managers.iter().copied()))
        .order_by_asc(Column::ManagerId)
        .order_by_asc(Column::Position)
        .all(&app.db)
        .await?;
    Ok(grouped(rows, |row| Some(row.manager_id)))
}

/// Puts works in place of those that the manager has.
pub(super) async fn replace(write: &Write, manager: i64, works: &[Work]) -> Result<(), Error> {
    link::replace(write.txn(), Column::ManagerId, manager, rows(manager, works).collect()).await
}

/// The rows of a manager's works.
pub(super) fn rows(manager: i64, works: &[Work]) -> impl Iterator<Item = ActiveModel> {
    works.iter().zip(0..).map(move |(work, position)| ActiveModel {
        manager_id: Set(manager),
        position: Set(position),
        kind: Set(work.kind),
        title_zh: Set(work.title.zh.clone()),
        title_en: Set(work.title.en.clone()),
        summary_zh: Set(work.summary.zh.clone()),
        summary_en: Set(work.summary.en.clone()),
        year: Set(work.year),
        ..Default::default()
    })
}

/// The works that managers have, as drafts, inside a write.
pub(super) async fn stored(write: &Write, managers: &[i64]) -> Result<HashMap<i64, Vec<Work>>, Error> {
    let rows = Entity::find()
        .filter(Column::ManagerId.is_in(managers.iter().copied()))
        .order_by_asc(Column::Position)
        .all(write.txn())
        .await?;
    let mut works: HashMap<i64, Vec<Work>> = HashMap::new();
    for row in rows {
        works.entry(row.manager_id).or_default().push(Work {
            kind: row.kind,
            title: Prose::new(row.title_zh, row.title_en),
            summary: Prose::new(row.summary_zh, row.summary_en),
            year: row.year,
        });
    }
    Ok(works)
}
