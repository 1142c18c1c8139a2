//! Blocking accounts.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};

use super::{act::acts, given::Given};
use crate::{context::asking, domain::account as domain, node, object::saturating, page::Listed};

/// An account to be blocked.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct BlockAccountInput {
    /// The account, such as `account_7`.
    account: ID,
}

/// A blocked account to be let in again.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct UnblockAccountInput {
    /// The account, such as `account_7`.
    account: ID,
}

/// The account cannot be used: its sessions ended, its tokens rest.
#[derive(SimpleObject)]
pub(crate) struct AccountBlocked {
    /// The account.
    account: ID,
    /// How many sessions ended.
    sessions_ended: i32,
}

impl Listed for AccountBlocked {
    const NAME: &'static str = "AccountStatus";
}

/// The account can be used.
#[derive(SimpleObject)]
pub(crate) struct AccountUnblocked {
    /// The account.
    account: ID,
}

acts! {
    /// What became of an account to be blocked.
    BlockAccountPayload, AccountBlocked, AccountBlocked,
}

acts! {
    /// What became of an account to be let in again.
    UnblockAccountPayload, AccountUnblocked, AccountBlocked,
}

#[derive(Default)]
pub(crate) struct AccountStatusMutation;

#[Object]
impl AccountStatusMutation {
    /// Blocks an account: its sessions end, its tokens rest until it is let in again. For administrators.
    async fn block_account(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The account to be blocked.")] input: BlockAccountInput,
    ) -> Result<BlockAccountPayload> {
        let asking = asking(ctx);
        let number = node::number_of("account", &input.account).unwrap_or_default();
        let answer = domain::block(&asking.app, &asking.requester, number).await?;
        let done = answer.map(|ended| AccountBlocked {
            account: node::tagged("account", number),
            sessions_ended: saturating(i64::try_from(ended).unwrap_or(i64::MAX)),
        });
        BlockAccountPayload::of(ctx, &Given::default(), &input.account, done)
    }

    /// Lets a blocked account in again. For administrators.
    async fn unblock_account(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The account to be let in again.")] input: UnblockAccountInput,
    ) -> Result<UnblockAccountPayload> {
        let asking = asking(ctx);
        let number = node::number_of("account", &input.account).unwrap_or_default();
        let answer = domain::unblock(&asking.app, &asking.requester, number).await?;
        let done = answer.map(|()| AccountUnblocked {
            account: node::tagged("account", number),
        });
        UnblockAccountPayload::of(ctx, &Given::default(), &input.account, done)
    }
}
