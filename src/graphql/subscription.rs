//! What can be followed. A subscription is asked anew whenever something changed, with what changed: so each of its
//! answers is bounded, and shows what the requester may read at that moment. See [`super::follow`].

use async_graphql::{Context, Result, Subscription};
use futures_util::{Stream, stream};

use super::{context::asking, object::Need, query::NeedFilter};
use crate::{domain::need, indexer::Changes};

/// The changes for which a subscription is asked.
#[derive(Debug)]
pub(crate) struct Occurred(pub(crate) Changes);

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
        let Occurred(changes) = ctx.data_unchecked();
        let rows = match changes.as_slice() {
            [] => Vec::new(),
            changes => need::published(&asking.app, asking.requester, &filter, changes).await?,
        };
        Ok(stream::iter(rows.into_iter().map(Need)))
    }
}
