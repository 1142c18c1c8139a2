//! Who asks.

use async_graphql::{Context, Enum, Object, SimpleObject};

use crate::{
    auth::Requester,
    graphql::{context::asking, object::code::Language},
};

/// What the requester may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum Role {
    /// Reads what is published and public.
    Anonymous,
    /// Reads and writes everything.
    Administrator,
}

/// Who asks, and how answers are given.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct Viewer {
    /// What the requester may do.
    role: Role,
    /// The language of messages and of `Prose.text`, from `Accept-Language`.
    language: Language,
}

#[derive(Default)]
pub(crate) struct ViewerQuery;

#[Object]
impl ViewerQuery {
    /// Who asks, and how answers are given.
    async fn viewer(&self, ctx: &Context<'_>) -> Viewer {
        let asking = asking(ctx);
        Viewer {
            role: match asking.requester {
                Requester::Anonymous => Role::Anonymous,
                Requester::Administrator => Role::Administrator,
            },
            language: asking.language.into(),
        }
    }
}
