//! Statistics, as the API shows them.

use std::sync::Arc;

use async_graphql::{Context, Object, Result, SimpleObject};
use chrono::{DateTime, NaiveDate, Utc};

use super::{FacetCount, FunnelStage, MatchStatistics, funnel, saturating};
use crate::{
    context::asking,
    domain::{
        achievement,
        chain::refused,
        facet::Count,
        introduction, manager, need,
        reference::{List, REGIONS_LIST, TECHNOLOGY_FIELDS},
        statistics::{self as domain, Figure, Of},
    },
    query::{IntroductionTotals, NoTotals},
    scalar::Month,
};

/// Totals for a dashboard.
pub(crate) struct Statistics(pub(crate) domain::Filter);

/// Totals for a dashboard. Each figure is the `totalCount` of a list, asked for by the same requester, with the filter of
/// the statistics and one condition more, which is told with the figure. What is not asked for is not counted.
#[Object]
impl Statistics {
    /// The moment for which the figures hold.
    async fn as_of(&self, ctx: &Context<'_>) -> DateTime<Utc> {
        *asking(ctx).app.clock.now()
    }

    /// Needs: as `needs` lists them.
    async fn needs(&self) -> NeedStatistics<'_> {
        NeedStatistics(&self.0)
    }

    /// Managers: as `managers` lists them.
    async fn managers(&self) -> ManagerStatistics<'_> {
        ManagerStatistics(&self.0)
    }

    /// Achievements: as `achievements` lists them.
    async fn achievements(&self) -> AchievementStatistics<'_> {
        AchievementStatistics(&self.0)
    }

    /// Introductions: as `introductions` lists them.
    async fn introductions(&self) -> IntroductionTotals {
        IntroductionTotals(introduction::Filter {
            needs: Some(self.0.needs()),
            ..introduction::Filter::default()
        })
    }

    /// What was refused on the way from match to money, as `noes` lists it: with the filter of the needs as `needs`.
    async fn noes(&self) -> NoTotals {
        NoTotals(refused::Filter {
            needs: Some(self.0.needs()),
            ..refused::Filter::default()
        })
    }

    /// How well open needs are served.
    async fn matching(&self) -> MatchStatistics<'_> {
        MatchStatistics(&self.0)
    }
}

/// A figure.
async fn figure(ctx: &Context<'_>, filter: &domain::Filter, figure: Figure) -> Result<Arc<Vec<Count>>> {
    let asking = asking(ctx);
    Ok(domain::figures(&asking.app, &asking.requester, filter, figure).await?)
}

async fn total(ctx: &Context<'_>, filter: &domain::Filter, of: Of) -> Result<i32> {
    let counts = figure(ctx, filter, Figure::Total(of)).await?;
    Ok(saturating(counts.iter().map(|count| count.count).sum()))
}

/// Counts by value, which are codes of the list if one is given.
pub(super) async fn by(
    ctx: &Context<'_>,
    filter: &domain::Filter,
    what: Figure,
    list: Option<&List>,
) -> Result<Vec<FacetCount>> {
    let counts = figure(ctx, filter, what).await?;
    Ok(FacetCount::of(counts.to_vec(), list))
}

async fn in_fields(ctx: &Context<'_>, filter: &domain::Filter, of: Of) -> Result<Vec<FacetCount>> {
    by(ctx, filter, Figure::Field(of), Some(&TECHNOLOGY_FIELDS)).await
}

async fn in_regions(ctx: &Context<'_>, filter: &domain::Filter, of: Of) -> Result<Vec<FacetCount>> {
    by(ctx, filter, Figure::Region(of), Some(&REGIONS_LIST)).await
}

/// How many needs there are of what.
pub(crate) struct NeedStatistics<'a>(&'a domain::Filter);

/// How many needs there are of what. A figure opens with `needs(filter:)`: `fields`, `regions`, `needKinds` as `kinds`, the
/// first day of `fromMonth` as `publishedFrom` and the last of `toMonth` as `publishedTo`, and the condition of the figure
/// in place of what was there.
#[Object]
impl NeedStatistics<'_> {
    /// All of them.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<i32> {
        total(ctx, self.0, Of::Needs).await
    }

    /// By technology field: the upper ones, or those one level below the fields of the filter. Opens with `fields`.
    async fn fields(&self, ctx: &Context<'_>) -> Result<Vec<FacetCount>> {
        in_fields(ctx, self.0, Of::Needs).await
    }

    /// By the region of who posted it, as far as the requester may know: provinces, countries of which no provinces are
    /// known, and what the filter names within a province. Opens with `regions`.
    async fn regions(&self, ctx: &Context<'_>) -> Result<Vec<FacetCount>> {
        in_regions(ctx, self.0, Of::Needs).await
    }

    /// By stage. Opens with `statuses`.
    async fn statuses(&self, ctx: &Context<'_>) -> Result<Vec<FacetCount>> {
        by(ctx, self.0, Figure::Needs(need::Axis::Status), None).await
    }

    /// By kind. Opens with `kinds`.
    async fn kinds(&self, ctx: &Context<'_>) -> Result<Vec<FacetCount>> {
        by(ctx, self.0, Figure::Needs(need::Axis::Kind), None).await
    }

    /// How many came how far on the way from publication to landing, and how long they took. A stage opens with `reached`.
    async fn funnel(&self, ctx: &Context<'_>) -> Result<Vec<FunnelStage>> {
        funnel::stages(ctx, self.0).await
    }

    /// By the month in which it was published, as it is in China, the latest first; months without needs are left out.
    /// Opens with `publishedFrom` and `publishedTo`.
    async fn months(&self, ctx: &Context<'_>) -> Result<Vec<MonthCount>> {
        let counts = figure(ctx, self.0, Figure::Needs(need::Axis::Month)).await?;
        Ok(MonthCount::all(&counts))
    }
}

