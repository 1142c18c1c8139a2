//! Figures, kept as long as nothing changes for those to whom the same is shown.

use std::sync::Arc;

use quick_cache::sync::Cache;

use super::{Filter, Of, Passage, by_field, by_region, funnel as passages, unanswered};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        achievement,
        facet::Count,
        kept::{Class, Kept},
        manager, need,
    },
    error::Error,
    indexer::last_position,
};

/// Funnels that are kept.
const KEPT: usize = 256;

/// What is counted by what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Figure {
    /// All of them, in a single count.
    Total(Of),
    /// By technology field.
    Field(Of),
    /// By region.
    Region(Of),
    /// Needs.
    Needs(need::Axis),
    /// Managers.
    Managers(manager::Axis),
    /// Achievements.
    Achievements(achievement::Axis),
    /// The technology fields of open needs that nobody answers.
    Unanswered,
}

/// Under which a funnel is kept: first matches are in no change log.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct FunnelKey {
    class: Class,
    filter: Filter,
    position: i64,
    matched: i64,
}

/// The figures that were counted lately.
#[derive(Debug)]
pub struct Figures {
    counts: Kept<(Figure, Filter)>,
    funnels: Cache<FunnelKey, Arc<Vec<Passage>>>,
}

impl Default for Figures {
    fn default() -> Self {
        Self {
            counts: Kept::default(),
            funnels: Cache::new(KEPT),
        }
    }
}

/// How far needs came. Kept as other figures are.
pub async fn funnel(app: &App, requester: &Requester, filter: &Filter) -> Result<Arc<Vec<Passage>>, Error> {
    let key = FunnelKey {
        class: Class::of(requester),
        filter: filter.clone(),
        position: last_position(app).await?,
        matched: need::matched_at_all(app).await?,
    };
    let counted = async { Ok(Arc::new(passages::count(app, requester, filter).await?)) };
    app.figures.funnels.get_or_insert_async(&key, counted).await
}

/// A figure of the statistics. Those who see the same have it counted once after each change of any record.
pub async fn figures(
    app: &App,
    requester: &Requester,
    filter: &Filter,
    figure: Figure,
) -> Result<Arc<Vec<Count>>, Error> {
    let counted = Box::pin(count(app, requester, filter, figure));
    app.figures
        .counts
        .get(app, requester, (figure, filter.clone()), counted)
        .await
}

async fn count(app: &App, requester: &Requester, filter: &Filter, figure: Figure) -> Result<Vec<Count>, Error> {
    match figure {
        Figure::Total(of) => {
            let count = match of {
                Of::Needs => need::count(app, requester, &filter.needs()).await?,
                Of::Managers => manager::count(app, requester, &filter.managers()).await?,
                Of::Achievements => achievement::count(app, requester, &filter.achievements()).await?,
            };
            let value = String::new();
            Ok(vec![Count { value, count }])
        }
        Figure::Field(of) => by_field(app, requester, filter, of).await,
        Figure::Region(of) => by_region(app, requester, filter, of).await,
        Figure::Needs(axis) => need::facet(app, requester, &filter.needs(), axis).await,
        Figure::Managers(axis) => manager::facet(app, requester, &filter.managers(), axis).await,
        Figure::Achievements(axis) => achievement::facet(app, requester, &filter.achievements(), axis).await,
        Figure::Unanswered => unanswered(app, requester, filter).await,
    }
}
