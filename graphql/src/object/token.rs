//! Tokens for programs.

use async_graphql::{Description, Enum, ID, Object};
use chrono::{DateTime, Utc};
use qiao_entity::api_token::Model;

use super::MemberRole;
use crate::{auth::Scopes, node, page::Listed};

/// What a token lets through of what its holder may. What is public, or open to every account, can be read with any.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
pub(crate) enum TokenScope {
    /// Reading drafts and what stands under agreement.
    Confidential,
    /// Writing records.
    Write,
    /// Managing accounts, members, tokens and agreements.
    Manage,
}

impl TokenScope {
    /// Those of a stored token.
    fn of(scopes: Scopes) -> Vec<Self> {
        let all = [
            (scopes.confidential, Self::Confidential),
            (scopes.write, Self::Write),
            (scopes.manage, Self::Manage),
        ];
        all.into_iter().filter_map(|(is, scope)| is.then_some(scope)).collect()
    }
}

/// The scopes of a list.
pub(crate) fn scopes(given: &[TokenScope]) -> Scopes {
    Scopes {
        confidential: given.contains(&TokenScope::Confidential),
        write: given.contains(&TokenScope::Write),
        manage: given.contains(&TokenScope::Manage),
    }
}

/// A token with which a program asks in a person's or an organization's name. The token itself is shown once, when it is
/// made.
#[derive(Clone, Debug, Description)]
pub(crate) struct ApiToken(pub(crate) Model);

impl Listed for ApiToken {
    const NAME: &'static str = "ApiToken";
}

#[Object(use_type_description)]
impl ApiToken {
    /// The token's id, such as `token_5`.
    async fn id(&self) -> ID {
        node::tagged("token", self.0.id)
    }

    /// What it is for.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// Its first nine characters, by which tokens are told apart.
    async fn start(&self) -> &str {
        &self.0.start
    }

    /// What it lets through.
    async fn scopes(&self) -> Vec<TokenScope> {
        TokenScope::of(Scopes::of_bits(self.0.scopes))
    }

    /// What an organization's token may do there; null at a person's.
    async fn role(&self) -> Option<MemberRole> {
        self.0.role.map(Into::into)
    }

    /// When it was made.
    async fn created_at(&self) -> DateTime<Utc> {
        *self.0.created_at
    }

    /// When it ends.
    async fn expires_at(&self) -> DateTime<Utc> {
        *self.0.expires_at
    }

    /// When it was last used, to five minutes; null when it never was.
    async fn last_used_at(&self) -> Option<DateTime<Utc>> {
        self.0.used_at.map(|at| *at)
    }

    /// When it was taken back; null while it is not.
    async fn revoked_at(&self) -> Option<DateTime<Utc>> {
        self.0.revoked_at.map(|at| *at)
    }
}
