//! Passwords: changed by who knows the old one, or set by a one-time token.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject, Union};
use chrono::{DateTime, Utc};

use super::{
    account::invalid,
    answer::{Invalid, NotFound},
};
use crate::{
    auth::Caller,
    context::asking,
    domain::account as domain,
    node,
    object::{ACCOUNT, Account, saturating},
};

/// A password to be changed.
#[derive(InputObject)]
pub(crate) struct ChangePasswordInput {
    /// The password until now.
    old_password: String,
    /// A password of 10 to 256 characters that is not easy to guess.
    new_password: String,
}

/// A password to be set by a one-time token.
#[derive(InputObject)]
pub(crate) struct ResetPasswordInput {
    /// The token, as the administrator handed it over.
    token: String,
    /// A password of 10 to 256 characters that is not easy to guess.
    password: String,
}

/// An account whose password shall be set anew.
#[derive(InputObject)]
pub(crate) struct CreatePasswordResetInput {
    /// The account.
    account: ID,
}

/// The password was changed.
#[derive(SimpleObject)]
pub(crate) struct PasswordChanged {
    /// How many sessions were ended: all of the account but the one through which the requester asks.
    sessions_ended: i32,
}

/// What became of the change of a password.
#[derive(Union)]
pub(crate) enum ChangePasswordPayload {
    /// It was done.
    Changed(PasswordChanged),
    /// The input has problems.
    Invalid(Invalid<Account>),
}

/// What became of a password that a one-time token sets.
#[derive(Union)]
pub(crate) enum ResetPasswordPayload {
    /// It was done.
    Changed(PasswordChanged),
    /// The input has problems.
    Invalid(Invalid<Account>),
}

/// A one-time token was made. The service sends no mail: hand it to the person yourself.
#[derive(SimpleObject)]
pub(crate) struct PasswordResetCreated {
    /// The account whose password it sets.
    account: Account,
    /// The token. It is shown this once, and can be used once.
    token: String,
    /// When it ends, used or not.
    expires_at: DateTime<Utc>,
}

/// What became of a wish for a one-time token.
#[derive(Union)]
pub(crate) enum CreatePasswordResetPayload {
    /// It was done.
    Created(PasswordResetCreated),
    /// There is no such account, or it cannot be used.
    NotFound(NotFound),
}

#[derive(Default)]
pub(crate) struct PasswordMutation;

#[Object]
impl PasswordMutation {
    /// Changes the password of the account that is logged in, and ends all its other sessions.
    async fn change_password(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The password to be changed.")] input: ChangePasswordInput,
    ) -> Result<ChangePasswordPayload> {
        let asking = asking(ctx);
        let (old, new) = (input.old_password.into(), input.new_password.into());
        let done = domain::change_password(&asking.app, &asking.requester, old, new).await?;
        Ok(match done {
            Ok(ended) => ChangePasswordPayload::Changed(PasswordChanged {
                sessions_ended: saturating(ended.cast_signed()),
            }),
            Err(refusal) => ChangePasswordPayload::Invalid(invalid(ctx, refusal)?),
        })
    }

    /// Sets a password by a one-time token of an administrator, and ends all sessions of its account.
    async fn reset_password(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The token and the password.")] input: ResetPasswordInput,
    ) -> Result<ResetPasswordPayload> {
        let app = &asking(ctx).app;
        let done = domain::reset_password(app, &Caller::current(), &input.token, input.password.into()).await?;
        Ok(match done {
            Ok(ended) => ResetPasswordPayload::Changed(PasswordChanged {
                sessions_ended: saturating(ended.cast_signed()),
            }),
            Err(refusal) => ResetPasswordPayload::Invalid(invalid(ctx, refusal)?),
        })
    }

    /// Makes a one-time token that sets the password of an account: for administrators. It holds for an hour, and ends
    /// the earlier ones of the account.
    async fn create_password_reset(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The account.")] input: CreatePasswordResetInput,
    ) -> Result<CreatePasswordResetPayload> {
        let asking = asking(ctx);
        let number = node::number_of(ACCOUNT, &input.account).unwrap_or_default();
        let made = domain::create_reset(&asking.app, &asking.requester, number).await?;
        Ok(match made {
            Some(reset) => CreatePasswordResetPayload::Created(PasswordResetCreated {
                token: reset.secret.reveal().to_owned(),
                expires_at: *reset.expires_at,
                account: Account(reset.account),
            }),
            None => CreatePasswordResetPayload::NotFound(NotFound::new(ctx, &input.account)),
        })
    }
}
