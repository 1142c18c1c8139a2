//! A console whose pages are short, so that what stands on all pages of a list can be held against its file.

use std::{collections::BTreeMap, sync::Arc};

use futures_util::{FutureExt, future::BoxFuture};
use poem::{
    Endpoint, EndpointExt, Request, Response,
    endpoint::BoxEndpoint,
    http::{Method, StatusCode, header},
};
use qiao::domain::account;
use qiao_console::{Answer, Api, Language, Refusal, Visitor};
use serde_json::Value;

use crate::{
    session::Session,
    support::{ADMIN, Service},
};

/// The service to a console that gets few rows at once: nearly every list then has several pages, and its file comes in several pieces.
struct Sparing {
    service: Arc<Service>,
    few: i64,
}

/// Who looks, by the cookie.
struct Reader {
    service: Arc<Service>,
    few: i64,
    cookie: String,
}

impl Api for Sparing {
    fn admit<'a>(&'a self, request: &'a Request) -> BoxFuture<'a, Result<Box<dyn Visitor>, Refusal>> {
        let reader = Reader {
            service: self.service.clone(),
            few: self.few,
            cookie: request.header(header::COOKIE).unwrap_or_default().to_owned(),
        };
        async move { Ok(Box::new(reader) as Box<dyn Visitor>) }.boxed()
    }
}

impl Visitor for Reader {
    fn ask(&self, language: Language, body: Vec<u8>) -> BoxFuture<'_, Answer> {
        let mut asked: Value = serde_json::from_slice(&body).expect("a request in JSON");
        for side in ["first", "last"] {
            if let Some(rows) = asked["variables"][side].as_i64() {
                asked["variables"][side] = rows.min(self.few).into();
            }
        }
        let request = Request::builder()
            .method(Method::POST)
            .uri_str("/graphql")
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::ACCEPT_LANGUAGE, language.tag())
            .header(header::COOKIE, self.cookie.as_str())
            .body(asked.to_string());
        async move {
            let (_, body) = self.service.send(request).await;
            Answer {
                body: body.into_bytes(),
                cookies: Vec::new(),
                retry_after: None,
            }
        }
        .boxed()
    }
}

/// A console whose pages are short, with those who look at it.
pub(super) struct Console {
    pub(super) service: Arc<Service>,
    pages: BoxEndpoint<'static, Response>,
    pub(super) cookies: BTreeMap<String, String>,
}

impl Console {
    pub(super) async fn of(service: Arc<Service>, logins: &[&str], few: i64) -> Self {
        let mut cookies = BTreeMap::from([(String::new(), String::new())]);
        for login in logins {
            cookies.insert((*login).to_owned(), session(&service, login).await.cookie);
        }
        Self {
            pages: qiao_console::routes(Arc::new(Sparing {
                service: service.clone(),
                few,
            }))
            .boxed(),
            service,
            cookies,
        }
    }

    /// What is at an address for who has this login; for nobody by an empty one.
    pub(super) async fn get(&self, login: &str, path: &str) -> (Response, Vec<u8>) {
        let request = Request::builder()
            .method(Method::GET)
            .uri_str(path)
            .header(header::ACCEPT, "text/html")
            .header(header::ACCEPT_LANGUAGE, "en")
            .header(header::COOKIE, self.cookies[login].as_str());
        let mut response = self.pages.call(request.body(())).await.expect("an answer");
        let body = response.take_body().into_bytes().await.expect("a body");
        (response, body.to_vec())
    }

    async fn text(&self, login: &str, path: &str) -> String {
        let (head, body) = self.get(login, path).await;
        let body = String::from_utf8(body).expect("UTF-8");
        assert_eq!(head.status(), StatusCode::OK, "{login} {path}: {body}");
        body
    }

    /// What stands behind a mark on all pages of a list, from its beginning.
    pub(super) async fn on_pages(&self, login: &str, path: &str, mark: &str, end: &str) -> (Vec<String>, usize) {
        let (mut found, mut pages) = (Vec::new(), 0);
        let mut next = Some(path.to_owned());
        while let Some(here) = next {
            let page = self.text(login, &here).await;
            let main = page.split("<main").nth(1).expect("a page");
            let main = main.split(end).next().unwrap_or(main);
            let marked = main.split(mark).skip(1);
            found.extend(marked.filter_map(|rest| Some(rest.split(['"', '<', '#', '?']).next()?.to_owned())));
            pages += 1;
            next = behind(&page);
            assert!(pages < 2_000, "{path} has no end");
        }
        found.dedup();
        (found, pages)
    }

    /// How often a mark stands on all pages of a list.
    pub(super) async fn on_marks(&self, login: &str, path: &str, mark: &str, end: &str) -> (usize, usize) {
        let (mut count, mut pages) = (0, 0);
        let mut next = Some(path.to_owned());
        while let Some(here) = next {
            let page = self.text(login, &here).await;
            let main = page.split("<main").nth(1).expect("a page");
            count += main.split(end).next().unwrap_or(main).matches(mark).count();
            pages += 1;
            next = behind(&page);
        }
        (count, pages)
    }

    /// The columns and rows of a list's file.
    pub(super) async fn file(&self, login: &str, path: &str) -> (Vec<String>, Vec<Vec<String>>) {
        let text = self.text(login, path).await;
        let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let columns = reader.headers().expect("columns").iter().map(str::to_owned).collect();
        // A row with more or fewer cells than there are columns is an error of the reader's.
        let rows = reader.deserialize().map(|row| row.expect("a row")).collect();
        (columns, rows)
    }
}

/// The address of the page behind one.
fn behind(page: &str) -> Option<String> {
    let address = page.split("rel=\"next\" href=\"").nth(1)?.split('"').next()?;
    let address = address.split("#waiting").next().unwrap_or(address);
    Some(address.replace("&amp;", "&").replace("&#38;", "&"))
}

/// A session of who has this login.
pub(super) async fn session(service: &Service, login: &str) -> Session {
    let account = account::by_login(&service.app, ADMIN, login).await.expect("accounts");
    service.session_of(account.expect(login).id).await
}
