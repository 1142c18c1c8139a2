//! Reading managers: lists, counts, facets. What was counted is kept: there may be a hundred thousand.

use std::sync::Arc;

use qiao_entity::{
    manager,
    manager::{Activity, Column, Competence, Entity, ManagerKind, Model},
    manager_field, manager_label,
    manager_label::Sort,
};
use sea_orm::{
    Condition, PaginatorTrait, QueryFilter, Select,
    sea_query::{Expr, ExprTrait},
};

use super::{
    load::{Load, load_known},
    order::{Order, Sorted},
    visible_to,
};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        affiliation,
        facet::{self as facets, Buckets, Count},
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

fn select(requester: &Requester, filter: &Filter) -> Select<Entity> {
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
    record::page(
        app,
        requester,
        select(requester, filter),
        Sorted::of(requester, order),
        page,
    )
    .await
}

/// How many managers the filter lets through.
pub async fn count(app: &App, requester: &Requester, filter: &Filter) -> Result<i64, Error> {
    let counted = async {
        let count = i64::try_from(select(requester, filter).count(&app.db).await?).unwrap_or(i64::MAX);
        let value = String::new();
        Ok(vec![Count { value, count }])
    };
    let kept = app
        .managers
        .get(app, requester, (filter.clone(), None), counted)
        .await?;
    Ok(kept.first().map_or(0, |total| total.count))
}

/// How many of them by each value of an axis, the most frequent first.
pub async fn facet(app: &App, requester: &Requester, filter: &Filter, axis: Axis) -> Result<Arc<Vec<Count>>, Error> {
    let counted = by_axis(app, requester, filter, axis);
    app.managers
        .get(app, requester, (filter.clone(), Some(axis)), counted)
        .await
}

async fn by_axis(app: &App, requester: &Requester, filter: &Filter, axis: Axis) -> Result<Vec<Count>, Error> {
    let rows = select(requester, filter);
    let numbers = |rows| facets::numbers(rows, Column::Id);
    let sort = match axis {
        Axis::Kind => return facets::by_column(&app.db, rows, Column::Kind).await,
        Axis::Region => return facets::by_column(&app.db, rows, Column::RegionCode).await,
        Axis::Field => return facets::by_code::<manager_field::Entity>(&app.db, numbers(rows)).await,
        Axis::Load => {
            let known = rows.filter(load_known(requester));
            return facets::by_expression(&app.db, known, Load::expression()).await;
        }
        Axis::Language => Sort::Language,
        Axis::Activity => Sort::Activity,
        Axis::Competence => Sort::Competence,
    };
    facets::by_label::<manager_label::Entity>(&app.db, sort, numbers(rows)).await
}

/// How many of them in each bucket of technology fields.
pub async fn in_fields(
    app: &App,
    requester: &Requester,
    filter: &Filter,
    buckets: &Buckets,
) -> Result<Vec<Count>, Error> {
    let owners = facets::numbers(select(requester, filter), Column::Id);
    facets::by_bucket::<manager_field::Entity>(&app.db, owners, buckets).await
}
