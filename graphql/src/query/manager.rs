//! Managers: one by id, lists with counts.

use async_graphql::{Context, Enum, ID, InputObject, Object, Result};
use qiao_entity::noun::Noun;

use super::filter;
use crate::{
    context::asking,
    domain::{
        manager as domain,
        reference::{List, REGIONS_LIST, TECHNOLOGY_FIELDS},
    },
    fault::Misuse,
    node,
    object::{
        FacetCount, Manager,
        code::{Activity, Competence, ManagerKind, ManagerLoad, codes},
        saturating,
    },
    page::{Connection, Window},
};

/// Which managers: all conditions given must hold, each by one of its values.
#[derive(Clone, Debug, Default, InputObject)]
pub(crate) struct ManagerFilter {
    /// One of these kinds.
    kinds: Option<Vec<ManagerKind>>,
    /// With one of these service activities.
    activities: Option<Vec<Activity>>,
    /// With one of these competences.
    competences: Option<Vec<Competence>>,
    /// Who works in one of these languages (ISO 639-1).
    languages: Option<Vec<String>>,
    /// In one of these regions or inside them.
    regions: Option<Vec<String>>,
    /// In one of these technology fields or below them.
    fields: Option<Vec<String>>,
    /// Whether another engagement can be taken on.
    free_capacity: Option<bool>,
    /// With one of these loads, as far as the requester may know.
    loads: Option<Vec<ManagerLoad>>,
    /// Who works or worked for this organization.
    organization: Option<ID>,
}

impl ManagerFilter {
    /// The filter as the domain knows it.
    pub(crate) fn domain(self) -> Result<domain::Filter, Misuse> {
        Ok(domain::Filter {
            kinds: codes(self.kinds.unwrap_or_default()),
            activities: codes(self.activities.unwrap_or_default()),
            competences: codes(self.competences.unwrap_or_default()),
            languages: filter::languages(self.languages)?,
            regions: filter::regions(self.regions)?,
            fields: filter::fields(self.fields)?,
            free_capacity: self.free_capacity,
            loads: codes(self.loads.unwrap_or_default()),
            organization: filter::record(self.organization, Noun::Organization)?,
        })
    }
}

/// How managers are ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Enum)]
#[graphql(remote = "crate::domain::manager::Order")]
pub(crate) enum ManagerOrder {
    /// The newest first.
    #[default]
    Newest,
    /// The last changed first.
    Updated,
    /// By name.
    Name,
    /// Those with the most free places first, as far as the requester may know; those whose load it may not know last.
    Capacity,
}

/// What is said of a whole list of managers.
pub(crate) struct ManagerTotals(domain::Filter);

/// What is said of a whole list of managers.
#[Object]
impl ManagerTotals {
    /// How many managers the filter lets through, on all pages together.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<i32> {
        let asking = asking(ctx);
        Ok(saturating(
            domain::count(&asking.app, &asking.requester, &self.0).await?,
        ))
    }

    /// How many of them have which value, on all pages together; the most frequent first.
    async fn facets(&self) -> ManagerFacets<'_> {
        ManagerFacets(&self.0)
    }
}

/// Counts of managers by value, the most frequent first. What is not asked for is not counted.
pub(crate) struct ManagerFacets<'a>(&'a domain::Filter);

impl ManagerFacets<'_> {
    async fn by(&self, ctx: &Context<'_>, axis: domain::Axis, list: Option<&List>) -> Result<Vec<FacetCount>> {
        let asking = asking(ctx);
        let counts = domain::facet(&asking.app, &asking.requester, self.0, axis).await?;
        Ok(FacetCount::of(counts, list))
    }
}

/// Counts of managers by value, the most frequent first. What is not asked for is not counted.
#[Object]
impl ManagerFacets<'_> {
    /// By kind.
    async fn kinds(&self, ctx: &Context<'_>) -> Result<Vec<FacetCount>> {
        self.by(ctx, domain::Axis::Kind, None).await
    }

    /// By region.
    async fn regions(&self, ctx: &Context<'_>) -> Result<Vec<FacetCount>> {
        self.by(ctx, domain::Axis::Region, Some(&REGIONS_LIST)).await
    }

    /// By technology field.
    async fn fields(&self, ctx: &Context<'_>) -> Result<Vec<FacetCount>> {
        self.by(ctx, domain::Axis::Field, Some(&TECHNOLOGY_FIELDS)).await
    }

    /// By working language.
    async fn languages(&self, ctx: &Context<'_>) -> Result<Vec<FacetCount>> {
        self.by(ctx, domain::Axis::Language, None).await
    }

    /// By service activity.
    async fn activities(&self, ctx: &Context<'_>) -> Result<Vec<FacetCount>> {
        self.by(ctx, domain::Axis::Activity, None).await
    }

    /// By load (`ManagerLoad`), as far as the requester may know.
    async fn loads(&self, ctx: &Context<'_>) -> Result<Vec<FacetCount>> {
        self.by(ctx, domain::Axis::Load, None).await
    }

    /// By competence.
    async fn competences(&self, ctx: &Context<'_>) -> Result<Vec<FacetCount>> {
        self.by(ctx, domain::Axis::Competence, None).await
    }
}

/// One page of managers.
pub(crate) async fn manager_page(
    ctx: &Context<'_>,
    filter: domain::Filter,
    order: ManagerOrder,
    window: &Window,
) -> Result<Connection<Manager, ManagerTotals>> {
    let asking = asking(ctx);
    let list = format!("managers {order:?}");
    let request = window.of(&list)?;
    let page = domain::list(&asking.app, &asking.requester, &filter, order.into(), &request).await?;
    asking
        .load
        .managers
        .know(page.rows.iter().map(|(_, row)| (row.id, row.clone())));
    Ok(Connection::of_rows(page, &list, Manager, ManagerTotals(filter)))
}

#[derive(Default)]
pub(crate) struct ManagerQuery;

#[Object]
impl ManagerQuery {
    /// A technology manager by its id; null when there is none that the requester may know of.
    async fn manager(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The id, such as `manager_42`.")] id: ID,
    ) -> Result<Option<Manager>> {
        let Some(number) = node::number(&id, Noun::Manager)? else {
            return Ok(None);
        };
        Ok(asking(ctx).load.managers.one(number).await?.map(Manager))
    }

    /// Managers, page by page.
    #[expect(clippy::too_many_arguments, reason = "the arguments of a connection")]
    async fn managers(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which managers; all when it is left out.")] filter: Option<ManagerFilter>,
        #[graphql(desc = "In which order.", default)] order_by: ManagerOrder,
        #[graphql(desc = "The first so many, at most 100.")] first: Option<i32>,
        #[graphql(desc = "Only behind this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many, at most 100.")] last: Option<i32>,
        #[graphql(desc = "Only before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Manager, ManagerTotals>> {
        let filter = filter.unwrap_or_default().domain()?;
        manager_page(
            ctx,
            filter,
            order_by,
            &Window {
                first,
                after,
                last,
                before,
            },
        )
        .await
    }
}
