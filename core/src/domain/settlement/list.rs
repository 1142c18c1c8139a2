//! Reading the ledger. Who may read it is the contract's to know: its parties see all of it.

use std::collections::HashMap;

use qiao_entity::{
    posting,
    settlement::{Column, Entity, Model},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::journal::Line;
use crate::{
    app::App,
    auth::Requester,
    domain::{contract, indicator::grouped},
    error::Error,
};

/// The entries of these contracts, the first one first; one statement.
pub async fn of_contracts(app: &App, contracts: &[i64]) -> Result<HashMap<i64, Vec<Model>>, Error> {
    let rows = Entity::find()
        .filter(Column::ContractId.is_in(contracts.iter().copied()))
        .order_by_asc(Column::Id)
        .all(&app.db)
        .await?;
    Ok(grouped(rows, |row| Some(row.contract_id)))
}

/// The lines of these entries, in order; one statement.
pub async fn postings_of(app: &App, entries: &[i64]) -> Result<HashMap<i64, Vec<posting::Model>>, Error> {
    let rows = lines_in(&app.db, entries).await?;
    Ok(grouped(rows, |row| Some(row.settlement_id)))
}

/// The entries of these numbers whose contract the requester may read.
pub async fn by_ids(app: &App, requester: &Requester, ids: &[i64]) -> Result<HashMap<i64, Model>, Error> {
    let rows = Entity::find()
        .filter(Column::Id.is_in(ids.iter().copied()))
        .all(&app.db)
        .await?;
    let contracts: Vec<i64> = rows.iter().map(|row| row.contract_id).collect();
    let seen = contract::by_ids(app, requester, &contracts).await?;
    let rows = rows.into_iter().filter(|row| seen.contains_key(&row.contract_id));
    Ok(rows.map(|row| (row.id, row)).collect())
}

/// The lines of these entries, in order.
pub(super) async fn lines_in(db: &impl ConnectionTrait, entries: &[i64]) -> Result<Vec<posting::Model>, Error> {
    Ok(posting::Entity::find()
        .filter(posting::Column::SettlementId.is_in(entries.iter().copied()))
        .order_by_asc(posting::Column::SettlementId)
        .order_by_asc(posting::Column::Position)
        .all(db)
        .await?)
}

/// A line as it was stored.
#[must_use]
pub fn line_of(row: &posting::Model) -> Line {
    Line {
        account: row.account,
        holder: row.holder.clone(),
        organization: row.organization_id,
        manager: row.manager_id,
        side: row.side,
        amount: row.amount,
    }
}
