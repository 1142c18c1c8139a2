//! How the search index is doing.

use async_graphql::{Context, Object, Result};

use crate::{context::asking, domain::index_state as domain, object::IndexState};

#[derive(Default)]
pub(crate) struct IndexStateQuery;

#[Object]
impl IndexStateQuery {
    /// How the search index is doing, and how far it is behind the database. For administrators alone.
    async fn index_state(&self, ctx: &Context<'_>) -> Result<IndexState> {
        let asking = asking(ctx);
        let state = domain::index_state(&asking.app, &asking.requester).await?;
        Ok(IndexState(state))
    }
}
