//! The provider: where its endpoints are, which keys it signs with, and what it says about a person.

use std::{sync::Arc, time::Duration};

use openidconnect::{
    AuthType, AuthenticationFlow, AuthorizationCode, ClientId, ClientSecret, CsrfToken, EndpointMaybeSet,
    EndpointNotSet, EndpointSet, IssuerUrl, JsonWebKeySet, Nonce, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl,
    RequestTokenError, Scope,
    core::{CoreClient, CoreClientAuthMethod, CoreErrorResponseType, CoreResponseType},
};
use qiao_entity::Millis;
use tokio::sync::Mutex;
use url::Url;

use super::{
    fault::Fault,
    metadata::{self, Metadata},
    proof::{self, Doubt, Proof},
    wire::Wire,
};
use crate::{
    clock::Clock,
    config::{Config, Oidc},
    domain::account::identity::{Pending, Person},
};

/// Where the provider sends browsers back to.
pub(super) const CALLBACK: &str = "/login/oidc/callback";
/// What was read of the provider is read anew after this.
const FRESH: Duration = Duration::from_hours(1);
/// A provider that did not answer is asked again after this.
const FAILED: Duration = Duration::from_secs(5);
/// Keys are read anew for a key id that is not known at most this often.
const RENEWED: Duration = Duration::from_secs(30);

/// The provider's client, as far as its metadata says what it has.
type Client =
    CoreClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointMaybeSet, EndpointMaybeSet>;

/// The provider that is configured.
#[derive(Debug)]
pub(super) struct Provider {
    oidc: Oidc,
    issuer: IssuerUrl,
    client: ClientId,
    redirect: RedirectUrl,
    clock: Clock,
    wire: Wire,
    known: Mutex<Known>,
}

/// What was read of it, and when.
#[derive(Debug, Default)]
struct Known {
    metadata: Option<Arc<Metadata>>,
    read: Option<Millis>,
    failed: Option<Millis>,
    renewed: Option<Millis>,
}

impl Provider {
    /// The provider of the configuration; none without one.
    pub(super) fn of(config: &Config, clock: &Clock) -> Option<Self> {
        let oidc = config.oidc.clone();
        let issuer = IssuerUrl::new(oidc.issuer.clone()?).ok()?;
        let own = config.public_url.as_deref()?;
        Some(Self {
            client: ClientId::new(oidc.client_id.clone()?),
            redirect: RedirectUrl::new(format!("{own}{CALLBACK}")).ok()?,
            wire: Wire::to(issuer.url(), oidc.authorities.as_deref()),
            clock: clock.clone(),
            known: Mutex::default(),
            issuer,
            oidc,
        })
    }

    /// As it names itself.
    pub(super) fn issuer(&self) -> &str {
        self.issuer.as_str()
    }

    /// As the button calls it.
    pub(super) fn name(&self) -> &str {
        &self.oidc.name
    }

    /// Whether somebody who is not known gets an account.
    pub(super) fn registers(&self) -> bool {
        self.oidc.registration
    }

    /// Where the browser goes to log in.
    pub(super) async fn address(&self, state: &str, pending: &Pending) -> Result<Url, Fault> {
        let metadata = self.metadata().await?;
        let (nonce, state) = (Nonce::new(pending.nonce.clone()), CsrfToken::new(state.to_owned()));
        let challenge = PkceCodeChallenge::from_code_verifier_sha256(&PkceCodeVerifier::new(pending.verifier.clone()));
        // `openid` is added by the library.
        let scopes = self.oidc.scopes.iter().filter(|scope| *scope != "openid");
        let (address, _, _) = self
            .client(&metadata)
            .authorize_url(
                AuthenticationFlow::<CoreResponseType>::AuthorizationCode,
                move || state,
                move || nonce,
            )
            .add_scopes(scopes.map(|scope| Scope::new(scope.clone())))
            .set_pkce_challenge(challenge)
            .url();
        Ok(address)
    }

    /// Whether the `iss` of a callback is this provider's: another's answer must not be taken for it (RFC 9207).
    pub(super) async fn sent(&self, iss: Option<&str>) -> Result<bool, Fault> {
        match iss {
            Some(iss) => Ok(iss == self.issuer.as_str()),
            None => Ok(!self.metadata().await?.additional_metadata().names_itself()),
        }
    }

