//! What a socket's client has shown to say who it is.

use poem::http::{HeaderMap, header};
use serde_json::Value;

use super::super::graphql::{cookie, text};
use crate::{
    app::App,
    auth::{self, Requester},
    error::Error,
};

/// What was shown: at the upgrade, or in its place with `connection_init`.
#[derive(Clone, Debug, Default)]
pub(super) struct Credentials {
    /// As the header `Authorization` has it.
    authorization: Option<String>,
    /// The session's cookie.
    session: Option<String>,
}

impl Credentials {
    /// What the request for the socket shows.
    pub(super) fn of_headers(headers: &HeaderMap) -> Self {
        Self {
            authorization: text(headers, &header::AUTHORIZATION).map(str::to_owned),
            session: cookie(headers, auth::COOKIE).map(str::to_owned),
        }
    }

    /// The same, or what the payload of `connection_init` shows instead; none when that is no text.
    pub(super) fn replaced_by(&self, payload: &Value) -> Option<Self> {
        let members = payload.as_object();
        let given = members.and_then(|members| {
            members
                .iter()
                .find(|(name, _)| name.eq_ignore_ascii_case("authorization"))
        });
        match given {
            None => Some(self.clone()),
            Some((_, value)) => Some(Self {
                authorization: Some(value.as_str()?.to_owned()),
                session: None,
            }),
        }
    }

    /// Who that is, now: what was shown may have been withdrawn since.
    pub(super) async fn requester(&self, app: &App) -> Result<Requester, Error> {
        let shown = auth::Credentials {
            authorization: self.authorization.as_deref(),
            session: self.session.as_deref(),
        };
        auth::authenticate(app, shown).await
    }
}
