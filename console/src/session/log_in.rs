//! `/login`: with a password, or at the organization's own provider.

use askama::Template;
use poem::{
    IntoResponse, Response, handler,
    http::{StatusCode, header},
};

use super::{
    goal, home, opening,
    service::{self, Service},
};
use crate::{fault::Fault, fields::Fields, visit::Visit};

#[derive(Template)]
#[template(path = "session/log_in.html")]
struct Page<'a> {
    visit: &'a Visit,
    /// Where to go afterwards.
    to: &'a str,
    login: &'a str,
    /// Why it did not work.
    refusal: Option<String>,
    service: Service,
}

impl Page<'_> {
    /// Where to go in the end.
    fn goal(&self) -> &str {
        goal(self.to).unwrap_or("/")
    }

    /// The same page as the answer to one that wants to lead here again.
    fn address_of(&self, page: &str) -> String {
        match goal(self.to) {
            None => page.to_owned(),
            Some(to) => {
                let mut address = url::form_urlencoded::Serializer::new(format!("{page}?"));
                address.append_pair("to", to).finish()
            }
        }
    }
}

/// The page.
#[handler]
pub(super) async fn form(visit: Visit) -> Result<Response, Fault> {
    let to = visit.address().get("to").unwrap_or_default();
    if visit.me().is_known() {
        return Ok(visit.go(goal(to).unwrap_or_else(|| home(&visit))));
    }
    visit.page(&Page {
        visit: &visit,
        to,
        login: "",
        refusal: None,
        service: service::find(&visit).await?,
    })
}

/// Somebody logs in.
#[handler]
pub(super) async fn send(visit: Visit, fields: Fields) -> Result<Response, Fault> {
    let (to, login) = (fields.get("to"), fields.get("login"));
    let page = |refusal: String, service: Service| Page {
        visit: &visit,
        to,
        login,
        refusal: Some(refusal),
        service,
    };
    if login.is_empty() || fields.exact("password").is_empty() {
        let page = page(visit.t("session-log-in-empty"), service::find(&visit).await?);
        return visit.page_of(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    match opening::open(&visit, login, fields.exact("password")).await {
        Ok(Ok(())) => Ok(visit.go(goal(to).unwrap_or("/"))),
        Ok(Err(refusal)) => {
            let page = page(refusal, service::find(&visit).await?);
            visit.page_of(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(Fault::Limited(wait)) => {
            let seconds = wait.as_secs().max(1);
            let refusal = visit.t1("session-log-in-limited", "seconds", seconds);
            let page = page(refusal, service::find(&visit).await?);
            let response = visit.page_of(StatusCode::TOO_MANY_REQUESTS, &page)?;
            Ok(response.with_header(header::RETRY_AFTER, seconds).into_response())
        }
        Err(fault) => Err(fault),
    }
}
