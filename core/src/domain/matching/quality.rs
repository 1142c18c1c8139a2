//! How well open needs are served: when a candidate is a strong one, and which needs have one.

use std::collections::{HashMap, HashSet};

use qiao_entity::{
    Millis,
    best_match::{ActiveModel, Column, Entity, Model},
    first_match, need,
    noun::Noun,
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, Condition, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, LockType, OnConflict},
};

use super::{
    find::{Candidate, best},
    subjects_of,
};
use crate::{
    app::App,
    auth::Requester,
    domain::{need::OPEN, write::Write},
    error::Error,
};

/// From how many points (thousandths of the score) a candidate is a strong one. From a score of 30 for words alone 97 % of
/// the judged pairs of the relevance set suit, 44 % well; what suits beyond words adds some 5. See `docs/matching.md`.
pub const STRONG: i32 = 35_000;

/// Which candidates are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strong {
    /// Managers and achievements.
    Any,
    /// Managers.
    Manager,
    /// Achievements.
    Achievement,
}

impl Strong {
    /// Whether a need that was reckoned has a strong candidate among them.
    #[must_use]
    pub fn condition(self) -> Condition {
        let columns: &[Column] = match self {
            Self::Any => &[Column::ManagerPoints, Column::AchievementPoints],
            Self::Manager => &[Column::ManagerPoints],
            Self::Achievement => &[Column::AchievementPoints],
        };
        let columns = columns.iter();
        columns.fold(Condition::any(), |any, column| any.add(column.gte(STRONG)))
    }
}

/// The best candidates of these needs, as they were reckoned last: one statement, no search.
pub async fn best_of(app: &App, needs: &[i64]) -> Result<HashMap<i64, Model>, Error> {
    let rows = Entity::find()
        .filter(Column::NeedId.is_in(needs.iter().copied()))
        .all(&app.db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.need_id, row)).collect())
}

/// Reckons how well the best candidates of these needs suit them and stores what changed; those that are not open any more
/// are forgotten. Needs are read as anyone reads them, so that no figure tells what is hidden.
pub async fn reckon(app: &App, needs: &[i64]) -> Result<(), Error> {
    let open: Vec<i64> = need::Entity::find()
        .select_only()
        .column(need::Column::Id)
        .filter(need::Column::Id.is_in(needs.iter().copied()))
        .filter(need::Column::Status.is_in(OPEN))
        .into_tuple()
        .all(&app.db)
        .await?;
    let mut stored = best_of(app, needs).await?;
    let subjects = subjects_of(app, &Requester::Anonymous, Noun::Need, &open).await?;
    let mut changed = Vec::new();
    for (need_id, subject) in subjects {
        let manager = best(app, &subject, &[Noun::Manager]).await?;
        let achievement = best(app, &subject, &[Noun::Achievement]).await?;
        let points = |best: &Option<Candidate>| {
            let points = best.as_ref().map_or(0, |best| best.points);
            i32::try_from(points).unwrap_or(i32::MAX)
        };
        let row = Model {
            need_id,
            manager_points: points(&manager),
            achievement_points: points(&achievement),
            manager_id: manager.map(|best| best.id),
            achievement_id: achievement.map(|best| best.id),
        };
        if stored.remove(&need_id).as_ref() != Some(&row) {
            changed.push(row);
        }
    }
    let gone: Vec<i64> = stored.into_keys().collect();
    store(app, changed, &gone).await
}

async fn store(app: &App, changed: Vec<Model>, gone: &[i64]) -> Result<(), Error> {
    if changed.is_empty() && gone.is_empty() {
        return Ok(());
    }
    let write = Write::begin(app).await?;
    // Their keys are held in the order in which everybody holds needs: an import beside this would else wait in a circle.
    need::Entity::find()
        .filter(need::Column::Id.is_in(changed.iter().map(|row| row.need_id)))
        .order_by_asc(need::Column::Id)
        .lock(LockType::KeyShare)
        .all(write.txn())
        .await?;
    if !gone.is_empty() {
        let gone = gone.iter().copied();
        let done = Entity::delete_many().filter(Column::NeedId.is_in(gone));
        done.exec(write.txn()).await?;
    }
    let now = write.now();
    let strong = changed
        .iter()
        .filter(|row| row.manager_points >= STRONG || row.achievement_points >= STRONG);
    note_first(&write, strong.map(|row| (row.need_id, now))).await?;
    if !changed.is_empty() {
        let rows: Vec<ActiveModel> = changed
            .into_iter()
            .map(|row| row.into_active_model().reset_all())
            .collect();
        let anew = OnConflict::column(Column::NeedId)
            .update_columns([
                Column::ManagerPoints,
                Column::AchievementPoints,
                Column::ManagerId,
                Column::AchievementId,
            ])
            .to_owned();
        let done = Entity::insert_many(rows).on_conflict(anew);
        done.exec_without_returning(write.txn()).await?;
    }
    write.commit().await?;
    Ok(())
}

/// Notes when needs had a strong candidate for the first time: the earliest moment stays.
async fn note_first(write: &Write, needs: impl Iterator<Item = (i64, Millis)>) -> Result<(), Error> {
    let rows: Vec<_> = needs
        .map(|(need, at)| first_match::ActiveModel {
            need_id: Set(need),
            at: Set(at),
        })
        .collect();
    if rows.is_empty() {
        return Ok(());
    }
    let earlier =
        Expr::col(("excluded", first_match::Column::At)).lt(Expr::col((first_match::Entity, first_match::Column::At)));
    let earliest = OnConflict::column(first_match::Column::NeedId)
        .update_column(first_match::Column::At)
        .action_and_where(earlier)
        .to_owned();
    let done = first_match::Entity::insert_many(rows).on_conflict(earliest);
    done.exec_without_returning(write.txn()).await?;
    Ok(())
}

/// Reckons how well all open needs are served, as if each had been looked at when it was published: for data that tells what
/// happened earlier.
pub async fn reckon_as_published(app: &App) -> Result<(), Error> {
    let open: Vec<(i64, Option<Millis>)> = need::Entity::find()
        .select_only()
        .columns([need::Column::Id, need::Column::PublishedAt])
        .filter(need::Column::Status.is_in(OPEN))
        .into_tuple()
        .all(&app.db)
        .await?;
    let ids: Vec<i64> = open.iter().map(|(id, _)| *id).collect();
    reckon(app, &ids).await?;
    let strong: HashSet<i64> = Entity::find()
        .select_only()
        .column(Column::NeedId)
        .filter(Strong::Any.condition())
        .into_tuple()
        .all(&app.db)
        .await?
        .into_iter()
        .collect();
    let write = Write::begin(app).await?;
    let known = open.into_iter().filter(|(id, _)| strong.contains(id));
    note_first(&write, known.filter_map(|(id, at)| Some((id, at?)))).await?;
    write.commit().await?;
    Ok(())
}
