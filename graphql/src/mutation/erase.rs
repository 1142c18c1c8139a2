//! Erasing accounts.

use async_graphql::{Context, Enum, ID, InputObject, Object, Result, SimpleObject};

use super::{act::acts, given::Given};
use crate::{context::asking, domain::account as domain, node, page::Listed};

/// What becomes of the profile in the registry of managers. It is untied from the account in any case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::account::ProfileFate")]
pub(crate) enum ErasedProfile {
    /// It stays as it is.
    Keep,
    /// It is no longer shown.
    Unpublish,
}

/// An account to be erased.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct EraseAccountInput {
    /// The account, such as `account_7`; the requester's own when it is left out.
    account: Option<ID>,
    /// The name that the account logs in with, once more: it says that this is meant.
    login: String,
    /// What becomes of the profile in the registry of managers, if there is one.
    profile: ErasedProfile,
}

/// The account is erased: nothing that says who the person was is left.
#[derive(SimpleObject)]
pub(crate) struct AccountErased {
    /// The account, by which logs call it from now on without meaning anybody.
    account: ID,
}

impl Listed for AccountErased {
    const NAME: &'static str = "Erasure";
}

acts! {
    /// What became of an account to be erased.
    EraseAccountPayload, AccountErased, AccountErased,
}

#[derive(Default)]
pub(crate) struct EraseMutation;

#[Object]
impl EraseMutation {
    /// Erases an account for ever, and all that says who its person was. Refused while the person is the last owner of an
    /// organization or the last administrator. For the person by a session, and for administrators.
    async fn erase_account(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The account to be erased.")] input: EraseAccountInput,
    ) -> Result<EraseAccountPayload> {
        let asking = asking(ctx);
        let account = input.account.as_ref();
        let erasure = domain::Erasure {
            account: account.map(|id| node::number_of("account", id).unwrap_or_default()),
            login: input.login,
            profile: input.profile.into(),
        };
        let answer = domain::erase(&asking.app, &asking.requester, &erasure).await?;
        let done = answer.map(|number| AccountErased {
            account: node::tagged("account", number),
        });
        EraseAccountPayload::of(ctx, &Given::default(), &input.account.unwrap_or_default(), done)
    }
}
