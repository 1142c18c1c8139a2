//! Who suits an open need best, as it was reckoned last.

use async_graphql::{Context, Object, Result};
use qiao_entity::best_match::Model;

use super::{Achievement, Manager};
use crate::{context::asking, domain::matching::STRONG};

/// The best candidates of an open need.
pub(crate) struct BestMatch(pub(crate) Model);

/// The best candidates of an open need by what everyone may read of both. They are reckoned in the background: at once when the need
/// changes, within minutes when others do.
#[Object]
impl BestMatch {
    /// Its best manager; null where there is none that you may know of.
    async fn manager(&self, ctx: &Context<'_>) -> Result<Option<Manager>> {
        let Some(id) = self.0.manager_id else {
            return Ok(None);
        };
        Ok(asking(ctx).load.managers.one(id).await?.map(Manager))
    }

    /// The score of the best manager; 0 where there is none.
    async fn manager_score(&self) -> f64 {
        f64::from(self.0.manager_points) / 1_000.0
    }

    /// Whether the best manager is a strong candidate: `needs` finds it with `hasStrongManager: true`.
    async fn has_strong_manager(&self) -> bool {
        self.0.manager_points >= STRONG
    }

    /// Its best achievement; null where there is none that you may know of.
    async fn achievement(&self, ctx: &Context<'_>) -> Result<Option<Achievement>> {
        let Some(id) = self.0.achievement_id else {
            return Ok(None);
        };
        Ok(asking(ctx).load.achievements.one(id).await?.map(Achievement))
    }

    /// The score of the best achievement; 0 where there is none.
    async fn achievement_score(&self) -> f64 {
        f64::from(self.0.achievement_points) / 1_000.0
    }

    /// Whether the best achievement is a strong candidate: `needs` finds it with `hasStrongAchievement: true`.
    async fn has_strong_achievement(&self) -> bool {
        self.0.achievement_points >= STRONG
    }
}
