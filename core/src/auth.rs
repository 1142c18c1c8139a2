//! Who asks. The only place that turns a token or a cookie into rights.

mod admin_token;
mod caller;
pub mod cookie;
mod rights;
mod secret;

use std::sync::Arc;

pub use admin_token::AdminToken;
pub use caller::Caller;
pub use cookie::COOKIE;
use qiao_entity::{account_role::Role, membership::MemberRole, noun::Noun};
pub use rights::{Rights, Scope, Scopes, Via};
pub use secret::Secret;

use crate::{
    app::App,
    domain::account,
    error::{Code, Error},
};

/// Who asks, which every domain function is told first.
#[derive(Clone, Debug)]
pub enum Requester {
    /// Anyone: reads what is published and public.
    Anonymous,
    /// Holds the configured token, or sits at the machine: reads and writes everything.
    Operator,
    /// An account, or an organization by a token of it.
    Account(Arc<Rights>),
}

impl Requester {
    /// The rights of an account, if it is one.
    #[must_use]
    pub fn rights(&self) -> Option<&Rights> {
        match self {
            Self::Account(rights) => Some(rights),
            _ => None,
        }
    }

    /// The number of the account, if it is a person's.
    #[must_use]
    pub fn account(&self) -> Option<i64> {
        self.rights().and_then(|rights| rights.account)
    }

    /// Whether everything may be read and written.
    #[must_use]
    pub fn is_administrator(&self) -> bool {
        match self {
            Self::Anonymous => false,
            Self::Operator => true,
            Self::Account(rights) => rights.has(Role::Administrator) && rights.scopes.confidential,
        }
    }

    /// Whether the registries of managers and organizations are the requester's to keep.
    #[must_use]
    pub fn is_registrar(&self) -> bool {
        self.is_administrator() || self.rights().is_some_and(|rights| rights.has(Role::Registrar))
    }

    /// Whether the requester reads what the registries hold and do not show yet, as far as this door lets it.
    #[must_use]
    pub fn reads_registry(&self) -> bool {
        let confidential = self.rights().is_some_and(|rights| rights.scopes.confidential);
        self.is_administrator() || (confidential && self.is_registrar())
    }

    /// The requester's own profile, as far as this door lets it be read while it is not shown.
    #[must_use]
    pub fn reads_profile(&self) -> Option<i64> {
        self.manager()
            .filter(|_| self.rights().is_some_and(|rights| rights.scopes.confidential))
    }

    /// Whether anything may be written at all; what exactly is the nouns' to say.
    #[must_use]
    pub fn may_write(&self) -> bool {
        match self {
            Self::Anonymous => false,
            Self::Operator => true,
            Self::Account(rights) => rights.scopes.write && !rights.only_reads_totals(),
        }
    }

    /// Whether accounts, members, tokens and agreements may be managed through this door.
    #[must_use]
    pub fn may_manage(&self) -> bool {
        match self {
            Self::Anonymous => false,
            Self::Operator => true,
            Self::Account(rights) => rights.scopes.manage,
        }
    }

    /// Whether the requester is at least this in the organization.
    #[must_use]
    pub fn is_member(&self, organization: i64, least: MemberRole) -> bool {
        self.rights()
            .and_then(|rights| rights.memberships.get(&organization))
            .is_some_and(|role| *role >= least)
    }

    /// The organizations whose member the requester is, as far as this door lets it read what is confidential.
    #[must_use]
    pub fn organizations(&self) -> Vec<i64> {
        match self {
            Self::Account(rights) if rights.scopes.confidential => rights.memberships.keys().copied().collect(),
            _ => Vec::new(),
        }
    }

    /// The profile in the registry of managers that is the requester.
    #[must_use]
    pub fn manager(&self) -> Option<i64> {
        self.rights().and_then(|rights| rights.manager)
    }

    /// Whether the requester has a live agreement with the owner of a record.
    #[must_use]
    pub fn has_agreement(&self, noun: Noun, id: i64) -> bool {
        self.rights()
            .is_some_and(|rights| rights.scopes.confidential && rights.agreements.contains(&(noun, id)))
    }

    /// Whether the names in a record are told to the requester because both sides of a running introduction signed a commission
    /// slip.
    #[must_use]
    pub fn is_told_names(&self, noun: Noun, id: i64) -> bool {
        self.rights()
            .is_some_and(|rights| rights.scopes.confidential && rights.revealed.contains(&(noun, id)))
    }

    /// The scopes of a matchmaker; none for everyone else.
    #[must_use]
    pub fn matchmaking(&self) -> &[Scope] {
        match self {
            Self::Account(rights) if rights.scopes.confidential => &rights.matchmaking,
            _ => &[],
        }
    }

    /// The name under which a move, a post or a read is recorded: no personal data.
    #[must_use]
    pub fn actor(&self) -> String {
        match self {
            Self::Anonymous => "anonymous".to_owned(),
            // As it was called before there were accounts: keys of posts are kept under it.
            Self::Operator => "administrator".to_owned(),
            Self::Account(rights) => rights.actor(),
        }
    }

    /// Through what the requester asks, for logs.
    #[must_use]
    pub fn via(&self) -> String {
        match self {
            Self::Anonymous => "none".to_owned(),
            Self::Operator => "admin_token".to_owned(),
            Self::Account(rights) => rights.via.to_string(),
        }
    }
}

/// Two requesters are the same who have the same rights by the same door.
impl PartialEq for Requester {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Anonymous, Self::Anonymous) | (Self::Operator, Self::Operator) => true,
            (Self::Account(a), Self::Account(b)) => a == b,
            _ => false,
        }
    }
}

/// What a request brings to say who asks.
#[derive(Clone, Copy, Debug, Default)]
pub struct Credentials<'a> {
    /// The `Authorization` header.
    pub authorization: Option<&'a str>,
    /// The value of [`COOKIE`].
    pub session: Option<&'a str>,
}

/// Who sends these credentials. A header is stronger than a cookie.
///
/// # Errors
///
/// [`Code::Unauthenticated`] when they name nobody: a wrong token is refused, not taken for anonymous.
pub async fn authenticate(app: &App, credentials: Credentials<'_>) -> Result<Requester, Error> {
    let unknown = || Error::new(Code::Unauthenticated, "the token or the session is not known");
    if let Some(header) = credentials.authorization {
        let token = header
            .split_once(' ')
            .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
            .map(|(_, token)| token.trim())
            .ok_or_else(unknown)?;
        if app.config.admin_token.as_ref().is_some_and(|own| own.is(token)) {
            return Ok(Requester::Operator);
        }
        let rights = account::by_token(app, token).await?.ok_or_else(unknown)?;
        return Ok(Requester::Account(rights));
    }
    match credentials.session {
        None => Ok(Requester::Anonymous),
        Some(cookie) => {
            let rights = account::by_session(app, cookie).await?.ok_or_else(unknown)?;
            Ok(Requester::Account(rights))
        }
    }
}
