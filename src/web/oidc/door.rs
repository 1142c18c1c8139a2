//! The steps of a log-in: off to the provider, back again, and what is opened or tied then.

use std::sync::{
    Arc,
    atomic::{AtomicI64, AtomicU32, Ordering},
};

use poem::{
    Body, IntoResponse, Request, Response,
    http::{HeaderValue, StatusCode, header},
};
use serde::Deserialize;

use super::{cookie, fault::Fault, local, page, proof::Proof, provider::Provider};
use crate::{
    app::App,
    auth::{self, Requester, Secret},
    client::Client,
    domain::account::{
        by_session,
        identity::{self, Pending, Shut},
    },
    web::address::address,
};

/// Log-ins that may begin within a minute: each stores a row.
const A_MINUTE: u32 = 3_000;
/// Most bytes of a form.
const FORM: usize = 8 * 1024;

/// What the door needs.
#[derive(Clone)]
pub(super) struct Door {
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

impl Door {
    /// The door to the provider that is configured; none without one.
    pub(super) fn of(app: &App) -> Option<Self> {
        let own = app.config.public_url.as_deref();
        Some(Self {
            provider: Arc::new(Provider::of(&app.config, &app.clock)?),
            secure: own.is_some_and(|url| url.starts_with("https:")),
            begun: Arc::default(),
            app: app.clone(),
        })
    }

    /// Lets an address come as often as to the API; otherwise the page that says when it may again.
    #[expect(clippy::result_large_err, reason = "the answer that is sent instead")]
    pub(super) fn admit(&self, request: &Request) -> Result<(), Response> {
        let config = &self.app.config;
        let client = Client::address(address(request, &config.trusted_proxies));
        self.app.rates.admit(client, 1).map_err(|wait| {
            let mut response = page::page(Fault::Busy, self.provider.name());
            response.set_status(StatusCode::TOO_MANY_REQUESTS);
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, wait.as_secs().into());
            response
        })
    }

    /// The answer, or the page that says why there is none.
    pub(super) fn said(&self, answer: Result<Response, Fault>) -> Response {
        answer.unwrap_or_else(|fault| page::page(fault, self.provider.name()))
    }

    /// The same at the end of a log-in, whose tie to the browser is not needed any more.
    pub(super) fn said_at_the_end(&self, answer: Result<Response, Fault>) -> Response {
        // Nothing was taken up: another log-in of this browser may still be under way.
        let is_over = answer.as_ref().err() != Some(&Fault::Expired);
        let mut response = self.said(answer);
        if is_over {
            add(&mut response, cookie::no_browser(self.secure));
        }
        response
    }

    /// Begins to log in.
    pub(super) async fn log_in(&self, request: &Request) -> Result<Response, Fault> {
        let wish = request.params::<Wish>().map_err(|_| Fault::BadReturn)?;
        self.begin(wish, None).await
    }

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

    /// Begins to tie an identity to the account that is logged in.
    pub(super) async fn link(&self, request: &Request, body: Body) -> Result<Response, Fault> {
        let (requester, wish) = self.form(request, body).await?;
        self.begin(wish, requester.account()).await
    }

    /// Unties the provider's identities from the account that is logged in.
    pub(super) async fn unlink(&self, request: &Request, body: Body) -> Result<Response, Fault> {
        let (requester, wish) = self.form(request, body).await?;
        let return_to = local::path(wish.return_to.as_deref().unwrap_or("/")).ok_or(Fault::BadReturn)?;
        identity::unlink(&self.app, &requester, self.provider.issuer()).await??;
        Ok(to(&return_to))
    }

    /// Who is logged in and what a form of ours says. Only a page of ours may send it: an identity that a stranger ties to
    /// an account is a key to it.
    async fn form(&self, request: &Request, body: Body) -> Result<(Requester, Wish), Fault> {
        if !self.is_ours(request) {
            return Err(Fault::Foreign);
        }
        let requester = self.requester(request).await?.ok_or(Fault::NotLoggedIn)?;
        let bytes = body.into_bytes_limit(FORM).await.map_err(|_| Fault::BadReturn)?;
        let return_to = url::form_urlencoded::parse(&bytes).find(|(name, _)| name == "return_to");
        let wish = Wish {
            return_to: return_to.map(|(_, value)| value.into_owned()),
        };
        Ok((requester, wish))
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
    async fn requester(&self, request: &Request) -> Result<Option<Requester>, Fault> {
        let Some(session) = cookie::value(request, auth::COOKIE) else {
            return Ok(None);
        };
        let rights = by_session(&self.app, session).await?;
        Ok(rights.filter(|rights| rights.account.is_some()).map(Requester::Account))
    }

    /// The browser is back: whoever it proves to be is logged in, or tied to the account.
    pub(super) async fn end(&self, request: &Request) -> Result<Response, Fault> {
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

    async fn tie(&self, request: &Request, account: i64, proof: Proof, pending: &Pending) -> Result<Response, Fault> {
        // They may have logged out meanwhile, or another person in.
        let requester = self.requester(request).await?;
        let requester = requester.filter(|requester| requester.account() == Some(account));
        let requester = requester.ok_or(Fault::NotLoggedIn)?;
        identity::link(&self.app, &requester, &proof.person.issuer, &proof.person.subject).await??;
        Ok(to(&pending.return_to))
    }

    async fn open(&self, request: &Request, proof: Proof, pending: &Pending) -> Result<Response, Fault> {
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
        add(&mut response, cookie::session(&session, self.secure));
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
