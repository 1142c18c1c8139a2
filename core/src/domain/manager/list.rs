//! Reading managers: lists, counts, facets. The census knows which and how many; where there is none yet, the database says it.

use qiao_entity::{
    manager,
    manager::{Activity, Column, Competence, Entity, ManagerKind, Model},
    manager_field, manager_label,
    manager_label::Sort,
};
use sea_orm::{
    Condition, QueryFilter, Select,
    sea_query::{Expr, ExprTrait},
};

use super::{
    load::{Load, load_known},
    order::{Order, Sorted},
    stored, visible_to,
};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        affiliation,
        facet::{Buckets, Count},
        link,
        narrow::Narrow,
        page::{self, Page},
        record,
    },
    error::Error,
};

/// Which managers; an empty list says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Filter {
    /// One of these kinds.
    pub kinds: Vec<ManagerKind>,
    /// With one of these service activities.
    pub activities: Vec<Activity>,
    /// With one of these competences.
    pub competences: Vec<Competence>,
    /// Who works in one of these languages.
    pub languages: Vec<String>,
    /// In one of these regions or inside them.
    pub regions: Vec<String>,
    /// In one of these technology fields or below them.
    pub fields: Vec<String>,
    /// Whether another engagement can be taken on, as far as the requester may know that.
    pub free_capacity: Option<bool>,
    /// With one of these loads, as far as the requester may know that.
    pub loads: Vec<Load>,
    /// Who works or worked for this organization, if the requester may know of it.
    pub organization: Option<i64>,
}

/// What managers are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Axis {
    /// By kind.
    Kind,
    /// By region.
    Region,
    /// By technology field.
    Field,
    /// By working language.
    Language,
    /// By service activity.
    Activity,
    /// By competence.
    Competence,
    /// By load, as far as the requester may know it.
    Load,
}

pub(super) fn select(requester: &Requester, filter: &Filter) -> Select<Entity> {
    let staff = filter
        .organization
        .map(|organization| affiliation::managers_of(requester, organization));
    let mut select = visible_to(requester)
        .among(Column::Kind, &filter.kinds)
        .labelled::<manager_label::Entity>(Column::Id, Sort::Activity, &link::values(&filter.activities))
        .labelled::<manager_label::Entity>(Column::Id, Sort::Competence, &link::values(&filter.competences))
        .labelled::<manager_label::Entity>(Column::Id, Sort::Language, &filter.languages)
        .in_regions(Column::RegionCode, &filter.regions)
        .in_fields::<manager_field::Entity>(Column::Id, &filter.fields)
        .within(Column::Id, staff);
    if !filter.loads.is_empty() {
        let any = filter
            .loads
            .iter()
            .fold(Condition::any(), |any, load| any.add(load.condition()));
        select = select.filter(any).filter(load_known(requester));
    }
    let load = Expr::col((manager::Entity, Column::Load));
    let capacity = Expr::col((manager::Entity, Column::Capacity));
    match filter.free_capacity {
        Some(true) => select.filter(load.lt(capacity)).filter(load_known(requester)),
        Some(false) => select.filter(load.gte(capacity)).filter(load_known(requester)),
        None => select,
    }
}

/// One page of the managers that the filter lets through.
pub async fn list(
    app: &App,
    requester: &Requester,
    filter: &Filter,
    order: Order,
    page: &page::Request,
) -> Result<Page<Model>, Error> {
    let sorted = Sorted::of(requester, order);
    match app.census.numbers(app, requester, filter, order, page).await? {
        Some(numbers) => record::page_of(app, requester, numbers, sorted, page).await,
        None => record::page(app, requester, select(requester, filter), sorted, page).await,
    }
}

/// How many managers the filter lets through.
pub async fn count(app: &App, requester: &Requester, filter: &Filter) -> Result<i64, Error> {
    match app.census.count(app, requester, filter).await? {
        Some(count) => Ok(count),
        None => stored::count(app, requester, filter).await,
    }
}

/// How many of them by each value of an axis, the most frequent first.
pub async fn facet(app: &App, requester: &Requester, filter: &Filter, axis: Axis) -> Result<Vec<Count>, Error> {
    match app.census.facet(app, requester, filter, axis).await? {
        Some(counts) => Ok(counts),
        None => stored::facet(app, requester, filter, axis).await,
    }
}

/// How many of them in each bucket of technology fields.
pub async fn in_fields(
    app: &App,
    requester: &Requester,
    filter: &Filter,
    buckets: &Buckets,
) -> Result<Vec<Count>, Error> {
    match app.census.in_fields(app, requester, filter, buckets).await? {
        Some(counts) => Ok(counts),
        None => stored::in_fields(app, requester, filter, buckets).await,
    }
}
