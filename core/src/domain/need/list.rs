//! Reading needs: lists, counts, facets.

use chrono::NaiveDate;
use qiao_entity::{
    best_match, need,
    need::{Column, Entity, Model, NeedKind, NeedStatus, TransferMode},
    need_field, need_industry, need_label,
    need_label::Sort,
    noun::Noun,
    organization,
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, QueryTrait, Select};

use super::{Milestone, OPEN, Order, milestone, visible_to};
use crate::{
    app::App,
    auth::Requester,
    clock::beginning,
    domain::{
        disclosure::{agreed, levels_of_all, told_names},
        facet::{self as facets, Buckets, Count},
        link,
        matching::Strong,
        page::{self, Page},
        record,
        reference::{INDUSTRIES_LIST, REGIONS_LIST, TECHNOLOGY_FIELDS},
    },
    error::Error,
};

/// Which needs; an empty list says nothing.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// One of these kinds.
    pub kinds: Vec<NeedKind>,
    /// In one of these statuses.
    pub statuses: Vec<NeedStatus>,
    /// In one of these technology fields or below them.
    pub fields: Vec<String>,
    /// In one of these industries or below them.
    pub industries: Vec<String>,
    /// With one of these transfer modes.
    pub modes: Vec<TransferMode>,
    /// Posted by this organization, as far as the requester may know that.
    pub organization: Option<i64>,
    /// Posted from one of these regions or inside them, as far as the requester may know that.
    pub regions: Vec<String>,
    /// Wanted on this day or later.
    pub deadline_from: Option<NaiveDate>,
    /// Wanted on this day or earlier.
    pub deadline_to: Option<NaiveDate>,
    /// Readiness levels wanted that reach this level.
    pub trl: Option<i32>,
    /// Published on this day, as it is in China, or later.
    pub published_from: Option<NaiveDate>,
    /// Published on this day, as it is in China, or earlier.
    pub published_to: Option<NaiveDate>,
    /// Only open needs that have strong candidates of these sorts (true), or have none of them (false).
    pub strong: Vec<(Strong, bool)>,
    /// Only those that came so far, whatever became of them then.
    pub reached: Option<Milestone>,
    /// Only those of organizations whose member the requester is.
    pub mine: bool,
}

/// What needs are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Axis {
    /// By kind.
    Kind,
    /// By status.
    Status,
    /// By technology field.
    Field,
    /// By industry.
    Industry,
    /// By transfer mode.
    Mode,
    /// By the poster's region, as far as the requester may know it.
    Region,
    /// By the month in which it was published, as it is in China: `2027-06`.
    Month,
}

/// Only needs whose poster the requester may know.
fn poster_known(requester: &Requester) -> Condition {
    if requester.is_administrator() {
        return Condition::all();
    }
    Condition::any()
        .add(Column::OrganizationLevel.is_in(levels_of_all(requester)))
        .add(Column::OrganizationId.is_in(requester.organizations()))
        .add(Column::Id.is_in(agreed(requester, Noun::Need)))
        .add(Column::Id.is_in(told_names(requester, Noun::Need)))
}

