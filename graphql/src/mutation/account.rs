//! Accounts: registration, and what a person is called.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject, Union};

use super::{
    answer::{self, Invalid, NotFound},
    given::Given,
};
use crate::{
    auth::Caller,
    context::asking,
    domain::{account as domain, problem::Refusal},
    error::Error,
    node,
    object::{ACCOUNT, Account, saturating},
};

/// A new account.
#[derive(InputObject)]
pub(crate) struct RegisterInput {
    /// The name to log in with: an e-mail address, or 3 to 254 letters, digits and `. _ @ + -`. Upper case is as lower.
    login: String,
    /// What the person is called: up to 128 characters.
    name: String,
    /// A password of 10 to 256 characters that is not easy to guess.
    password: String,
}

/// What a person shall be called.
#[derive(InputObject)]
pub(crate) struct UpdateAccountInput {
    /// The account.
    id: ID,
    /// The version of it that the client saw.
    version: i32,
    /// What the person is called: up to 128 characters.
    name: String,
}

/// The account was made. It is not logged in: `logIn` does that.
#[derive(SimpleObject)]
pub(crate) struct Registered {
    /// The account's id.
    id: ID,
    /// The name to log in with, as it is stored.
    login: String,
}

/// What became of a registration.
#[derive(Union)]
pub(crate) enum RegisterPayload {
    /// It was done.
    Registered(Registered),
    /// The input has problems.
    Invalid(Invalid<Account>),
}

/// The account was changed.
#[derive(SimpleObject)]
pub(crate) struct AccountChanged {
    /// The account as stored.
    account: Account,
}

/// Somebody else changed the account since the version that the client saw. Nothing was changed.
#[derive(SimpleObject)]
pub(crate) struct StaleAccount {
    /// The version that the account has now.
    current_version: i32,
    /// What the account says now.
    account: Option<Account>,
    /// The same in words, in the language of `Accept-Language`.
    message: String,
}

/// What became of an update.
#[derive(Union)]
pub(crate) enum UpdateAccountPayload {
    /// It was done.
    Changed(AccountChanged),
    /// The input has problems.
    Invalid(Invalid<Account>),
    /// Somebody else changed the account.
    Stale(StaleAccount),
    /// There is no such account.
    NotFound(NotFound),
}

/// The problems of an input that can be refused for nothing else.
pub(super) fn invalid(ctx: &Context<'_>, refusal: Refusal) -> Result<Invalid<Account>> {
    match refusal {
        Refusal::Invalid(problems) => Ok(Invalid::new(asking(ctx), &Given::default(), problems)),
        Refusal::Stale { .. } | Refusal::NotFound => {
            Err(Error::internal("something new was answered as an update is").into())
        }
    }
}

#[derive(Default)]
pub(crate) struct AccountMutation;

#[Object]
impl AccountMutation {
    /// Makes an account for oneself, where the setting `registration` opens that to everyone; administrators may always
    /// make one for somebody else.
    async fn register(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The new account.")] input: RegisterInput,
    ) -> Result<RegisterPayload> {
        let asking = asking(ctx);
        let (login, name, password) = (input.login, input.name, input.password.into());
        let (requester, caller) = (&asking.requester, Caller::current());
        let done = domain::register(&asking.app, requester, &caller, login, name, password).await?;
        Ok(match done {
            Ok(row) => RegisterPayload::Registered(Registered {
                id: node::tagged(ACCOUNT, row.id),
                login: row.login,
            }),
            Err(refusal) => RegisterPayload::Invalid(invalid(ctx, refusal)?),
        })
    }

    /// Changes what a person is called: one's own account, or for administrators each.
    async fn update_account(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What the person shall be called.")] input: UpdateAccountInput,
    ) -> Result<UpdateAccountPayload> {
        let asking = asking(ctx);
        let (app, requester) = (&asking.app, &asking.requester);
        let number = node::number_of(ACCOUNT, &input.id).unwrap_or_default();
        let done = domain::rename(app, requester, number, input.version.into(), &input.name).await?;
        Ok(match done {
            Ok(row) => UpdateAccountPayload::Changed(AccountChanged { account: Account(row) }),
            Err(Refusal::Stale { version }) => UpdateAccountPayload::Stale(StaleAccount {
                current_version: saturating(version),
                account: domain::by_id(app, requester, number).await?.map(Account),
                message: answer::stale_message(ctx, version),
            }),
            Err(Refusal::NotFound) => UpdateAccountPayload::NotFound(NotFound::new(ctx, &input.id)),
            Err(refusal) => UpdateAccountPayload::Invalid(invalid(ctx, refusal)?),
        })
    }
}
