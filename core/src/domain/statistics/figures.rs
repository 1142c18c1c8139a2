//! Figures, kept as long as nothing changes for those to whom the same is shown.

use std::sync::Arc;

use qiao_entity::{account_role::Role, level::Level};
use quick_cache::sync::Cache;

use super::{Filter, Of, Passage, by_field, by_region, funnel as passages, unanswered};
use crate::{
    app::App,
    auth::Requester,
    domain::{achievement, disclosure::levels_of_all, facet::Count, manager, need},
    error::Error,
    indexer::last_position,
};

/// Figures that are kept.
const KEPT: usize = 4_096;

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

/// Requesters to whom the same records and the same of them are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Class {
    /// What everyone sees.
    Public,
    /// What every registered account sees.
    Registered,
    /// Everything.
    Everything,
}

impl Class {
    /// The class of a requester; none when it has anything of its own.
    fn of(requester: &Requester) -> Option<Self> {
        if requester.is_administrator() {
            return Some(Self::Everything);
        }
        if let Some(rights) = requester.rights() {
            let plain = |role: &Role| matches!(role, Role::Dashboard | Role::Reviewer);
            let has_own = !rights.memberships.is_empty()
                || rights.manager.is_some()
                || !rights.agreements.is_empty()
                || !rights.matchmaking.is_empty()
                || !rights.roles.iter().all(plain);
            if has_own {
                return None;
            }
        }
        let registered = levels_of_all(requester).contains(&Level::Registered);
        Some(if registered { Self::Registered } else { Self::Public })
    }
}

/// Under which a figure is kept: it holds for one position of the change log.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Key {
    class: Class,
    figure: Figure,
    filter: Filter,
    position: i64,
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
    counts: Cache<Key, Arc<Vec<Count>>>,
    funnels: Cache<FunnelKey, Arc<Vec<Passage>>>,
}

impl Default for Figures {
    fn default() -> Self {
        Self {
            counts: Cache::new(KEPT),
            funnels: Cache::new(KEPT / 16),
        }
    }
}

/// How far needs came. Kept as other figures are.
pub async fn funnel(app: &App, requester: &Requester, filter: &Filter) -> Result<Arc<Vec<Passage>>, Error> {
    let counted = async || Ok(Arc::new(passages::count(app, requester, filter).await?));
    let Some(class) = Class::of(requester) else {
        return counted().await;
    };
    let key = FunnelKey {
        class,
        filter: filter.clone(),
        position: last_position(app).await?,
        matched: need::matched_at_all(app).await?,
    };
    app.figures.funnels.get_or_insert_async(&key, counted()).await
}

/// A figure of the statistics. Those who see the same have it counted once after each change of any record.
pub async fn figures(
    app: &App,
    requester: &Requester,
    filter: &Filter,
    figure: Figure,
) -> Result<Arc<Vec<Count>>, Error> {
    let counted = async || Ok(Arc::new(count(app, requester, filter, figure).await?));
    let Some(class) = Class::of(requester) else {
        return counted().await;
    };
    let key = Key {
        class,
        figure,
        filter: filter.clone(),
        // Read before it is counted: what changes in between is counted once more.
        position: last_position(app).await?,
    };
    app.figures.counts.get_or_insert_async(&key, counted()).await
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
