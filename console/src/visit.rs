//! A visit of a page: who looks, in which language, at which address; and how the page asks and answers.

mod ask;
mod me;
mod say;

use std::{
    future::ready,
    sync::{Arc, Mutex, PoisonError},
};

use askama::Template;
use futures_util::future::BoxFuture;
use poem::{
    FromRequest, IntoResponse, Request, RequestBody, Response,
    http::{HeaderName, HeaderValue, StatusCode, header},
};

pub(crate) use me::{Account, Me};

use crate::{
    address::Address,
    api::{Answer, Language, Visitor},
    fault::Fault,
    manner::{Manner, Theme},
};

/// What a page may load: what this service serves, nothing written into the page.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
                      form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The visit that a request is.
#[derive(Clone)]
pub(crate) struct Visit(Arc<Seen>);

struct Seen {
    visitor: Box<dyn Visitor>,
    manner: Manner,
    address: Address,
    me: Me,
    notice: Option<String>,
    cookies: Mutex<Vec<String>>,
}

impl Visit {
    /// Begins: finds out who looks.
    pub(crate) async fn begin(
        request: &Request,
        manner: Manner,
        visitor: Box<dyn Visitor>,
        notice: Option<String>,
    ) -> Result<Self, Fault> {
        // Not the original one: a form that was kept is sent again from another address.
        let uri = request.uri();
        let mut seen = Seen {
            visitor,
            manner,
            address: Address::new(uri.path(), uri.query().unwrap_or_default()),
            me: Me::default(),
            notice,
            cookies: Mutex::default(),
        };
        if me::may_be_known(request) {
            seen.me = me::find(&seen).await?;
        }
        Ok(Self(Arc::new(seen)))
    }

    /// Of who was not admitted: its page can ask for nothing.
    pub(crate) fn of_nobody(request: &Request, manner: Manner) -> Self {
        let uri = request.uri();
        Self(Arc::new(Seen {
            visitor: Box::new(Nobody),
            manner,
            address: Address::new(uri.path(), uri.query().unwrap_or_default()),
            me: Me::default(),
            notice: None,
            cookies: Mutex::default(),
        }))
    }

    /// Who looks.
    pub(crate) fn me(&self) -> &Me {
        &self.0.me
    }

    /// Lets in who has logged in.
    pub(crate) fn known(&self) -> Result<(), Fault> {
        if self.me().is_known() {
            Ok(())
        } else {
            Err(Fault::LogIn)
        }
    }

    /// The language of the page.
    pub(crate) fn language(&self) -> Language {
        self.0.manner.language
    }

    /// Light, dark or as the device is.
    pub(crate) fn theme(&self) -> Theme {
        self.0.manner.theme
    }

    /// The page's address.
    pub(crate) fn address(&self) -> &Address {
        &self.0.address
    }

    /// What the page before left to be said: the key of a text.
    pub(crate) fn notice(&self) -> Option<&str> {
        self.0.notice.as_deref()
    }

    /// Where an asset is.
    #[expect(clippy::unused_self, reason = "templates ask the visit for everything")]
    pub(crate) fn asset(&self, name: &str) -> String {
        crate::asset::address(name)
    }

    /// The page of a template.
    pub(crate) fn page(&self, template: &impl Template) -> Result<Response, Fault> {
        self.page_of(StatusCode::OK, template)
    }

    /// The page of a template, with a status: of a form with problems, 422.
    pub(crate) fn page_of(&self, status: StatusCode, template: &impl Template) -> Result<Response, Fault> {
        let html = template.render().map_err(|error| Fault::Defect(error.to_string()))?;
        // What someone who logged in saw is not for whoever sits here next.
        let cache = if self.0.me.is_known() {
            "no-store"
        } else {
            "private, no-cache"
        };
        Ok(html
            .with_status(status)
            .with_content_type("text/html; charset=utf-8")
            .with_header(header::CACHE_CONTROL, cache)
            .with_header(header::CONTENT_SECURITY_POLICY, POLICY)
            .with_header(header::CONTENT_LANGUAGE, self.language().tag())
            .with_header(header::VARY, "Accept-Language, Cookie")
            .into_response())
    }

    /// Lets a form of a page be sent on to a provider of identities, which only the service knows: forms of other pages go nowhere
    /// else. A provider without TLS is on this machine.
    #[expect(clippy::unused_self, reason = "an answer belongs to a visit")]
    pub(crate) fn leads_to_provider(&self, response: Response) -> Response {
        let providers = "form-action 'self' https: http://127.0.0.1:* http://localhost:*";
        let policy = POLICY.replace("form-action 'self'", providers);
        response
            .with_header(header::CONTENT_SECURITY_POLICY, policy)
            .into_response()
    }

    /// Sends the browser on to another page, by GET.
    #[expect(clippy::unused_self, reason = "an answer belongs to a visit")]
    pub(crate) fn go(&self, to: &str) -> Response {
        StatusCode::SEE_OTHER.with_header(header::LOCATION, to).into_response()
    }

    /// Sends the browser on to another page, which will say something first: the text of a key that begins with `notice-`.
    pub(crate) fn go_and_say(&self, to: &str, key: &str) -> Response {
        self.keep(crate::manner::notice(key));
        self.go(to)
    }

    /// Gives the browser a cookie along with the answer.
    pub(crate) fn keep(&self, cookie: String) {
        self.0
            .cookies
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(cookie);
    }

    /// Takes what the browser is to keep away from this visit: another one goes on.
    pub(crate) fn take_cookies(&self) -> Vec<String> {
        std::mem::take(&mut *self.0.cookies.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Ends: what the browser is to keep goes with the answer.
    pub(crate) fn end(&self, response: &mut Response) {
        give(response, self.take_cookies());
    }
}

/// Who was not admitted.
struct Nobody;

impl Visitor for Nobody {
    fn ask(&self, _: Language, _: Vec<u8>) -> BoxFuture<'_, Answer> {
        Box::pin(ready(Answer {
            body: br#"{"errors":[{"message":"","extensions":{"code":"UNAVAILABLE"}}]}"#.to_vec(),
            cookies: Vec::new(),
            retry_after: None,
        }))
    }
}

/// Gives the browser cookies along with an answer.
pub(crate) fn give(response: &mut Response, cookies: Vec<String>) {
    for cookie in cookies {
        if let Ok(value) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
    }
}

impl<'a> FromRequest<'a> for Visit {
    async fn from_request(request: &'a Request, _: &mut RequestBody) -> poem::Result<Self> {
        let visit = request.extensions().get::<Self>().cloned();
        Ok(visit.ok_or_else(|| Fault::Defect("a page outside of a visit".to_owned()))?)
    }
}

/// The header by which scripts say that they want a part of a page: it comes without the frame.
pub(crate) const PART: HeaderName = HeaderName::from_static("x-qiao-part");
