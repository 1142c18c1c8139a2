//! How far needs came, as the API shows it.

use async_graphql::{Context, Result, SimpleObject};

use super::{code::NeedMilestone, saturating};
use crate::{context::asking, domain::statistics as domain};

/// How many needs came to a milestone of the way from publication to landing, and how long they took.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct FunnelStage {
    /// The milestone.
    milestone: NeedMilestone,
    /// How many needs reached it, whatever became of them then. Opens `needs` with `reached`.
    count: i32,
    /// The median of the days that these took from the milestone before, to a tenth; null at the first milestone, and where none
    /// came.
    median_days: Option<f64>,
    /// The median of the days from publication, to a tenth; null at the first milestone, and where none came.
    median_days_since_published: Option<f64>,
}

/// The stages of the funnel.
pub(super) async fn stages(ctx: &Context<'_>, filter: &domain::Filter) -> Result<Vec<FunnelStage>> {
    let asking = asking(ctx);
    let passages = domain::funnel(&asking.app, &asking.requester, filter).await?;
    let stage = |passage: &domain::Passage| FunnelStage {
        milestone: passage.milestone.into(),
        count: saturating(passage.count),
        median_days: passage.median_days,
        median_days_since_published: passage.median_days_in_all,
    };
    Ok(passages.iter().map(stage).collect())
}
