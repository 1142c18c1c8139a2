//! Introductions: one by id, the requester's own with counts.

use async_graphql::{Context, ID, InputObject, Object, Result};
use qiao_entity::noun::Noun;

use super::{NeedFilter, filter};
use crate::{
    context::asking,
    domain::introduction::{self as domain, Introduced},
    fault::Misuse,
    node,
    object::{
        FacetCount, INTRODUCTION, Introduction,
        code::{IntroductionStatus, MoveReason, codes},
        saturating,
    },
    page::{Connection, Window},
};

/// Which introductions: all conditions given must hold, each by one of its values.
#[derive(Clone, Debug, Default, InputObject)]
pub(crate) struct IntroductionFilter {
    /// Standing in one of these ways.
    statuses: Option<Vec<IntroductionStatus>>,
    /// Closed for one of these reasons.
    reasons: Option<Vec<MoveReason>>,
    /// To this need.
    need: Option<ID>,
    /// To one of these needs.
    needs: Option<NeedFilter>,
    /// Of this manager or achievement.
    introduced: Option<ID>,
    /// Only those that the requester made as a matchmaker or an administrator.
    mine: Option<bool>,
    /// Only those that wait for the requester's answer, or for its signature under a commission slip.
    waiting: Option<bool>,
}

impl IntroductionFilter {
    /// The filter as the domain knows it.
    fn domain(self) -> Result<domain::Filter, Misuse> {
        let introduced = self.introduced.as_ref().map(node::given).transpose()?;
        Ok(domain::Filter {
            statuses: codes(self.statuses.unwrap_or_default()),
            reasons: codes(self.reasons.unwrap_or_default()),
            need: filter::record(self.need, Noun::Need)?,
            needs: self.needs.map(NeedFilter::domain).transpose()?,
            // What may not be introduced is in no introduction.
            introduced: introduced.map(|(noun, id)| Introduced::of(noun, id).unwrap_or(Introduced::Manager(0))),
            mine: self.mine.unwrap_or_default(),
            waiting: self.waiting.unwrap_or_default(),
        })
    }
}

/// What is said of a whole list of introductions.
pub(crate) struct IntroductionTotals(pub(crate) domain::Filter);

/// What is said of a whole list of introductions.
#[Object]
impl IntroductionTotals {
    /// How many introductions the filter lets through, on all pages together.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<i32> {
        let asking = asking(ctx);
        Ok(saturating(
            domain::count(&asking.app, &asking.requester, &self.0).await?,
        ))
    }

    /// How many of them have which value, on all pages together; the most frequent first.
    async fn facets(&self) -> IntroductionFacets<'_> {
        IntroductionFacets(&self.0)
    }
}

/// Counts of introductions by value, the most frequent first. What is not asked for is not counted.
pub(crate) struct IntroductionFacets<'a>(&'a domain::Filter);

impl IntroductionFacets<'_> {
    async fn by(&self, ctx: &Context<'_>, axis: domain::Axis) -> Result<Vec<FacetCount>> {
        let asking = asking(ctx);
        let counts = domain::facet(&asking.app, &asking.requester, self.0, axis).await?;
        Ok(FacetCount::of(counts, None))
    }
}

/// Counts of introductions by value, the most frequent first. What is not asked for is not counted.
#[Object]
impl IntroductionFacets<'_> {
    /// By how they stand (`IntroductionStatus`).
    async fn statuses(&self, ctx: &Context<'_>) -> Result<Vec<FacetCount>> {
        self.by(ctx, domain::Axis::Status).await
    }

    /// By the reason for which one side said no (`MoveReason`).
    async fn reasons(&self, ctx: &Context<'_>) -> Result<Vec<FacetCount>> {
        self.by(ctx, domain::Axis::Reason).await
    }
}

#[derive(Default)]
pub(crate) struct IntroductionQuery;

#[Object]
impl IntroductionQuery {
    /// An introduction by its id, for its parties and for administrators; null for everyone else.
    async fn introduction(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The id, such as `introduction_42`.")] id: ID,
    ) -> Result<Option<Introduction>> {
        let Some(number) = node::number_of(INTRODUCTION, &id) else {
            return Ok(None);
        };
        Ok(asking(ctx).load.introductions.one(number).await?.map(Introduction))
    }

    /// The introductions to which the requester is a party, the newest first; administrators see all.
    async fn introductions(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which introductions; all when it is left out.")] filter: Option<IntroductionFilter>,
        #[graphql(desc = "The first so many, at most 100.")] first: Option<i32>,
        #[graphql(desc = "Only behind this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many, at most 100.")] last: Option<i32>,
        #[graphql(desc = "Only before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Introduction, IntroductionTotals>> {
        let asking = asking(ctx);
        let filter = filter.unwrap_or_default().domain()?;
        let place = "introductions";
        let request = Window {
            first,
            after,
            last,
            before,
        }
        .of(place)?;
        let page = domain::list(&asking.app, &asking.requester, &filter, &request).await?;
        let totals = IntroductionTotals(filter);
        Ok(Connection::of_rows(page, place, Introduction, totals))
    }
}
