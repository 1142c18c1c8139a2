//! The way to the provider: HTTPS that follows no redirect, waits no longer than it must and reads no more than it needs.

use std::{future::Future, io, pin::Pin, sync::Arc, time::Duration};

use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse};
use tokio::sync::Semaphore;
use ureq::{
    Agent,
    http::Method,
    tls::{PemItem, RootCerts, TlsConfig, parse_pem},
};
use url::Url;

use crate::config::oidc::{is_loopback, is_private};

/// Longest time for one request. A log-in needs up to three, and its request to us is bounded too.
const PATIENCE: Duration = Duration::from_secs(4);
/// Bytes of an answer: the largest, a provider's metadata or keys, have some ten thousand.
const ANSWER: u64 = 512 * 1024;
/// Requests at the same time: each holds a thread.
const AT_ONCE: usize = 8;

/// What is wrong when no TLS is agreed, mostly.
const NOT_TRUSTED: &str = "its certificate is not trusted, or is not for this host";

/// Why no answer came.
#[derive(Debug, thiserror::Error)]
pub(super) enum WireError {
    /// The address would leave the machine in the clear.
    #[error("the address is not https")]
    Plain,
    /// The other side cannot be reached, breaks off, or says too much.
    #[error("{0}")]
    Failed(&'static str),
}

/// Sends requests to the provider.
#[derive(Clone, Debug)]
pub(super) struct Wire {
    agent: Agent,
    turns: Arc<Semaphore>,
    /// Whether the provider is on this machine, as in tests: only then may its endpoints be.
    local: bool,
}

impl Wire {
    /// A way to the provider with this issuer, for whose certificate these authorities vouch.
    pub(super) fn to(issuer: &Url, authorities: Option<&str>) -> Self {
        let local = is_loopback(issuer);
        let config = Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            // Log-ins are rare, and a code can be given back once: no connection that may have died meanwhile.
            .max_idle_connections(0)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .user_agent(concat!("qiao/", env!("CARGO_PKG_VERSION")));
        let config = match authorities {
            Some(pem) => config.tls_config(TlsConfig::builder().root_certs(only(pem)).build()),
            None => config,
        };
        // A proxy of the environment is for the world outside.
        let config = if local { config.proxy(None) } else { config };
        Self {
            agent: config.build().into(),
            turns: Arc::new(Semaphore::new(AT_ONCE)),
            local,
        }
    }

    /// Whether an endpoint may be asked, or a browser sent there.
    pub(super) fn leads_to(&self, url: &Url) -> bool {
        is_private(url) && (self.local || !is_loopback(url))
    }

    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, WireError> {
        let url = Url::parse(&request.uri().to_string()).map_err(|_| WireError::Plain)?;
        if !self.leads_to(&url) {
            return Err(WireError::Plain);
        }
        let turn = tokio::time::timeout(PATIENCE, self.turns.clone().acquire_owned()).await;
        let Ok(Ok(turn)) = turn else {
            return Err(WireError::Failed("too many requests are under way"));
        };
        let agent = self.agent.clone();
        let sent = tokio::task::spawn_blocking(move || {
            // Held to the end even when nobody waits for the answer any more.
            let _turn = turn;
            exchange(&agent, request)
        });
        sent.await.unwrap_or(Err(WireError::Failed("the request broke off")))
    }
}

impl<'c> AsyncHttpClient<'c> for Wire {
    type Error = WireError;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, WireError>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.send(request))
    }
}

/// The certificates of a text in PEM, and no others.
fn only(pem: &str) -> RootCerts {
    let certificates: Vec<_> = parse_pem(pem.as_bytes())
        .filter_map(|item| match item {
            Ok(PemItem::Certificate(certificate)) => Some(certificate),
            _ => None,
        })
        .collect();
    RootCerts::new_with_certs(&certificates)
}

fn exchange(agent: &Agent, request: HttpRequest) -> Result<HttpResponse, WireError> {
    let (parts, body) = request.into_parts();
    let response = if parts.method == Method::GET {
        agent.run(ureq::http::Request::from_parts(parts, ()))
    } else {
        agent.run(ureq::http::Request::from_parts(parts, body))
    };
    let (parts, mut body) = response.map_err(|error| reason(&error))?.into_parts();
    let bytes = body.with_config().limit(ANSWER).read_to_vec();
    Ok(HttpResponse::from_parts(parts, bytes.map_err(|error| reason(&error))?))
}

/// In words of our own: foreign ones may quote addresses with secrets.
fn reason(error: &ureq::Error) -> WireError {
    WireError::Failed(match error {
        ureq::Error::HostNotFound => "its host is not known",
        ureq::Error::ConnectionFailed => "it cannot be connected to",
        ureq::Error::Timeout(_) => "it does not answer in time",
        ureq::Error::Io(error) if error.kind() == io::ErrorKind::ConnectionRefused => "it refuses connections",
        // So rustls is wrapped.
        ureq::Error::Io(error) if error.kind() == io::ErrorKind::InvalidData => NOT_TRUSTED,
        ureq::Error::Io(_) => "its host is not known, or the connection broke",
        ureq::Error::Tls(_) | ureq::Error::Rustls(_) => NOT_TRUSTED,
        ureq::Error::BodyExceedsLimit(_) => "its answer is too large",
        _ => "its answer cannot be read",
    })
}
