//! `/login/oidc`: logging in at an OpenID provider by code flow with PKCE, and tying an identity there to an account.

mod cookie;
mod fault;
mod local;
mod metadata;
mod page;
mod proof;
mod provider;
mod wire;

use std::sync::{
    Arc,
    atomic::{AtomicI64, AtomicU32, Ordering},
};

use poem::{
    Body, Endpoint, EndpointExt, IntoResponse, Request, Response, Route, get, handler,
    http::{HeaderValue, StatusCode, header},
    post,
    web::Data,
};
use serde::Deserialize;
use url::Url;

use self::{fault::Fault, provider::Provider};
use crate::{
    app::App,
    auth::{self, Secret},
    config::{Config, oidc::is_private},
    domain::account::{
        by_session,
        identity::{self, Pending, Shut},
    },
};

/// Log-ins that may begin within a minute: each stores a row.
const A_MINUTE: u32 = 3_000;
/// Most bytes of a form.
const FORM: usize = 8 * 1024;

/// What the door needs.
#[derive(Clone)]
struct Door {
    app: App,
    provider: Arc<Provider>,
    begun: Arc<(AtomicI64, AtomicU32)>,
    /// Whether browsers come by HTTPS.
    secure: bool,
}

/// What a page of ours says when it begins a log-in.
#[derive(Debug, Deserialize)]
struct Wish {
    return_to: Option<String>,
}

/// What the provider says when it sends the browser back.
#[derive(Deserialize)]
struct Answer {
    state: Option<String>,
    code: Option<String>,
    error: Option<String>,
    iss: Option<String>,
}

/// The addresses of a log-in; none when no provider is configured.
pub(super) fn route(app: &App) -> Option<impl Endpoint<Output = Response> + use<>> {
    let door = Door {
        provider: Arc::new(Provider::of(&app.config, &app.clock)?),
        secure: app
            .config
            .public_url
            .as_deref()
            .is_some_and(|url| url.starts_with("https:")),
        begun: Arc::default(),
        app: app.clone(),
    };
    let route = Route::new()
        .at("/", get(log_in))
        .at("/link", post(link))
        .at("/callback", get(callback))
        .at("/page.css", get(poem::endpoint::make_sync(|_| page::style())));
    Some(route.data(door).map_to_response())
}

/// What the doctor says of the provider of a configuration: what it found, or what is wrong; none without a provider.
pub(crate) async fn examine(config: &Config) -> Option<Result<String, &'static str>> {
    let provider = Provider::of(config, &crate::clock::Clock::system())?;
    let metadata = match provider.discover().await {
        Ok(metadata) => metadata,
        Err(reason) => return Some(Err(reason)),
    };
    let pkce = if metadata.additional_metadata().knows_pkce() {
        "knows PKCE"
    } else {
        "does not say that it knows PKCE"
    };
    let (issuer, keys) = (metadata.issuer().as_str(), metadata.jwks().keys().len());
    let back = config.public_url.as_deref().unwrap_or_default();
    Some(Ok(format!(
        "{issuer} answers, has {keys} keys and {pkce}; it sends browsers back to {back}{}",
        provider::CALLBACK
    )))
}

/// Whether browsers come without TLS from other machines.
pub(crate) fn is_in_the_clear(own: &str) -> bool {
    Url::parse(own).is_ok_and(|own| !is_private(&own))
}

#[handler]
async fn log_in(request: &Request, Data(door): Data<&Door>) -> Response {
    let wish = request.params::<Wish>().map_err(|_| Fault::BadReturn);
    let begun = match wish {
        Ok(wish) => door.begin(wish, None).await,
        Err(fault) => Err(fault),
    };
    begun.unwrap_or_else(|fault| page::page(fault, door.provider.name()))
}

#[handler]
async fn link(request: &Request, body: Body, Data(door): Data<&Door>) -> Response {
    let linked = door.link(request, body).await;
    linked.unwrap_or_else(|fault| page::page(fault, door.provider.name()))
}

#[handler]
async fn callback(request: &Request, Data(door): Data<&Door>) -> Response {
    let ended = door.end(request).await;
    // Nothing was taken up: another log-in of this browser may still be under way.
    let is_over = ended.as_ref().err() != Some(&Fault::Expired);
    let mut response = ended.unwrap_or_else(|fault| page::page(fault, door.provider.name()));
    if is_over {
        add(&mut response, cookie::no_browser(door.secure));
    }
    response
}

impl Door {
    /// Sends the browser to the provider.
    async fn begin(&self, wish: Wish, account: Option<i64>) -> Result<Response, Fault> {
        let return_to = local::path(wish.return_to.as_deref().unwrap_or("/")).ok_or(Fault::BadReturn)?;
        self.count()?;
        let (state, browser) = (Secret::random("")?, Secret::random("")?);
        let pending = Pending {
            nonce: Secret::random("")?.reveal().to_owned(),
            verifier: Secret::random("")?.reveal().to_owned(),
            return_to,
            account,
        };
        let address = self.provider.address(state.reveal(), &pending).await?;
        identity::begin(&self.app, &state, &browser, pending).await?;
        let mut response = to(address.as_str());
        add(&mut response, cookie::browser(browser.reveal(), self.secure));
        Ok(response)
    }

