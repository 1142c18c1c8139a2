//! Sessions.

use async_graphql::{Context, Description, ID, Object};
use chrono::{DateTime, Utc};
use qiao_entity::session::Model;

use crate::{auth::Via, context::asking, node};

/// What the ids of sessions begin with.
pub(crate) const SESSION: &str = "session";

/// A browser that is logged in.
#[derive(Clone, Debug, Description)]
pub(crate) struct Session(pub(crate) Model);

#[Object(use_type_description)]
impl Session {
    /// The session's id, by which it can be ended. It opens nothing.
    async fn id(&self) -> ID {
        node::tagged(SESSION, self.0.id)
    }

    /// What the browser calls itself.
    async fn agent(&self) -> &str {
        &self.0.agent
    }

    /// Whether it is the one through which the requester asks.
    async fn current(&self, ctx: &Context<'_>) -> bool {
        let rights = asking(ctx).requester.rights();
        rights.is_some_and(|rights| rights.via == Via::Session(self.0.id))
    }

    /// When it began.
    async fn created_at(&self) -> DateTime<Utc> {
        *self.0.created_at
    }

    /// When it was last used, to some minutes.
    async fn seen_at(&self) -> DateTime<Utc> {
        *self.0.seen_at
    }

    /// When it ends.
    async fn expires_at(&self) -> DateTime<Utc> {
        *self.0.expires_at
    }
}
