//! What can go wrong in a log-in, as the person before the browser is told.

use poem::http::StatusCode;

use crate::{domain::account::identity::Shut, error::Code};

/// What went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// The address to return to is not one of ours.
    BadReturn,
    /// The page that asked is not one of ours.
    Foreign,
    /// Linking needs an account that is logged in.
    NotLoggedIn,
    /// Too old, from another browser, or used already.
    Expired,
    /// The person said no, at the provider.
    Cancelled,
    /// The provider says no.
    Refused,
    /// The provider does not answer, or not as it should.
    Unreachable,
    /// What the provider says about the person cannot be believed.
    Unproved,
    /// The identity has no account.
    Unknown,
    /// The account is blocked or erased.
    Closed,
    /// The identity is another account's.
    Elsewhere,
    /// Without the identity nobody could log in to the account any more.
    LastWay,
    /// Too many log-ins begin.
    Busy,
    /// A fault of ours.
    Internal,
}

impl Fault {
    /// The code on the page, for whoever helps.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::BadReturn => "BAD_RETURN_ADDRESS",
            Self::Foreign => "FOREIGN_PAGE",
            Self::NotLoggedIn => "NOT_LOGGED_IN",
            Self::Expired => "LOGIN_EXPIRED",
            Self::Cancelled => "LOGIN_CANCELLED",
            Self::Refused => "PROVIDER_REFUSED",
            Self::Unreachable => "PROVIDER_UNREACHABLE",
            Self::Unproved => "IDENTITY_NOT_PROVED",
            Self::Unknown => "NO_ACCOUNT",
            Self::Closed => "ACCOUNT_CLOSED",
            Self::Elsewhere => "IDENTITY_TAKEN",
            Self::LastWay => "LAST_WAY_IN",
            Self::Busy => "BUSY",
            Self::Internal => "INTERNAL",
        }
    }

    /// The key of the message: what happened and what to do.
    pub(super) fn message(self) -> &'static str {
        match self {
            Self::BadReturn => "oidc-bad-return",
            Self::Foreign => "oidc-foreign",
            Self::NotLoggedIn => "oidc-not-logged-in",
            Self::Expired => "oidc-expired",
            Self::Cancelled => "oidc-cancelled",
            Self::Refused => "oidc-refused",
            Self::Unreachable => "oidc-unreachable",
            Self::Unproved => "oidc-unproved",
            Self::Unknown => "oidc-unknown",
            Self::Closed => "oidc-closed",
            Self::Elsewhere => "oidc-elsewhere",
            Self::LastWay => "oidc-last-way",
            Self::Busy => "oidc-busy",
            Self::Internal => "oidc-internal",
        }
    }

    /// The status of the answer.
    pub(super) fn status(self) -> StatusCode {
        match self {
            Self::BadReturn | Self::Expired | Self::Cancelled => StatusCode::BAD_REQUEST,
            Self::NotLoggedIn => StatusCode::UNAUTHORIZED,
            Self::Foreign | Self::Refused | Self::Unproved | Self::Unknown | Self::Closed => StatusCode::FORBIDDEN,
            Self::Elsewhere | Self::LastWay => StatusCode::CONFLICT,
            Self::Unreachable => StatusCode::BAD_GATEWAY,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl From<Shut> for Fault {
    fn from(shut: Shut) -> Self {
        match shut {
            Shut::Unknown => Self::Unknown,
            Shut::Closed => Self::Closed,
            Shut::Elsewhere => Self::Elsewhere,
            Shut::LastWay => Self::LastWay,
        }
    }
}

impl From<crate::error::Error> for Fault {
    fn from(error: crate::error::Error) -> Self {
        tracing::error!(%error, "a log-in failed by a fault of ours");
        match error.code {
            Code::Busy | Code::DatabaseUnavailable => Self::Busy,
            _ => Self::Internal,
        }
    }
}