    /// Lets only so many log-ins begin.
    fn count(&self) -> Result<(), Fault> {
        let (minute, count) = &*self.begun;
        let now = self.app.clock.now().timestamp() / 60;
        if minute.swap(now, Ordering::SeqCst) != now {
            count.store(0, Ordering::SeqCst);
        }
        let before = count.fetch_add(1, Ordering::SeqCst);
        if before < A_MINUTE { Ok(()) } else { Err(Fault::Busy) }
    }

    /// Begins to tie an identity to the account that is logged in. Only a page of ours may ask: an identity that a
    /// stranger ties to the account is a key to it.
    async fn link(&self, request: &Request, body: Body) -> Result<Response, Fault> {
        if !self.is_ours(request) {
            return Err(Fault::Foreign);
        }
        let account = self.account(request).await?.ok_or(Fault::NotLoggedIn)?;
        let bytes = body.into_bytes_limit(FORM).await.map_err(|_| Fault::BadReturn)?;
        let return_to = url::form_urlencoded::parse(&bytes).find(|(name, _)| name == "return_to");
        let wish = Wish {
            return_to: return_to.map(|(_, value)| value.into_owned()),
        };
        self.begin(wish, Some(account)).await
    }

    /// Whether a page of ours sends the request: browsers say so in one header or the other.
    fn is_ours(&self, request: &Request) -> bool {
        let text = |name: &str| {
            request
                .headers()
                .get(name)
                .map(|value| value.to_str().unwrap_or_default())
        };
        let own = self.app.config.public_url.as_deref();
        match (text("sec-fetch-site"), text("origin")) {
            (Some(site), _) if site != "same-origin" => false,
            (_, Some(origin)) => Some(origin) == own,
            (site, None) => site.is_some(),
        }
    }

    /// The account that is logged in.
    async fn account(&self, request: &Request) -> Result<Option<i64>, Fault> {
        let Some(session) = cookie::value(request, auth::COOKIE) else {
            return Ok(None);
        };
        let rights = by_session(&self.app, session).await?;
        Ok(rights.and_then(|rights| rights.account))
    }

    /// The browser is back: whoever it proves to be is logged in, or tied to the account.
    async fn end(&self, request: &Request) -> Result<Response, Fault> {
        let answer = request.params::<Answer>().map_err(|_| Fault::Expired)?;
        let browser = cookie::value(request, cookie::BROWSER);
        let (Some(state), Some(browser)) = (answer.state, browser) else {
            return Err(Fault::Expired);
        };
        let pending = identity::take(&self.app, &state, browser)
            .await?
            .ok_or(Fault::Expired)?;
        if !self.provider.sent(answer.iss.as_deref()).await? {
            tracing::warn!(reason = "another issuer", "a callback was refused");
            return Err(Fault::Unproved);
        }
        let code = match (answer.code, answer.error.as_deref()) {
            (Some(code), None) => code,
            (_, Some("access_denied")) => return Err(Fault::Cancelled),
            _ => return Err(Fault::Refused),
        };
        let proof = self.provider.proof(code, &pending).await?;
        match pending.account {
            Some(account) => self.tie(request, account, proof, &pending).await,
            None => self.open(request, proof, &pending).await,
        }
    }

    async fn tie(
        &self,
        request: &Request,
        account: i64,
        proof: proof::Proof,
        pending: &Pending,
    ) -> Result<Response, Fault> {
        // They may have logged out meanwhile, or another person in.
        if self.account(request).await? != Some(account) {
            return Err(Fault::NotLoggedIn);
        }
        identity::link(&self.app, account, &proof.person.issuer, &proof.person.subject).await??;
        Ok(to(&pending.return_to))
    }

    async fn open(&self, request: &Request, proof: proof::Proof, pending: &Pending) -> Result<Response, Fault> {
        let (issuer, subject) = (&proof.person.issuer, &proof.person.subject);
        let account = match identity::account_of(&self.app, issuer, subject).await? {
            Some(account) => account,
            None if self.provider.registers() => {
                let person = self.provider.person(proof).await?;
                identity::register(&self.app, &person).await?
            }
            None => return Err(Shut::Unknown.into()),
        };
        let agent = request.header(header::USER_AGENT).unwrap_or_default();
        let before = cookie::value(request, auth::COOKIE);
        let session = identity::log_in(&self.app, account, agent, before).await??;
        tracing::info!(account, "logged in at the OpenID provider");
        let mut response = to(&pending.return_to);
        add(&mut response, cookie::session(session.reveal(), self.secure));
        Ok(response)
    }
}

/// Sends the browser on; nothing on the way is kept.
fn to(address: &str) -> Response {
    StatusCode::SEE_OTHER
        .with_header(header::LOCATION, address)
        .with_header(header::CACHE_CONTROL, "no-store")
        .into_response()
}

fn add(response: &mut Response, cookie: Option<HeaderValue>) {
    if let Some(cookie) = cookie {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
}