/// The needs that the filter lets through and the requester may know of.
pub(super) fn select(requester: &Requester, filter: &Filter) -> Select<Entity> {
    let mut select = visible_to(requester);
    if !filter.kinds.is_empty() {
        select = select.filter(Column::Kind.is_in(filter.kinds.iter().copied()));
    }
    if !filter.statuses.is_empty() {
        select = select.filter(Column::Status.is_in(filter.statuses.iter().copied()));
    }
    if !filter.fields.is_empty() {
        let codes = TECHNOLOGY_FIELDS.with_descendants(&filter.fields);
        select = select.filter(Column::Id.in_subquery(link::owners_with_codes::<need_field::Entity>(&codes)));
    }
    if !filter.industries.is_empty() {
        let codes = INDUSTRIES_LIST.with_descendants(&filter.industries);
        select = select.filter(Column::Id.in_subquery(link::owners_with_codes::<need_industry::Entity>(&codes)));
    }
    if !filter.modes.is_empty() {
        let modes: Vec<_> = filter.modes.iter().map(|mode| mode.code()).collect();
        let owners = link::owners_with_labels::<need_label::Entity>(Sort::Mode, &modes);
        select = select.filter(Column::Id.in_subquery(owners));
    }
    if let Some(organization) = filter.organization {
        select = select
            .filter(Column::OrganizationId.eq(organization))
            .filter(poster_known(requester));
    }
    if !filter.regions.is_empty() {
        let regions = REGIONS_LIST.with_descendants(&filter.regions);
        let posters = organization::Entity::find()
            .select_only()
            .column(organization::Column::Id)
            .filter(organization::Column::RegionCode.is_in(regions))
            .into_query();
        select = select
            .filter(Column::OrganizationId.in_subquery(posters))
            .filter(poster_known(requester));
    }
    if let Some(day) = filter.deadline_from {
        select = select.filter(Column::Deadline.gte(day));
    }
    if let Some(day) = filter.deadline_to {
        select = select.filter(Column::Deadline.lte(day));
    }
    if let Some(trl) = filter.trl {
        let from = Condition::any()
            .add(Column::TrlFrom.is_null())
            .add(Column::TrlFrom.lte(trl));
        let to = Condition::any()
            .add(Column::TrlTo.is_null())
            .add(Column::TrlTo.gte(trl));
        select = select.filter(from).filter(to);
    }
    if let Some(day) = filter.published_from {
        select = select.filter(Column::PublishedAt.gte(beginning(day)));
    }
    if let Some(after) = filter.published_to.and_then(|day| day.succ_opt()) {
        select = select.filter(Column::PublishedAt.lt(beginning(after)));
    }
    for (strong, has) in &filter.strong {
        let condition = strong.condition();
        let reckoned = best_match::Entity::find()
            .select_only()
            .column(best_match::Column::NeedId)
            .filter(if *has { condition } else { condition.not() })
            .into_query();
        select = select
            .filter(Column::Status.is_in(OPEN))
            .filter(Column::Id.in_subquery(reckoned));
    }
    select = milestone::narrow(select, filter.reached);
    if filter.mine {
        select = select.filter(Column::OrganizationId.is_in(requester.organizations()));
    }
    select
}

/// Selects the numbers of the needs that the filter lets through.
#[must_use]
pub fn numbers_of(requester: &Requester, filter: &Filter) -> sea_orm::sea_query::SelectStatement {
    facets::numbers(select(requester, filter), Column::Id)
}

/// One page of the needs that the filter lets through.
pub async fn list(
    app: &App,
    requester: &Requester,
    filter: &Filter,
    order: Order,
    page: &page::Request,
) -> Result<Page<Model>, Error> {
    record::page(app, requester, select(requester, filter), order, page).await
}

/// How many needs the filter lets through.
pub async fn count(app: &App, requester: &Requester, filter: &Filter) -> Result<i64, Error> {
    Ok(i64::try_from(select(requester, filter).count(&app.db).await?).unwrap_or(i64::MAX))
}

/// How many of them by each value of an axis, the most frequent first.
pub async fn facet(app: &App, requester: &Requester, filter: &Filter, axis: Axis) -> Result<Vec<Count>, Error> {
    let rows = select(requester, filter);
    let numbers = |rows| facets::numbers(rows, Column::Id);
    match axis {
        Axis::Kind => facets::by_column(&app.db, rows, Column::Kind).await,
        Axis::Status => facets::by_column(&app.db, rows, Column::Status).await,
        Axis::Field => facets::by_code::<need_field::Entity>(&app.db, numbers(rows)).await,
        Axis::Industry => facets::by_code::<need_industry::Entity>(&app.db, numbers(rows)).await,
        Axis::Mode => facets::by_label::<need_label::Entity>(&app.db, Sort::Mode, numbers(rows)).await,
        Axis::Region => {
            let rows = rows.filter(poster_known(requester)).join(
                sea_orm::JoinType::InnerJoin,
                need::Entity::belongs_to(organization::Entity)
                    .from(Column::OrganizationId)
                    .to(organization::Column::Id)
                    .into(),
            );
            facets::by_column(&app.db, rows, organization::Column::RegionCode).await
        }
        Axis::Month => facets::by_month(&app.db, rows, Column::PublishedAt).await,
    }
}

/// How many of them in each bucket of technology fields.
pub async fn in_fields(
    app: &App,
    requester: &Requester,
    filter: &Filter,
    buckets: &Buckets,
) -> Result<Vec<Count>, Error> {
    let owners = facets::numbers(select(requester, filter), Column::Id);
    facets::by_bucket::<need_field::Entity>(&app.db, owners, buckets).await
}
