//! Needs: one by id, lists with counts.

use async_graphql::{Context, Enum, ID, InputObject, Object, Result};
use chrono::NaiveDate;
use qiao_entity::noun::Noun;

use super::filter;
use crate::{
    context::asking,
    domain::{
        matching::Strong,
        need as domain,
        reference::{INDUSTRIES_LIST, List, REGIONS_LIST, TECHNOLOGY_FIELDS},
    },
    fault::Misuse,
    node,
    object::{
        FacetCount, MonthCount, Need,
        code::{NeedKind, NeedMilestone, NeedStatus, TransferMode, codes},
        saturating,
    },
    page::{Connection, Window},
};

/// Which needs: all conditions given must hold, each by one of its values.
#[derive(Clone, Debug, Default, InputObject)]
pub(crate) struct NeedFilter {
    /// One of these kinds.
    kinds: Option<Vec<NeedKind>>,
    /// In one of these statuses.
    statuses: Option<Vec<NeedStatus>>,
    /// In one of these technology fields or below them.
    fields: Option<Vec<String>>,
    /// In one of these industries or below them.
    industries: Option<Vec<String>>,
    /// With one of these transfer modes.
    modes: Option<Vec<TransferMode>>,
    /// Posted by this organization, as far as the requester may know.
    organization: Option<ID>,
    /// Posted from one of these regions or inside them, as far as the requester may know.
    regions: Option<Vec<String>>,
    /// Wanted on this day or later.
    deadline_from: Option<NaiveDate>,
    /// Wanted on this day or earlier.
    deadline_to: Option<NaiveDate>,
    /// Whose wanted readiness levels reach this level.
    trl: Option<i32>,
    /// Published on this day, as it is in China, or later.
    published_from: Option<NaiveDate>,
    /// Published on this day, as it is in China, or earlier.
    published_to: Option<NaiveDate>,
    /// Only open needs that have a strong candidate of any kind, or only open needs that have none: see `MatchQuality`.
    has_strong_candidate: Option<bool>,
    /// Only open needs that have a manager as a strong candidate, or only open needs that have none.
    has_strong_manager: Option<bool>,
    /// Only open needs that have an achievement as a strong candidate, or only open needs that have none.
    has_strong_achievement: Option<bool>,
    /// Only those that came so far, whatever became of them then.
    reached: Option<NeedMilestone>,
    /// Only those of organizations whose member the requester is.
    mine: Option<bool>,
}

impl NeedFilter {
    /// The filter as the domain knows it.
    pub(crate) fn domain(self) -> Result<domain::Filter, Misuse> {
        Ok(domain::Filter {
            kinds: codes(self.kinds.unwrap_or_default()),
            statuses: codes(self.statuses.unwrap_or_default()),
            fields: filter::fields(self.fields)?,
            industries: filter::industries(self.industries)?,
            modes: codes(self.modes.unwrap_or_default()),
            organization: filter::record(self.organization, Noun::Organization)?,
            regions: filter::regions(self.regions)?,
            deadline_from: self.deadline_from,
            deadline_to: self.deadline_to,
            trl: self.trl,
            published_from: self.published_from,
            published_to: self.published_to,
            strong: [
                (Strong::Any, self.has_strong_candidate),
                (Strong::Manager, self.has_strong_manager),
                (Strong::Achievement, self.has_strong_achievement),
            ]
            .into_iter()
            .filter_map(|(strong, has)| Some((strong, has?)))
            .collect(),
            reached: self.reached.map(Into::into),
            mine: self.mine.unwrap_or_default(),
        })
    }
}

/// How needs are ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Enum)]
#[graphql(remote = "crate::domain::need::Order")]
pub(crate) enum NeedOrder {
    /// The newest first.
    #[default]
    Newest,
    /// The last changed first.
    Updated,
    /// The most urgent first; those without a deadline last.
    Deadline,
    /// By title.
    Title,
    /// Open needs first, those that have waited longest at the beginning; the others behind them, the oldest first.
    Waiting,
}

/// What is said of a whole list of needs.
pub(crate) struct NeedTotals(domain::Filter);

