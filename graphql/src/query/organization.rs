//! Organizations: one by id, lists with counts.

use async_graphql::{Context, Enum, ID, InputObject, Object, Result};
use qiao_entity::noun::Noun;

use super::filter;
use crate::{
    context::asking,
    domain::{
        organization as domain,
        reference::{List, REGIONS_LIST, TECHNOLOGY_FIELDS},
    },
    fault::Misuse,
    node,
    object::{
        FacetCount, Organization,
        code::{LegalNature, OrganizationKind, codes},
        saturating,
    },
    page::{Connection, Window},
};

/// Which organizations: all conditions given must hold, each by one of its values.
#[derive(Clone, Debug, Default, InputObject)]
pub(crate) struct OrganizationFilter {
    /// One of these kinds.
    kinds: Option<Vec<OrganizationKind>>,
    /// Of one of these legal natures.
    legal_natures: Option<Vec<LegalNature>>,
    /// In one of these regions or inside them.
    regions: Option<Vec<String>>,
    /// In one of these technology fields or below them.
    fields: Option<Vec<String>>,
    /// With one of these tags.
    tags: Option<Vec<String>>,
    /// For which this manager works or worked.
    manager: Option<ID>,
}

impl OrganizationFilter {
    /// The filter as the domain knows it.
    pub(crate) fn domain(self) -> Result<domain::Filter, Misuse> {
        Ok(domain::Filter {
            kinds: codes(self.kinds.unwrap_or_default()),
            legal_natures: codes(self.legal_natures.unwrap_or_default()),
            regions: filter::regions(self.regions)?,
            fields: filter::fields(self.fields)?,
            tags: filter::words("tags", self.tags)?,
            manager: filter::record(self.manager, Noun::Manager)?,
        })
    }
}

/// How organizations are ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Enum)]
#[graphql(remote = "crate::domain::organization::Order")]
pub(crate) enum OrganizationOrder {
    /// The newest first.
    #[default]
    Newest,
    /// The last changed first.
    Updated,
    /// By name.
    Name,
}

/// What is said of a whole list of organizations.
pub(crate) struct OrganizationTotals(domain::Filter);

/// What is said of a whole list of organizations.
#[Object]
impl OrganizationTotals {
    /// How many organizations the filter lets through, on all pages together.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<i32> {
        let asking = asking(ctx);
        Ok(saturating(
            domain::count(&asking.app, &asking.requester, &self.0).await?,
        ))
    }

    /// How many of them have which value, on all pages together; the most frequent first.
    async fn facets(&self) -> OrganizationFacets<'_> {
        OrganizationFacets(&self.0)
    }
}

/// Counts of organizations by value, the most frequent first. What is not asked for is not counted.
pub(crate) struct OrganizationFacets<'a>(&'a domain::Filter);

impl OrganizationFacets<'_> {
    async fn by(&self, ctx: &Context<'_>, axis: domain::Axis, list: Option<&List>) -> Result<Vec<FacetCount>> {
        let asking = asking(ctx);
        let counts = domain::facet(&asking.app, &asking.requester, self.0, axis).await?;
        Ok(FacetCount::of(counts, list))
    }
}

/// Counts of organizations by value, the most frequent first. What is not asked for is not counted.
#[Object]
impl OrganizationFacets<'_> {
    /// By kind.
    async fn kinds(&self, ctx: &Context<'_>) -> Result<Vec<FacetCount>> {
        self.by(ctx, domain::Axis::Kind, None).await
    }

    /// By legal nature.
    async fn legal_natures(&self, ctx: &Context<'_>) -> Result<Vec<FacetCount>> {
        self.by(ctx, domain::Axis::LegalNature, None).await
    }

    /// By region.
    async fn regions(&self, ctx: &Context<'_>) -> Result<Vec<FacetCount>> {
        self.by(ctx, domain::Axis::Region, Some(&REGIONS_LIST)).await
    }

    /// By technology field.
    async fn fields(&self, ctx: &Context<'_>) -> Result<Vec<FacetCount>> {
        self.by(ctx, domain::Axis::Field, Some(&TECHNOLOGY_FIELDS)).await
    }

    /// By tag.
    async fn tags(&self, ctx: &Context<'_>) -> Result<Vec<FacetCount>> {
        self.by(ctx, domain::Axis::Tag, None).await
    }
}

/// One page of organizations.
pub(crate) async fn organization_page(
    ctx: &Context<'_>,
    filter: domain::Filter,
    order: OrganizationOrder,
    window: &Window,
) -> Result<Connection<Organization, OrganizationTotals>> {
    let asking = asking(ctx);
    let list = format!("organizations {order:?}");
    let request = window.of(&list)?;
    let page = domain::list(&asking.app, &asking.requester, &filter, order.into(), &request).await?;
    asking
        .load
        .organizations
        .know(page.rows.iter().map(|(_, row)| (row.id, row.clone())));
    Ok(Connection::of_rows(
        page,
        &list,
        Organization,
        OrganizationTotals(filter),
    ))
}

#[derive(Default)]
pub(crate) struct OrganizationQuery;

#[Object]
impl OrganizationQuery {
    /// An organization by its id; null when there is none that the requester may know of.
    async fn organization(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The id, such as `organization_42`.")] id: ID,
    ) -> Result<Option<Organization>> {
        let Some(number) = node::number(&id, Noun::Organization)? else {
            return Ok(None);
        };
        Ok(asking(ctx).load.organizations.one(number).await?.map(Organization))
    }

    /// Organizations, page by page.
    #[expect(clippy::too_many_arguments, reason = "the arguments of a connection")]
    async fn organizations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which organizations; all when it is left out.")] filter: Option<OrganizationFilter>,
        #[graphql(desc = "In which order.", default)] order_by: OrganizationOrder,
        #[graphql(desc = "The first so many, at most 100.")] first: Option<i32>,
        #[graphql(desc = "Only behind this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many, at most 100.")] last: Option<i32>,
        #[graphql(desc = "Only before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Organization, OrganizationTotals>> {
        let filter = filter.unwrap_or_default().domain()?;
        organization_page(
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
