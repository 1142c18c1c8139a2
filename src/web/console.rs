//! The console's way to the API: in process, with the rights of whoever looks at a page.

use std::sync::Arc;

use futures_util::{FutureExt, future::BoxFuture};
use poem::{Request, http::Method};
use qiao_console::{Answer, Api, Language as Shown, Refusal, Visitor};
use qiao_entity::language::Language;

use super::{
    address::address,
    crossing,
    graphql::{Door, caller, cookie, is_secure},
};
use crate::{
    auth::{self, Caller, Credentials, Requester},
    client::Client,
    error::Code,
    graphql::{Call, Media},
};

/// The API as the console reaches it.
pub(super) struct InProcess(pub(super) Door);

/// Who looks at a page.
struct Reader {
    door: Door,
    requester: Requester,
    client: Client,
    caller: Caller,
}

impl Api for InProcess {
    fn admit<'a>(&'a self, request: &'a Request) -> BoxFuture<'a, Result<Box<dyn Visitor>, Refusal>> {
        async move {
            let app = &self.0.app;
            let is_posted = request.method() != Method::GET && request.method() != Method::HEAD;
            // Whoever logs in has no session yet: every form must come from a page of ours.
            if is_posted && !crossing::is_own_form(request, &app.config) {
                return Err(Refusal::Foreign);
            }
            let address = address(request, &app.config.trusted_proxies);
            // No header of a program counts: pages are for browsers.
            let credentials = Credentials {
                authorization: None,
                session: cookie(request.headers(), auth::COOKIE),
            };
            let admitted = |client| app.rates.admit(client, 1).map_err(Refusal::Limited);
            let requester = match auth::authenticate(app, credentials).await {
                Ok(requester) => requester,
                Err(error) if error.code == Code::Unauthenticated => {
                    admitted(Client::address(address))?;
                    return Err(Refusal::Ended(auth::cookie::taken(is_secure(request, &app.config))));
                }
                Err(_) => return Err(Refusal::Unavailable),
            };
            let client = Client::of(&requester, address);
            admitted(client)?;
            let reader = Reader {
                door: self.0.clone(),
                requester,
                client,
                caller: caller(request, &app.config),
            };
            Ok(Box::new(reader) as Box<dyn Visitor>)
        }
        .boxed()
    }
}

impl Visitor for Reader {
    fn ask(&self, language: Shown, body: Vec<u8>) -> BoxFuture<'_, Answer> {
        async move {
            let language = match language {
                Shown::Zh => Language::Zh,
                Shown::En => Language::En,
            };
            let answer = self
                .door
                .schema
                .answer(&self.requester, language, Media::Json, Call::Body(&body));
            let answer = self.client.scope(self.caller.clone().scope(answer)).await;
            Answer {
                body: answer.body,
                cookies: answer.cookies,
                retry_after: answer.retry_after,
            }
        }
        .boxed()
    }
}

/// The pages.
pub(super) fn route(door: &Door) -> impl poem::Endpoint<Output = poem::Response> + use<> {
    qiao_console::routes(Arc::new(InProcess(door.clone())))
}