/// What is said of a whole list of needs.
#[Object]
impl NeedTotals {
    /// How many needs the filter lets through, on all pages together.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<i32> {
        let asking = asking(ctx);
        Ok(saturating(
            domain::count(&asking.app, &asking.requester, &self.0).await?,
        ))
    }

    /// How many of them have which value, on all pages together; the most frequent first.
    async fn facets(&self) -> NeedFacets<'_> {
        NeedFacets(&self.0)
    }
}

/// Counts of needs by value, the most frequent first. What is not asked for is not counted.
pub(crate) struct NeedFacets<'a>(&'a domain::Filter);

impl NeedFacets<'_> {
    async fn by(&self, ctx: &Context<'_>, axis: domain::Axis, list: Option<&List>) -> Result<Vec<FacetCount>> {
        let asking = asking(ctx);
        let counts = domain::facet(&asking.app, &asking.requester, self.0, axis).await?;
        Ok(FacetCount::of(counts, list))
    }
}

/// Counts of needs by value, the most frequent first. What is not asked for is not counted.
#[Object]
impl NeedFacets<'_> {
    /// By kind.
    async fn kinds(&self, ctx: &Context<'_>) -> Result<Vec<FacetCount>> {
        self.by(ctx, domain::Axis::Kind, None).await
    }

    /// By status.
    async fn statuses(&self, ctx: &Context<'_>) -> Result<Vec<FacetCount>> {
        self.by(ctx, domain::Axis::Status, None).await
    }

    /// By technology field.
    async fn fields(&self, ctx: &Context<'_>) -> Result<Vec<FacetCount>> {
        self.by(ctx, domain::Axis::Field, Some(&TECHNOLOGY_FIELDS)).await
    }

    /// By industry.
    async fn industries(&self, ctx: &Context<'_>) -> Result<Vec<FacetCount>> {
        self.by(ctx, domain::Axis::Industry, Some(&INDUSTRIES_LIST)).await
    }

    /// By transfer mode.
    async fn modes(&self, ctx: &Context<'_>) -> Result<Vec<FacetCount>> {
        self.by(ctx, domain::Axis::Mode, None).await
    }

    /// By the region of who posted it, as far as the requester may know.
    async fn regions(&self, ctx: &Context<'_>) -> Result<Vec<FacetCount>> {
        self.by(ctx, domain::Axis::Region, Some(&REGIONS_LIST)).await
    }

    /// By the month in which it was published, as it is in China, the latest first.
    async fn months(&self, ctx: &Context<'_>) -> Result<Vec<MonthCount>> {
        let asking = asking(ctx);
        let counts = domain::facet(&asking.app, &asking.requester, self.0, domain::Axis::Month).await?;
        Ok(MonthCount::all(&counts))
    }
}

/// One page of needs.
pub(crate) async fn need_page(
    ctx: &Context<'_>,
    filter: domain::Filter,
    order: NeedOrder,
    window: &Window,
) -> Result<Connection<Need, NeedTotals>> {
    let asking = asking(ctx);
    let list = format!("needs {order:?}");
    let request = window.of(&list)?;
    let page = domain::list(&asking.app, &asking.requester, &filter, order.into(), &request).await?;
    asking
        .load
        .needs
        .know(page.rows.iter().map(|(_, row)| (row.id, row.clone())));
    Ok(Connection::of_rows(page, &list, Need, NeedTotals(filter)))
}

#[derive(Default)]
pub(crate) struct NeedQuery;

#[Object]
impl NeedQuery {
    /// A technology need by its id; null when there is none that the requester may know of.
    async fn need(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The id, such as `need_42`.")] id: ID,
    ) -> Result<Option<Need>> {
        let Some(number) = node::number(&id, Noun::Need)? else {
            return Ok(None);
        };
        Ok(asking(ctx).load.needs.one(number).await?.map(Need))
    }

    /// Needs, page by page.
    #[expect(clippy::too_many_arguments, reason = "the arguments of a connection")]
    async fn needs(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which needs; all when it is left out.")] filter: Option<NeedFilter>,
        #[graphql(desc = "In which order.", default)] order_by: NeedOrder,
        #[graphql(desc = "The first so many, at most 100.")] first: Option<i32>,
        #[graphql(desc = "Only behind this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many, at most 100.")] last: Option<i32>,
        #[graphql(desc = "Only before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Need, NeedTotals>> {
        let filter = filter.unwrap_or_default().domain()?;
        need_page(
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