    /// Gives the code back for what the provider says about the person, and verifies it.
    pub(super) async fn proof(&self, code: String, pending: &Pending) -> Result<Proof, Fault> {
        let metadata = self.metadata().await?;
        let client = self.client(&metadata);
        let request = client
            .exchange_code(AuthorizationCode::new(code))
            .map_err(|_| Fault::Unreachable)?
            .set_pkce_verifier(PkceCodeVerifier::new(pending.verifier.clone()));
        let answer = request.request_async(&self.wire).await.map_err(|error| match error {
            RequestTokenError::ServerResponse(error) => {
                tracing::warn!(error = said(error.error()), "the OpenID provider gives no token");
                Fault::Refused
            }
            RequestTokenError::Request(error) => {
                tracing::warn!(%error, "the OpenID provider cannot be asked for a token");
                Fault::Unreachable
            }
            // What they hold may quote the answer, and with it a token.
            RequestTokenError::Parse(..) | RequestTokenError::Other(_) => {
                tracing::warn!("the OpenID provider's answer holds no token that can be read");
                Fault::Unreachable
            }
        })?;
        let nonce = Nonce::new(pending.nonce.clone());
        let verify = |client: &Client| proof::verify(client, &answer, &nonce, self.clock.now());
        let verified = match verify(&client) {
            Err(Doubt::Key) => match self.renew(&metadata).await? {
                Some(renewed) => verify(&self.client(&renewed)),
                None => Err(Doubt::Key),
            },
            other => other,
        };
        verified.map_err(|doubt| {
            tracing::warn!(reason = doubt.reason(), "an identity token was refused");
            Fault::Unproved
        })
    }

    /// Who the person is, as far as the token does not say it already.
    pub(super) async fn person(&self, proof: Proof) -> Result<Person, Fault> {
        if proof.person.email.is_some() {
            return Ok(proof.person);
        }
        let metadata = self.metadata().await?;
        Ok(proof::complete(&self.client(&metadata), &self.wire, proof).await)
    }

    /// Reads what the provider says about itself, once; for the doctor.
    pub(super) async fn discover(&self) -> Result<Metadata, &'static str> {
        metadata::read(&self.issuer, &self.wire).await
    }

    fn client(&self, metadata: &Metadata) -> Client {
        let secret = self.oidc.client_secret.as_ref();
        let secret = secret.map(|secret| ClientSecret::new(secret.reveal().to_owned()));
        let methods = metadata.token_endpoint_auth_methods_supported();
        let has = |method| methods.is_none_or(|methods| methods.contains(&method));
        let by_header = has(CoreClientAuthMethod::ClientSecretBasic) || !has(CoreClientAuthMethod::ClientSecretPost);
        CoreClient::from_provider_metadata(metadata.clone(), self.client.clone(), secret)
            .set_redirect_uri(self.redirect.clone())
            .set_auth_type(if by_header {
                AuthType::BasicAuth
            } else {
                AuthType::RequestBody
            })
    }

    /// What the provider says about itself. Without an answer what was read before holds on.
    async fn metadata(&self) -> Result<Arc<Metadata>, Fault> {
        let mut known = self.known.lock().await;
        let is_due = !self.within(known.read, FRESH) && !self.within(known.failed, FAILED);
        if is_due {
            match self.discover().await {
                Ok(metadata) => {
                    known.metadata = Some(Arc::new(metadata));
                    known.read = Some(self.clock.now());
                }
                Err(reason) => {
                    tracing::warn!(reason, "the OpenID provider's configuration cannot be read");
                    known.failed = Some(self.clock.now());
                }
            }
        }
        known.metadata.clone().ok_or(Fault::Unreachable)
    }

    /// Reads the keys anew, since `seen` lacks one; none when that was done a moment ago: anybody could make us ask.
    async fn renew(&self, seen: &Arc<Metadata>) -> Result<Option<Arc<Metadata>>, Fault> {
        let mut known = self.known.lock().await;
        if let Some(newer) = known.metadata.as_ref().filter(|now| !Arc::ptr_eq(now, seen)) {
            return Ok(Some(newer.clone()));
        }
        if self.within(known.renewed, RENEWED) {
            return Ok(None);
        }
        known.renewed = Some(self.clock.now());
        let keys = JsonWebKeySet::fetch_async(seen.jwks_uri(), &self.wire).await;
        let keys = keys.map_err(|_| {
            tracing::warn!("the OpenID provider's keys cannot be read");
            Fault::Unreachable
        })?;
        let renewed = Arc::new(Metadata::clone(seen).set_jwks(keys));
        known.metadata = Some(renewed.clone());
        Ok(Some(renewed))
    }

    fn within(&self, since: Option<Millis>, time: Duration) -> bool {
        since.is_some_and(|since| (*self.clock.now() - *since).to_std().is_ok_and(|age| age < time))
    }
}

/// A provider's error in words that are fit for a log: those of the standard, no text of its own.
fn said(error: &CoreErrorResponseType) -> &str {
    match error {
        CoreErrorResponseType::Extension(_) => "another",
        known => known.as_ref(),
    }
}
