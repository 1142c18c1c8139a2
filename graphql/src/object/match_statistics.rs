//! How well open needs are served.

use async_graphql::{Context, Object, Result, SimpleObject};

use super::{FacetCount, saturating, statistics::by};
use crate::{
    context::asking,
    domain::{
        matching::STRONG,
        reference::TECHNOLOGY_FIELDS,
        statistics::{self as domain, Figure},
    },
};

/// How well open needs are served.
pub(crate) struct MatchStatistics<'a>(pub(super) &'a domain::Filter);

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
        by(ctx, self.0, Figure::Unanswered, Some(&TECHNOLOGY_FIELDS)).await
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
