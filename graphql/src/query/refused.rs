//! Every *no* of the chain, with counts.

use async_graphql::{Context, InputObject, Object, Result};
use chrono::NaiveDate;

use super::NeedFilter;
use crate::{
    context::asking,
    domain::chain::refused as domain,
    fault::Misuse,
    object::{
        ChainSubject, FacetCount, MonthCount, No, Side,
        code::{MoveReason, codes},
        saturating,
    },
    page::{Connection, Window},
};

/// Which noes: all conditions given must hold, each by one of its values.
#[derive(Clone, Debug, Default, InputObject)]
pub(crate) struct NoFilter {
    /// For one of these reasons.
    reasons: Option<Vec<MoveReason>>,
    /// In one of these phases: what was refused.
    phases: Option<Vec<ChainSubject>>,
    /// Said on one of these sides; `SERVICE` is what ended because its need did.
    sides: Option<Vec<Side>>,
    /// Said on this day, as it is in China, or later.
    from: Option<NaiveDate>,
    /// Said on this day, as it is in China, or earlier.
    to: Option<NaiveDate>,
    /// Of one of these needs.
    needs: Option<NeedFilter>,
}

impl NoFilter {
    /// The filter as the domain knows it.
    fn domain(self) -> Result<domain::Filter, Misuse> {
        Ok(domain::Filter {
            reasons: codes(self.reasons.unwrap_or_default()),
            phases: codes(self.phases.unwrap_or_default()),
            sides: codes(self.sides.unwrap_or_default()),
            from: self.from,
            to: self.to,
            needs: self.needs.map(NeedFilter::domain).transpose()?,
        })
    }
}

/// What is said of a whole list of noes.
pub(crate) struct NoTotals(pub(crate) domain::Filter);

/// What is said of a whole list of noes.
#[Object]
impl NoTotals {
    /// How many the filter lets through, on all pages together.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<i32> {
        let asking = asking(ctx);
        Ok(saturating(
            domain::count(&asking.app, &asking.requester, &self.0).await?,
        ))
    }

    /// How many of them have which value, on all pages together.
    async fn facets(&self) -> NoFacets<'_> {
        NoFacets(&self.0)
    }
}

/// Counts of noes by value, the most frequent first. What is not asked for is not counted.
pub(crate) struct NoFacets<'a>(&'a domain::Filter);

impl NoFacets<'_> {
    async fn by(&self, ctx: &Context<'_>, axis: domain::Axis) -> Result<Vec<FacetCount>> {
        let asking = asking(ctx);
        let counts = domain::facet(&asking.app, &asking.requester, self.0, axis).await?;
        Ok(FacetCount::of(counts, None))
    }
}

/// Counts of noes by value, the most frequent first. A figure opens with `noes(filter:)` and the condition of the figure. What is not
/// asked for is not counted.
#[Object]
impl NoFacets<'_> {
    /// By the coded reason (`MoveReason`). Opens with `reasons`.
    async fn reasons(&self, ctx: &Context<'_>) -> Result<Vec<FacetCount>> {
        self.by(ctx, domain::Axis::Reason).await
    }

    /// By the phase (`ChainSubject`): what was refused. Opens with `phases`.
    async fn phases(&self, ctx: &Context<'_>) -> Result<Vec<FacetCount>> {
        self.by(ctx, domain::Axis::Phase).await
    }

    /// By the side that said it (`Side`). Opens with `sides`.
    async fn sides(&self, ctx: &Context<'_>) -> Result<Vec<FacetCount>> {
        self.by(ctx, domain::Axis::Side).await
    }

    /// By the month, as it is in China, the latest first; months without are left out. Opens with `from` and `to`.
    async fn months(&self, ctx: &Context<'_>) -> Result<Vec<MonthCount>> {
        let asking = asking(ctx);
        let counts = domain::facet(&asking.app, &asking.requester, self.0, domain::Axis::Month).await?;
        Ok(MonthCount::all(&counts))
    }
}

#[derive(Default)]
pub(crate) struct NoQuery;

#[Object]
impl NoQuery {
    /// Every no that was said on the way from match to money, with its coded reason and its sentence, the newest first: of the
    /// introductions, commission slips, proposals, engagements and contracts whose party the requester is; administrators see all.
    async fn noes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which; all when it is left out.")] filter: Option<NoFilter>,
        #[graphql(desc = "The first so many, at most 100.")] first: Option<i32>,
        #[graphql(desc = "Only behind this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many, at most 100.")] last: Option<i32>,
        #[graphql(desc = "Only before this cursor.")] before: Option<String>,
    ) -> Result<Connection<No, NoTotals>> {
        let asking = asking(ctx);
        let filter = filter.unwrap_or_default().domain()?;
        let place = "noes";
        let request = Window {
            first,
            after,
            last,
            before,
        }
        .of(place)?;
        let page = domain::list(&asking.app, &asking.requester, &filter, &request).await?;
        Ok(Connection::of_rows(page, place, No, NoTotals(filter)))
    }
}
