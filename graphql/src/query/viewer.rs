//! Who asks.

use async_graphql::{Context, Enum, Object, SimpleObject};

use super::{
    account::ViewerAccount, agreement::ViewerAgreements, contract::ViewerContracts, evaluation::ViewerReviews,
    proposal::ViewerProposals, thread::ViewerThreads, token::ViewerTokens, viewer_desk::ViewerDesk,
};
use crate::{auth::Requester, context::asking, object::code::Language};

/// As what the requester asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum ViewerRole {
    /// As nobody in particular: reads what is published and public.
    Anonymous,
    /// As an account, or as an organization by a token of it.
    Account,
    /// As one who reads and writes everything.
    Administrator,
}

/// Who asks, and how answers are given.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct Viewer {
    /// As what the requester asks.
    role: ViewerRole,
    /// The language of messages and of `Prose.text`, from `Accept-Language`.
    language: Language,
    #[graphql(flatten)]
    agreements: ViewerAgreements,
    #[graphql(flatten)]
    contracts: ViewerContracts,
    #[graphql(flatten)]
    account: ViewerAccount,
    #[graphql(flatten)]
    tokens: ViewerTokens,
    #[graphql(flatten)]
    desk: ViewerDesk,
    #[graphql(flatten)]
    threads: ViewerThreads,
    #[graphql(flatten)]
    reviews: ViewerReviews,
    #[graphql(flatten)]
    proposals: ViewerProposals,
}

#[derive(Default)]
pub(crate) struct ViewerQuery;

#[Object]
impl ViewerQuery {
    /// Who asks, and how answers are given.
    async fn viewer(&self, ctx: &Context<'_>) -> Viewer {
        let asking = asking(ctx);
        Viewer {
            role: match &asking.requester {
                requester if requester.is_administrator() => ViewerRole::Administrator,
                Requester::Anonymous => ViewerRole::Anonymous,
                _ => ViewerRole::Account,
            },
            language: asking.language.into(),
            agreements: ViewerAgreements,
            contracts: ViewerContracts,
            account: ViewerAccount,
            tokens: ViewerTokens,
            desk: ViewerDesk,
            threads: ViewerThreads,
            reviews: ViewerReviews,
            proposals: ViewerProposals,
        }
    }
}
