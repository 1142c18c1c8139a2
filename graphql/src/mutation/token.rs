//! Making and taking back tokens.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use qiao_entity::noun::Noun;

use super::{act::acts, given::Given};
use crate::{
    context::asking,
    domain::account::token as domain,
    node,
    object::{ApiToken, MemberRole, TokenScope, scopes},
};

/// A token to be made.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct CreateTokenInput {
    /// What it is for: up to 128 characters.
    name: String,
    /// What it lets through, none of it by default. Never more than what it is asked for with; through a token not
    /// `MANAGE`.
    #[graphql(default)]
    scopes: Vec<TokenScope>,
    /// When it ends: within a year; 90 days from now when it is left out. Through a token not after that token.
    expires_at: Option<DateTime<Utc>>,
    /// The organization whose it shall be; the requester's own when it is left out.
    organization: Option<ID>,
    /// What an organization's token may do there: `READER` or `EDITOR`.
    role: Option<MemberRole>,
}

/// A token to be taken back.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct RevokeTokenInput {
    /// The token, such as `token_5`.
    id: ID,
}

/// The token was made.
#[derive(SimpleObject)]
pub(crate) struct TokenCreated {
    /// The token.
    token: ApiToken,
    /// The token itself, to be sent as `Authorization: Bearer …`. It is shown here once and never again.
    secret: String,
}

/// The token is worth nothing any more.
#[derive(SimpleObject)]
pub(crate) struct TokenRevoked {
    /// The token.
    token: ApiToken,
}

acts! {
    /// What became of a token to be made.
    CreateTokenPayload, TokenCreated, ApiToken,
}

acts! {
    /// What became of a token to be taken back.
    RevokeTokenPayload, TokenRevoked, ApiToken,
}

#[derive(Default)]
pub(crate) struct TokenMutation;

#[Object]
impl TokenMutation {
    /// Makes a token for a program: for oneself, or for an organization by its owners and administrators.
    async fn create_token(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The token to be made.")] input: CreateTokenInput,
    ) -> Result<CreateTokenPayload> {
        let asking = asking(ctx);
        let mut given = Given::default();
        let id = input.organization;
        let organization = id.as_ref();
        let draft = domain::Draft {
            name: input.name,
            scopes: scopes(&input.scopes),
            expires_at: input.expires_at.map(Into::into),
            organization: organization.map(|id| given.number(&["organization"], id, Noun::Organization)),
            role: input.role.map(Into::into),
        };
        let answer = domain::create(&asking.app, &asking.requester, &draft).await?;
        let done = answer.map(|made| TokenCreated {
            token: ApiToken(made.row),
            secret: made.secret.reveal().to_owned(),
        });
        CreateTokenPayload::of(ctx, &given, &id.unwrap_or_default(), done)
    }

    /// Takes a token back: one's own, an organization's by its owners, any by administrators.
    async fn revoke_token(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The token to be taken back.")] input: RevokeTokenInput,
    ) -> Result<RevokeTokenPayload> {
        let asking = asking(ctx);
        let number = node::number_of("token", &input.id).unwrap_or_default();
        let answer = domain::revoke(&asking.app, &asking.requester, number).await?;
        let done = answer.map(|row| TokenRevoked { token: ApiToken(row) });
        RevokeTokenPayload::of(ctx, &Given::default(), &input.id, done)
    }
}
