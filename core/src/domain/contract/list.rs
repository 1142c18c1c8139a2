//! Reading contracts: each side its own.

use std::{collections::HashMap, sync::Arc};

use qiao_entity::{
    contract::{Column, ContractStatus, Entity, Model},
    contract_clause as clause, contract_signature as signature,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, Select};

use super::{Whole, clause as clauses, standing, visible_to};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        indicator::grouped,
        page::{self, Newest, Numbered, Page},
    },
    error::Error,
};

impl Numbered for Model {
    fn number(&self) -> i64 {
        self.id
    }
}

/// Which contracts.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// That stand so.
    pub statuses: Vec<ContractStatus>,
}

fn select(app: &App, requester: &Requester, filter: &Filter) -> Select<Entity> {
    let select = visible_to(requester, app.clock.today());
    if filter.statuses.is_empty() {
        return select;
    }
    select.filter(Column::Status.is_in(filter.statuses.iter().copied()))
}

/// One page of the contracts of which the requester is a party, the newest first.
pub async fn page(
    app: &App,
    requester: &Requester,
    filter: &Filter,
    request: &page::Request,
) -> Result<Page<Model>, Error> {
    page::rows(&app.db, select(app, requester, filter), Newest, request).await
}

/// How many they are.
pub async fn count(app: &App, requester: &Requester, filter: &Filter) -> Result<i64, Error> {
    let count = select(app, requester, filter).count(&app.db).await?;
    Ok(i64::try_from(count).unwrap_or(i64::MAX))
}

/// The contracts of these numbers of which the requester is a party; one statement.
pub async fn by_ids(app: &App, requester: &Requester, ids: &[i64]) -> Result<HashMap<i64, Model>, Error> {
    let rows = visible_to(requester, app.clock.today())
        .filter(Column::Id.is_in(ids.iter().copied()))
        .all(&app.db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// The contracts of these engagements of which the requester is a party, the first one first; one statement.
pub async fn of_engagements(
    app: &App,
    requester: &Requester,
    engagements: &[i64],
) -> Result<HashMap<i64, Vec<Model>>, Error> {
    let rows = visible_to(requester, app.clock.today())
        .filter(Column::EngagementId.is_in(engagements.iter().copied()))
        .order_by_asc(Column::Id)
        .all(&app.db)
        .await?;
    Ok(grouped(rows, |row| Some(row.engagement_id)))
}

/// These contracts with what decides who takes part in them. Who may read them is the caller's to know.
pub async fn wholes_of(app: &App, ids: &[i64]) -> Result<HashMap<i64, Arc<Whole>>, Error> {
    let rows = Entity::find()
        .filter(Column::Id.is_in(ids.iter().copied()))
        .all(&app.db)
        .await?;
    let wholes = standing::wholes(&app.db, rows, app.clock.today()).await?;
    Ok(wholes
        .into_iter()
        .map(|whole| (whole.row.id, Arc::new(whole)))
        .collect())
}

/// The clauses of these contracts in the order of the list; one statement. Who may read them is the caller's to know.
pub async fn clauses_of(app: &App, ids: &[i64]) -> Result<HashMap<i64, Vec<clause::Model>>, Error> {
    let rows = clause::Entity::find()
        .filter(clause::Column::ContractId.is_in(ids.iter().copied()))
        .all(&app.db)
        .await?;
    Ok(grouped(in_order(rows), |row| Some(row.contract_id)))
}

/// The clauses of one contract, as a write sees them.
pub(super) async fn clauses_in(db: &impl ConnectionTrait, id: i64) -> Result<Vec<clause::Model>, Error> {
    let of = clause::Entity::find().filter(clause::Column::ContractId.eq(id));
    Ok(in_order(of.all(db).await?))
}

fn in_order(mut rows: Vec<clause::Model>) -> Vec<clause::Model> {
    rows.sort_by_key(|row| clauses::list().iter().position(|known| known.code == row.code));
    rows
}

/// The signatures under these contracts, the first one first; one statement. Who may read them is the caller's to know.
pub async fn signatures_of(app: &App, ids: &[i64]) -> Result<HashMap<i64, Vec<signature::Model>>, Error> {
    let rows = signature::Entity::find()
        .filter(signature::Column::ContractId.is_in(ids.iter().copied()))
        .order_by_asc(signature::Column::Id)
        .all(&app.db)
        .await?;
    Ok(grouped(rows, |row| Some(row.contract_id)))
}
