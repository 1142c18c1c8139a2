//! The viewer's tokens.

use async_graphql::{Context, Object, Result};

use crate::{context::asking, domain::account::token, object::ApiToken};

/// The viewer's tokens.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ViewerTokens;

/// The viewer's tokens.
#[Object]
impl ViewerTokens {
    /// The viewer's own tokens for programs, the newest first; null for whoever has no account, and through a token
    /// without the scope `MANAGE`.
    async fn tokens(&self, ctx: &Context<'_>) -> Result<Option<Vec<ApiToken>>> {
        let asking = asking(ctx);
        let rows = token::own(&asking.app, &asking.requester).await?;
        Ok(rows.map(|rows| rows.into_iter().map(ApiToken).collect()))
    }
}
