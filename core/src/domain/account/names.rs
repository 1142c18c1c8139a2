//! What accounts are called.

use std::collections::HashMap;

use qiao_entity::account::{AccountStatus, Column, Entity};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::{app::App, error::Error};

/// The names of these accounts, those that were erased left out. A name is personal: it is for the owners of the records
/// that the account asked for or read, and the account agreed to that.
pub async fn names(app: &App, ids: &[i64]) -> Result<HashMap<i64, String>, Error> {
    let rows = Entity::find()
        .filter(Column::Id.is_in(ids.iter().copied()))
        .filter(Column::Status.ne(AccountStatus::Erased))
        .all(&app.db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}
