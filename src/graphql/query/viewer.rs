//! Who asks.

use async_graphql::{Context, Object, SimpleObject};

use crate::graphql::{context::asking, object::code::Language};

/// Who asks, and how answers are given.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct Viewer {
    /// The language of messages and of `Prose.text`, from `Accept-Language`.
    language: Language,
}

#[derive(Default)]
pub(crate) struct ViewerQuery;

#[Object]
impl ViewerQuery {
    /// Who asks, and how answers are given.
    async fn viewer(&self, ctx: &Context<'_>) -> Viewer {
        Viewer {
            language: asking(ctx).language.into(),
        }
    }
}
