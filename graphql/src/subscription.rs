//! What can be followed. A subscription is asked anew whenever something changed, with what changed: so each of its
//! answers is bounded, and shows what the requester may read at that moment. See [`super::follow`].

use std::{
    collections::HashSet,
    sync::{Arc, Mutex, PoisonError},
};

use async_graphql::{Context, Result, Subscription};
use chrono::TimeDelta;
use futures_util::{Stream, stream};
use qiao_entity::{Millis, need::Model};

use super::{context::asking, object::Need, query::NeedFilter};
use crate::{domain::need, indexer::Changes};

/// What a subscription is asked for.
#[derive(Debug)]
pub(crate) struct Occurred {
    /// The changes.
    pub(crate) changes: Changes,
    /// What it told lately.
    pub(crate) told: Told,
}

/// Publications that a subscription told lately: a row that is published may change again within the same millisecond,
/// and that change looks like the publication.
#[derive(Clone, Debug, Default)]
pub(crate) struct Told(Arc<Mutex<HashSet<(i64, Millis)>>>);

impl Told {
    /// Takes out what was told, notes what is told now, and forgets what is long ago.
    fn once(&self, rows: &mut Vec<Model>) {
        let mut told = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        rows.retain(|row| row.published_at.is_some_and(|at| told.insert((row.id, at))));
        let latest = told.iter().map(|(_, at)| at.0).max();
        told.retain(|(_, at)| latest.is_some_and(|latest| latest - at.0 < LATELY));
    }
}

/// Moments of processes that write to one database differ by less.
const LATELY: TimeDelta = TimeDelta::minutes(1);

/// What can be followed over a WebSocket (graphql-transport-ws at `/graphql`), one field by subscription.
pub(crate) struct Subscription;

/// What can be followed over a WebSocket (graphql-transport-ws at `/graphql`), one field by subscription.
#[Subscription]
impl Subscription {
    /// Needs that are published from now on, each as soon as searches find it. What the requester may not know of does
    /// not come. A connection that was lost misses what was published meanwhile: ask for it with `needs`.
    async fn need_published(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which needs; all when it is left out.")] filter: Option<NeedFilter>,
    ) -> Result<impl Stream<Item = Need> + use<>> {
        let filter = filter.unwrap_or_default().domain()?;
        let asking = asking(ctx);
        let Occurred { changes, told } = ctx.data_unchecked();
        let mut rows = match changes.as_slice() {
            [] => Vec::new(),
            changes => need::published(&asking.app, &asking.requester, &filter, changes).await?,
        };
        told.once(&mut rows);
        Ok(stream::iter(rows.into_iter().map(Need)))
    }
}
