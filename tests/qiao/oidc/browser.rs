//! A browser with a cookie jar, before a service under test.

use std::collections::BTreeMap;

use poem::{
    Request, Response,
    http::{Method, header},
};
use qiao::auth::{self, COOKIE, Credentials};

use super::fake::Fake;
use crate::support::Service;

/// A browser with a cookie jar.
#[derive(Clone, Default)]
pub(crate) struct Browser {
    pub(crate) jar: BTreeMap<String, String>,
}

/// What it was answered.
pub(crate) struct Seen {
    pub(crate) status: u16,
    pub(crate) location: String,
    pub(crate) cookies: Vec<String>,
    pub(crate) head: Response,
    pub(crate) body: String,
}

impl Seen {
    /// The code on the error page.
    pub(crate) fn code(&self) -> &str {
        let code = self
            .body
            .split_once("<code>")
            .and_then(|(_, rest)| rest.split_once("</code>"));
        code.unwrap_or_else(|| panic!("{} {}\n{}", self.status, self.location, self.body))
            .0
    }
}

impl Browser {
    /// Opens an address.
    pub(crate) async fn get(&mut self, service: &Service, path: &str) -> Seen {
        self.send(service, Request::builder().uri_str(path)).await
    }

    /// Sends a page's form.
    pub(crate) async fn post(&mut self, service: &Service, path: &str, headers: &[(&str, &str)], form: &str) -> Seen {
        let mut request = Request::builder().method(Method::POST).uri_str(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.sent(service, request.body(form.to_owned())).await
    }

    async fn send(&mut self, service: &Service, request: poem::RequestBuilder) -> Seen {
        self.sent(service, request.finish()).await
    }

    async fn sent(&mut self, service: &Service, mut request: Request) -> Seen {
        let jar: Vec<String> = self.jar.iter().map(|(name, value)| format!("{name}={value}")).collect();
        if !jar.is_empty() {
            let jar = jar.join("; ").parse().expect("a header");
            request.headers_mut().insert(header::COOKIE, jar);
        }
        let (head, body) = service.send(request).await;
        let text = |value: &poem::http::HeaderValue| value.to_str().expect("text").to_owned();
        let cookies: Vec<String> = head.headers().get_all(header::SET_COOKIE).iter().map(text).collect();
        for cookie in &cookies {
            let (name, rest) = cookie.split_once('=').expect("a cookie");
            let value = rest.split(';').next().unwrap_or_default();
            if value.is_empty() {
                self.jar.remove(name);
            } else {
                self.jar.insert(name.to_owned(), value.to_owned());
            }
        }
        Seen {
            status: head.status().as_u16(),
            location: head.headers().get(header::LOCATION).map(text).unwrap_or_default(),
            cookies,
            head,
            body,
        }
    }

    /// Begins to log in; gives the address at which it comes back from the provider.
    pub(crate) async fn begin(&mut self, service: &Service, fake: &Fake) -> String {
        let seen = self.get(service, "/login/oidc").await;
        assert_eq!(seen.status, 303, "{}", seen.body);
        fake.log_in(&seen.location)
    }

    /// Logs in; gives the last answer.
    pub(crate) async fn log_in(&mut self, service: &Service, fake: &Fake) -> Seen {
        let back = self.begin(service, fake).await;
        self.get(service, &back).await
    }

    /// The account whose session it has.
    pub(crate) async fn account(&self, service: &Service) -> Option<i64> {
        let credentials = Credentials {
            authorization: None,
            session: self.jar.get(COOKIE).map(String::as_str),
        };
        let requester = auth::authenticate(&service.app, credentials).await;
        requester.ok().and_then(|requester| requester.account())
    }
}
