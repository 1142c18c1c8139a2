//! Reading slips. Who may read which introduction is the introduction's to know.

use std::collections::HashMap;

use qiao_entity::{
    slip::{Column, Entity, Model},
    slip_milestone,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{Slip, Status, status};
use crate::{app::App, domain::indicator::grouped, error::Error};

/// All versions of the terms of these introductions, the first one first; two statements.
pub async fn of_introductions(app: &App, ids: &[i64]) -> Result<HashMap<i64, Vec<Slip>>, Error> {
    stored(app, &app.db, ids).await
}

/// As [`of_introductions`], inside a write.
pub(super) async fn stored(
    app: &App,
    db: &impl ConnectionTrait,
    ids: &[i64],
) -> Result<HashMap<i64, Vec<Slip>>, Error> {
    let rows = Entity::find()
        .filter(Column::IntroductionId.is_in(ids.iter().copied()))
        .order_by_asc(Column::IntroductionId)
        .order_by_asc(Column::Number)
        .all(db)
        .await?;
    if rows.is_empty() {
        return Ok(HashMap::new());
    }
    let milestones = slip_milestone::Entity::find()
        .filter(slip_milestone::Column::SlipId.is_in(rows.iter().map(|row| row.id)))
        .order_by_asc(slip_milestone::Column::SlipId)
        .order_by_asc(slip_milestone::Column::Position)
        .all(db)
        .await?;
    let mut milestones = grouped(milestones, |row| Some(row.slip_id));
    let of_introductions = grouped(rows, |row| Some(row.introduction_id)).into_iter();
    Ok(of_introductions
        .map(|(id, rows)| (id, together(app, rows, &mut milestones)))
        .collect())
}

fn together(app: &App, rows: Vec<Model>, milestones: &mut HashMap<i64, Vec<slip_milestone::Model>>) -> Vec<Slip> {
    let latest = rows.iter().map(|row| row.number).max().unwrap_or_default();
    let (now, freshness) = (app.clock.now(), app.config.introductions);
    let stands = |row: &Model| status(row, latest, now, freshness);
    let signed = rows.iter().filter(|row| stands(row) == Status::Signed);
    let holds = signed.map(|row| row.number).max();
    let slips = rows.into_iter().map(|row| Slip {
        milestones: milestones.remove(&row.id).unwrap_or_default(),
        status: stands(&row),
        in_force: holds == Some(row.number),
        row,
    });
    slips.collect()
}

/// The terms that hold for each of these introductions: what deals that come of them tell. Two statements.
pub async fn in_force(app: &App, introductions: &[i64]) -> Result<HashMap<i64, Slip>, Error> {
    let slips = of_introductions(app, introductions).await?.into_iter();
    Ok(slips
        .filter_map(|(id, slips)| Some((id, slips.into_iter().find(|slip| slip.in_force)?)))
        .collect())
}