/// A month and how many elements of a list are of it.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct MonthCount {
    /// The month.
    month: Month,
    /// Its first day.
    from: NaiveDate,
    /// Its last day.
    to: NaiveDate,
    /// How many elements are of it.
    count: i32,
}

impl MonthCount {
    /// The counts of months.
    pub(crate) fn all(counts: &[Count]) -> Vec<Self> {
        counts.iter().filter_map(Self::of).collect()
    }

    fn of(count: &Count) -> Option<Self> {
        let month: domain::Month = count.value.parse().ok()?;
        Some(Self {
            month: Month(month),
            from: month.first(),
            to: month.last(),
            count: saturating(count.count),
        })
    }
}

/// How many managers there are of what.
pub(crate) struct ManagerStatistics<'a>(&'a domain::Filter);

/// How many managers there are of what. A figure opens with `managers(filter:)`: `fields`, `regions`, `managerKinds` as
/// `kinds`, and the condition of the figure in place of what was there.
#[Object]
impl ManagerStatistics<'_> {
    /// All of them.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<i32> {
        total(ctx, self.0, Of::Managers).await
    }

    /// By technology field: the upper ones, or those one level below the fields of the filter. Opens with `fields`.
    async fn fields(&self, ctx: &Context<'_>) -> Result<Vec<FacetCount>> {
        in_fields(ctx, self.0, Of::Managers).await
    }

    /// By region: provinces, countries of which no provinces are known, and what the filter names within a province.
    /// Opens with `regions`.
    async fn regions(&self, ctx: &Context<'_>) -> Result<Vec<FacetCount>> {
        in_regions(ctx, self.0, Of::Managers).await
    }

    /// By kind. Opens with `kinds`.
    async fn kinds(&self, ctx: &Context<'_>) -> Result<Vec<FacetCount>> {
        by(ctx, self.0, Figure::Managers(manager::Axis::Kind), None).await
    }

    /// By load (`ManagerLoad`), as far as the requester may know it. Opens with `loads`.
    async fn loads(&self, ctx: &Context<'_>) -> Result<Vec<FacetCount>> {
        by(ctx, self.0, Figure::Managers(manager::Axis::Load), None).await
    }
}

/// How many achievements there are of what.
pub(crate) struct AchievementStatistics<'a>(&'a domain::Filter);

/// How many achievements there are of what. A figure opens with `achievements(filter:)`: `fields`, `regions`, and the
/// condition of the figure in place of what was there.
#[Object]
impl AchievementStatistics<'_> {
    /// All of them.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<i32> {
        total(ctx, self.0, Of::Achievements).await
    }

    /// By technology field: the upper ones, or those one level below the fields of the filter. Opens with `fields`.
    async fn fields(&self, ctx: &Context<'_>) -> Result<Vec<FacetCount>> {
        in_fields(ctx, self.0, Of::Achievements).await
    }

    /// By the region of the owner: provinces, countries of which no provinces are known, and what the filter names within
    /// a province. Opens with `regions`.
    async fn regions(&self, ctx: &Context<'_>) -> Result<Vec<FacetCount>> {
        in_regions(ctx, self.0, Of::Achievements).await
    }

    /// By form. Opens with `forms`.
    async fn forms(&self, ctx: &Context<'_>) -> Result<Vec<FacetCount>> {
        by(ctx, self.0, Figure::Achievements(achievement::Axis::Form), None).await
    }

    /// By level as evaluated. Opens with `levels`.
    async fn levels(&self, ctx: &Context<'_>) -> Result<Vec<FacetCount>> {
        by(ctx, self.0, Figure::Achievements(achievement::Axis::Level), None).await
    }

    /// By technology readiness level. Opens with the same as `trlFrom` and `trlTo`.
    async fn trls(&self, ctx: &Context<'_>) -> Result<Vec<FacetCount>> {
        by(ctx, self.0, Figure::Achievements(achievement::Axis::Trl), None).await
    }
}
