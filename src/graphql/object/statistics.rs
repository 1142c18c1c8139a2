//! Statistics, as the API shows them.

use async_graphql::{Context, Object, Result, SimpleObject};
use chrono::{DateTime, NaiveDate, Utc};

use super::{FacetCount, saturating};
use crate::{
    domain::{
        achievement,
        facet::Count,
        manager,
        matching::STRONG,
        need,
        reference::{List, REGIONS_LIST, TECHNOLOGY_FIELDS},
        statistics::{self as domain, Of},
    },
    graphql::{context::asking, scalar::Month},
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

    /// How well open needs are served.
    async fn matching(&self) -> MatchStatistics<'_> {
        MatchStatistics(&self.0)
    }
}

async fn in_fields(ctx: &Context<'_>, filter: &domain::Filter, of: Of) -> Result<Vec<FacetCount>> {
    let asking = asking(ctx);
    let counts = domain::by_field(&asking.app, &asking.requester, filter, of).await?;
    Ok(FacetCount::of(counts, Some(&TECHNOLOGY_FIELDS)))
}

async fn in_regions(ctx: &Context<'_>, filter: &domain::Filter, of: Of) -> Result<Vec<FacetCount>> {
    let asking = asking(ctx);
    let counts = domain::by_region(&asking.app, &asking.requester, filter, of).await?;
    Ok(FacetCount::of(counts, Some(&REGIONS_LIST)))
}

fn plain(counts: Vec<Count>) -> Vec<FacetCount> {
    FacetCount::of(counts, None::<&List>)
}

/// How many needs there are of what.
pub(crate) struct NeedStatistics<'a>(&'a domain::Filter);

impl NeedStatistics<'_> {
    async fn by(&self, ctx: &Context<'_>, axis: need::Axis) -> Result<Vec<Count>> {
        let asking = asking(ctx);
        Ok(need::facet(&asking.app, &asking.requester, &self.0.needs(), axis).await?)
    }
}

/// How many needs there are of what. A figure opens with `needs(filter:)`: `fields`, `regions`, `needKinds` as `kinds`, the
/// first day of `fromMonth` as `publishedFrom` and the last of `toMonth` as `publishedTo`, and the condition of the figure
/// in place of what was there.
#[Object]
impl NeedStatistics<'_> {
    /// All of them.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<i32> {
        let asking = asking(ctx);
        let count = need::count(&asking.app, &asking.requester, &self.0.needs()).await?;
        Ok(saturating(count))
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
        Ok(plain(self.by(ctx, need::Axis::Status).await?))
    }

    /// By kind. Opens with `kinds`.
    async fn kinds(&self, ctx: &Context<'_>) -> Result<Vec<FacetCount>> {
        Ok(plain(self.by(ctx, need::Axis::Kind).await?))
    }

    /// By the month in which it was published, as it is in China, the latest first; months without needs are left out.
    /// Opens with `publishedFrom` and `publishedTo`.
    async fn months(&self, ctx: &Context<'_>) -> Result<Vec<MonthCount>> {
        let counts = self.by(ctx, need::Axis::Month).await?;
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

impl ManagerStatistics<'_> {
    async fn by(&self, ctx: &Context<'_>, axis: manager::Axis) -> Result<Vec<FacetCount>> {
        let asking = asking(ctx);
        let counts = manager::facet(&asking.app, &asking.requester, &self.0.managers(), axis).await?;
        Ok(plain(counts))
    }
}

/// How many managers there are of what. A figure opens with `managers(filter:)`: `fields`, `regions`, `managerKinds` as
/// `kinds`, and the condition of the figure in place of what was there.
#[Object]
impl ManagerStatistics<'_> {
    /// All of them.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<i32> {
        let asking = asking(ctx);
        let count = manager::count(&asking.app, &asking.requester, &self.0.managers()).await?;
        Ok(saturating(count))
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
        self.by(ctx, manager::Axis::Kind).await
    }

    /// By load (`ManagerLoad`), as far as the requester may know it. Opens with `loads`.
    async fn loads(&self, ctx: &Context<'_>) -> Result<Vec<FacetCount>> {
        self.by(ctx, manager::Axis::Load).await
    }
}

