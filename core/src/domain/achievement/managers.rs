//! Which managers look after which achievements.

use std::collections::HashMap;

use qiao_entity::{
    achievement,
    achievement_manager::{ActiveModel, Column, Entity},
    manager,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select,
    sea_query::{Expr, ExprTrait, SelectStatement},
};

use crate::{
    app::App,
    auth::Requester,
    domain::{facet::numbers, link, write::Write},
    error::Error,
};

/// The only door to the table for reads: the ties both of whose ends the requester may know of.
fn visible_to(requester: &Requester) -> Select<Entity> {
    let all = Entity::find();
    if requester.is_administrator() {
        return all;
    }
    let achievements = super::visible_to(requester)
        .filter(Expr::col((achievement::Entity, achievement::Column::Id)).equals((Entity, Column::AchievementId)));
    let managers = crate::domain::manager::visible_to(requester)
        .filter(Expr::col((manager::Entity, manager::Column::Id)).equals((Entity, Column::ManagerId)));
    all.filter(Expr::exists(numbers(achievements, achievement::Column::Id)))
        .filter(Expr::exists(numbers(managers, manager::Column::Id)))
}

/// The numbers of the managers who look after these achievements, in order; one statement.
pub async fn managers_of(
    app: &App,
    requester: &Requester,
    achievements: &[i64],
) -> Result<HashMap<i64, Vec<i64>>, Error> {
    let ties = visible_to(requester)
        .filter(Column::AchievementId.is_in(achievements.iter().copied()))
        .order_by_asc(Column::AchievementId)
        .order_by_asc(Column::Position)
        .all(&app.db)
        .await?;
    Ok(gathered(ties.iter().map(|tie| (tie.achievement_id, tie.manager_id))))
}

/// The numbers of the achievements that these managers look after, the newest first; one statement.
pub async fn of_managers(app: &App, requester: &Requester, managers: &[i64]) -> Result<HashMap<i64, Vec<i64>>, Error> {
    let ties = visible_to(requester)
        .filter(Column::ManagerId.is_in(managers.iter().copied()))
        .order_by_asc(Column::ManagerId)
        .order_by_desc(Column::AchievementId)
        .all(&app.db)
        .await?;
    Ok(gathered(ties.iter().map(|tie| (tie.manager_id, tie.achievement_id))))
}

fn gathered(pairs: impl Iterator<Item = (i64, i64)>) -> HashMap<i64, Vec<i64>> {
    let mut groups: HashMap<i64, Vec<i64>> = HashMap::new();
    for (owner, id) in pairs {
        groups.entry(owner).or_default().push(id);
    }
    groups
}

/// Selects the numbers of the achievements that a manager looks after.
pub(super) fn select_of(requester: &Requester, manager: i64) -> SelectStatement {
    visible_to(requester)
        .filter(Column::ManagerId.eq(manager))
        .select_only()
        .column(Column::AchievementId)
        .into_query()
}

/// Puts managers in place of those who look after the achievement.
pub(super) async fn replace(write: &Write, achievement: i64, managers: &[i64]) -> Result<(), Error> {
    let rows = rows(achievement, managers).collect();
    link::replace(write.txn(), Column::AchievementId, achievement, rows).await
}

/// The rows of the managers who look after an achievement.
pub(super) fn rows(achievement: i64, managers: &[i64]) -> impl Iterator<Item = ActiveModel> {
    managers.iter().zip(0..).map(move |(manager, position)| ActiveModel {
        achievement_id: Set(achievement),
        manager_id: Set(*manager),
        position: Set(position),
    })
}

/// The managers who look after achievements, in order, inside a write.
pub(super) async fn stored(write: &Write, achievements: &[i64]) -> Result<HashMap<i64, Vec<i64>>, Error> {
    let ties = Entity::find()
        .filter(Column::AchievementId.is_in(achievements.iter().copied()))
        .order_by_asc(Column::Position)
        .all(write.txn())
        .await?;
    Ok(gathered(ties.iter().map(|tie| (tie.achievement_id, tie.manager_id))))
}
