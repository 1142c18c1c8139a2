//! Intellectual-property rights in achievements.

use std::collections::HashMap;

use qiao_entity::ip_right::{ActiveModel, Column, Entity, Model};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::IpRight;
use crate::{
    app::App,
    domain::{indicator::grouped, link, write::Write},
    error::Error,
};

/// The rights in these achievements, in order; one statement. Who may read them is the caller's to check: whoever may
/// know of an achievement may read the rights in it.
pub async fn rights_of(app: &App, achievements: &[i64]) -> Result<HashMap<i64, Vec<Model>>, Error> {
    let rows = Entity::find()
        .filter(Column::AchievementId.is_in(achievements.iter().copied()))
        .order_by_asc(Column::AchievementId)
        .order_by_asc(Column::Position)
        .all(&app.db)
        .await?;
    Ok(grouped(rows, |row| Some(row.achievement_id)))
}

/// Puts rights in place of those in the achievement.
pub(super) async fn replace(write: &Write, achievement: i64, rights: &[IpRight]) -> Result<(), Error> {
    let rows = rows(achievement, rights).collect();
    link::replace(write.txn(), Column::AchievementId, achievement, rows).await
}

/// The rows of the rights in an achievement.
pub(super) fn rows(achievement: i64, rights: &[IpRight]) -> impl Iterator<Item = ActiveModel> {
    rights.iter().zip(0..).map(move |(right, position)| ActiveModel {
        achievement_id: Set(achievement),
        position: Set(position),
        kind: Set(right.kind),
        number: Set(right.number.clone()),
        status: Set(right.status),
        territory_code: Set(right.territory.clone()),
        holder: Set(right.holder.clone()),
        ..Default::default()
    })
}

/// The rights in achievements, as drafts, inside a write.
pub(super) async fn stored(write: &Write, achievements: &[i64]) -> Result<HashMap<i64, Vec<IpRight>>, Error> {
    let rows = Entity::find()
        .filter(Column::AchievementId.is_in(achievements.iter().copied()))
        .order_by_asc(Column::Position)
        .all(write.txn())
        .await?;
    let mut rights: HashMap<i64, Vec<IpRight>> = HashMap::new();
    for row in rows {
        rights.entry(row.achievement_id).or_default().push(IpRight {
            kind: row.kind,
            number: row.number,
            status: row.status,
            territory: row.territory_code,
            holder: row.holder,
        });
    }
    Ok(rights)
}