/// How many achievements there are of what.
pub(crate) struct AchievementStatistics<'a>(&'a domain::Filter);

impl AchievementStatistics<'_> {
    async fn by(&self, ctx: &Context<'_>, axis: achievement::Axis) -> Result<Vec<FacetCount>> {
        let asking = asking(ctx);
        let counts = achievement::facet(&asking.app, &asking.requester, &self.0.achievements(), axis).await?;
        Ok(plain(counts))
    }
}

/// How many achievements there are of what. A figure opens with `achievements(filter:)`: `fields`, `regions`, and the
/// condition of the figure in place of what was there.
#[Object]
impl AchievementStatistics<'_> {
    /// All of them.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<i32> {
        let asking = asking(ctx);
        let count = achievement::count(&asking.app, &asking.requester, &self.0.achievements()).await?;
        Ok(saturating(count))
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
        self.by(ctx, achievement::Axis::Form).await
    }

    /// By level as evaluated. Opens with `levels`.
    async fn levels(&self, ctx: &Context<'_>) -> Result<Vec<FacetCount>> {
        self.by(ctx, achievement::Axis::Level).await
    }

    /// By technology readiness level. Opens with the same as `trlFrom` and `trlTo`.
    async fn trls(&self, ctx: &Context<'_>) -> Result<Vec<FacetCount>> {
        self.by(ctx, achievement::Axis::Trl).await
    }
}

/// How well open needs are served.
pub(crate) struct MatchStatistics<'a>(&'a domain::Filter);

/// How well open needs are served: those that are published, matched or negotiated.
#[Object]
impl MatchStatistics<'_> {
    /// The score from which a candidate is a strong one.
    async fn strong_score(&self) -> f64 {
        f64::from(STRONG) / 1000.0
    }

    /// How many open needs have a strong candidate.
    async fn quality(&self, ctx: &Context<'_>) -> Result<MatchQuality> {
        let asking = asking(ctx);
        let quality = domain::quality(&asking.app, &asking.requester, self.0).await?;
        Ok(MatchQuality {
            open_needs: saturating(quality.open),
            strong: saturating(quality.strong),
            weak: saturating(quality.weak),
            strong_managers: saturating(quality.strong_managers),
            strong_achievements: saturating(quality.strong_achievements),
            share: quality.share(),
        })
    }

    /// The technology fields of open needs in which there is neither a manager nor an achievement, with the number of those
    /// needs. Where a field has none, what lies below it is not named again. Opens `needs` with `fields` and the open
    /// `statuses`.
    async fn unanswered_fields(&self, ctx: &Context<'_>) -> Result<Vec<FacetCount>> {
        let asking = asking(ctx);
        let counts = domain::unanswered(&asking.app, &asking.requester, self.0).await?;
        Ok(FacetCount::of(counts, Some(&TECHNOLOGY_FIELDS)))
    }
}

/// How many open needs have a strong candidate: a manager or an achievement that suits it well by what everyone may read of
/// both. It is reckoned in the background and follows changes within minutes.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct MatchQuality {
    /// Open needs. Opens `needs` with the open `statuses`: `PUBLISHED`, `MATCHING`, `NEGOTIATING`.
    open_needs: i32,
    /// Those with a strong candidate: a manager or an achievement. Opens `needs` with `hasStrongCandidate: true`.
    strong: i32,
    /// Those without one. Opens `needs` with `hasStrongCandidate: false`. What is neither was not reckoned yet.
    weak: i32,
    /// Those with a manager as a strong candidate. Opens `needs` with `hasStrongManager: true`.
    strong_managers: i32,
    /// Those with an achievement as a strong candidate. Opens `needs` with `hasStrongAchievement: true`.
    strong_achievements: i32,
    /// The share of those with one among those that were reckoned; null when none was.
    share: Option<f64>,
}
