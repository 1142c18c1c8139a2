//! Threads: what the parties of a part of the chain write each other.

use std::sync::Arc;

use async_graphql::{Context, ID, Object, Result};

use crate::{
    context::asking,
    domain::{chain, thread as domain},
    object::{Thread, ThreadEntry, subject_of},
};

#[derive(Default)]
pub(crate) struct ThreadQuery;

#[Object]
impl ThreadQuery {
    /// What the parties of an introduction, an engagement or a proposal write each other; null for everyone else.
    async fn thread(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The id of what it is about, such as `introduction_5`.")] id: ID,
    ) -> Result<Option<Thread>> {
        let asking = asking(ctx);
        let Some((subject, number)) = subject_of(&id) else {
            return Ok(None);
        };
        let party = chain::party(&asking.app, &asking.app.db, &asking.requester, subject, number).await?;
        Ok(party.map(|party| Thread(Arc::new(party))))
    }
}

/// What waits to be read.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct ViewerThreads;

#[Object]
impl ViewerThreads {
    /// The threads of what the requester is a party of, the one that was written in last first; at most 50.
    async fn threads(&self, ctx: &Context<'_>) -> Result<Vec<ThreadEntry>> {
        let asking = asking(ctx);
        let rows = domain::inbox(&asking.app, &asking.requester).await?;
        Ok(rows.into_iter().map(ThreadEntry).collect())
    }
}
