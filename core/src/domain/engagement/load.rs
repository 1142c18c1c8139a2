//! The load of managers follows the engagements that they work on.
//!
//! `manager.load` is the whole load: the engagements that run here and what the manager says to have outside. It goes up and down
//! with the first part, and is never stored as less than it.

use std::collections::HashMap;

use qiao_entity::{
    engagement::{self, Entity},
    engagement_member::{self as member, TeamStatus},
    manager,
    noun::Noun,
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait},
};

use super::RUNNING;
use crate::{
    domain::{manager::MOST_LOAD, store::by_number, write::Write},
    error::Error,
};

/// How many running engagements each of these managers works on; one statement. Who works on none is left out.
pub async fn running_of(db: &impl ConnectionTrait, managers: &[i64]) -> Result<HashMap<i64, i32>, Error> {
    let running = Entity::find()
        .select_only()
        .column(engagement::Column::Id)
        .filter(engagement::Column::Stage.is_in(RUNNING));
    let rows: Vec<(i64, i64)> = member::Entity::find()
        .select_only()
        .column(member::Column::ManagerId)
        .column_as(Expr::col(member::Column::Id).count(), "running")
        .filter(member::Column::ManagerId.is_in(managers.iter().copied()))
        .filter(member::Column::Status.eq(TeamStatus::Active))
        .filter(member::Column::EngagementId.in_subquery(running.into_query()))
        .group_by(member::Column::ManagerId)
        .into_tuple()
        .all(db)
        .await?;
    let rows = rows.into_iter();
    Ok(rows
        .map(|(id, running)| (id, i32::try_from(running).unwrap_or(i32::MAX)))
        .collect())
}

/// One engagement more or less: the manager's load follows inside the write. The profile is not any fresher for it.
pub async fn follow(write: &mut Write, id: i64, by: i32) -> Result<(), Error> {
    let Some(row) = by_number::<manager::Model>(write, id).await? else {
        return Ok(());
    };
    let next = manager::ActiveModel {
        id: Set(id),
        load: Set(row.load.saturating_add(by).clamp(0, MOST_LOAD)),
        // Whoever is editing the profile must see the new load first.
        version: Set(row.version + 1),
        ..Default::default()
    };
    next.update(write.txn()).await?;
    write.changed(Noun::Manager, id);
    Ok(())
}
