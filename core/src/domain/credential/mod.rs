//! Credentials (资质) of managers: titles, training, registrations, recognitions. The four are separate and never one "senior".
//!
//! Everyone may know that a manager has one, of whom and until when. The number of the certificate is for the manager, those who keep
//! the registry and those who have an agreement: with it anyone could pass for its holder.

mod draft;
mod store;

use std::collections::HashMap;

use chrono::NaiveDate;
pub use draft::{Draft, MOST, problems};
use qiao_entity::{
    credential::{Column, Entity, Model},
    level::Level,
    manager,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
pub use store::{replace_of_manager, set_first};

use super::{indicator::grouped, record::Record};
use crate::{app::App, auth::Requester, error::Error};

/// The credentials of these managers, in order; one statement.
pub async fn of_managers(app: &App, managers: &[i64]) -> Result<HashMap<i64, Vec<Model>>, Error> {
    let rows = Entity::find()
        .filter(Column::ManagerId.is_in(managers.iter().copied()))
        .order_by_asc(Column::ManagerId)
        .order_by_asc(Column::Position)
        .all(&app.db)
        .await?;
    Ok(grouped(rows, |row| Some(row.manager_id)))
}

/// Whether the numbers of a manager's certificates are given to the requester now.
#[must_use]
pub fn reads_numbers(manager: &manager::Model, requester: &Requester) -> bool {
    manager.disclosed().reads(requester, Level::Agreement, "CREDENTIALS")
}

/// Whether a credential holds on a day.
#[must_use]
pub fn holds_on(credential: &Model, day: NaiveDate) -> bool {
    credential.issued_on.is_none_or(|from| from <= day) && credential.valid_until.is_none_or(|to| day <= to)
}
