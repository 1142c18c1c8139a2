//! The door of the API: HTTP in, HTTP out.

use poem::{
    Body, Endpoint, EndpointExt, IntoResponse, Request, Response,
    error::ReadBodyError,
    get, handler,
    http::{HeaderMap, Method, StatusCode, header, uri::Scheme},
    web::{Data, Query},
};
use qiao_entity::language::Language;
use serde::Deserialize;

use super::{address::address, crossing, socket};
use crate::{
    app::App,
    auth::{self, Caller, Credentials},
    client::Client,
    config::Config,
    error::Code,
    graphql::{Answer, Call, Media, Schema, language, schema},
};

/// What the door needs.
#[derive(Clone)]
pub(super) struct Door {
    /// The running service.
    pub(super) app: App,
    /// What is asked.
    pub(super) schema: Schema,
}

/// The parameters of a request in an address.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Parameters {
    query: Option<String>,
    operation_name: Option<String>,
    variables: Option<String>,
}

impl Door {
    /// Of a running service.
    pub(super) fn new(app: &App) -> Self {
        Self {
            app: app.clone(),
            schema: schema(app.clone()),
        }
    }
}

/// The API: GET and POST.
pub(super) fn route(door: &Door) -> impl Endpoint<Output = Response> + use<> {
    get(serve).post(serve).data(door.clone()).map_to_response()
}

#[handler]
async fn serve(request: &Request, body: Body, Data(door): Data<&Door>) -> Response {
    let headers = request.headers();
    let language = language(text(headers, &header::ACCEPT_LANGUAGE));
    if socket::is_wanted(headers) {
        return socket::upgrade(request, door, language).await;
    }
    let refuse = |status, media, code, detail| pack(Answer::refusal(status, language, code, detail), media);
    let Some(media) = Media::wanted(text(headers, &header::ACCEPT)) else {
        let detail = "the answer can be application/graphql-response+json or application/json";
        return refuse(406, Media::Json, Code::BadRequest, detail);
    };
    if !crossing::is_allowed(request, &door.app.config) {
        return refuse(403, media, Code::CrossOrigin, "");
    }
    let address = address(request, &door.app.config.trusted_proxies);
    let credentials = Credentials {
        authorization: text(headers, &header::AUTHORIZATION),
        session: cookie(headers, auth::COOKIE),
    };
    let requester = match auth::authenticate(&door.app, credentials).await {
        Ok(requester) => requester,
        Err(error) if error.code == Code::Unauthenticated => {
            // Who guesses is counted as nobody.
            if let Err(wait) = door.app.rates.admit(Client::address(address), 1) {
                return pack(Answer::limited(language, wait), media);
            }
            let mut response = refuse(401, media, Code::Unauthenticated, "");
            response
                .headers_mut()
                .insert(header::WWW_AUTHENTICATE, header::HeaderValue::from_static("Bearer"));
            // A browser would send what has ended for ever, and never get to log in again.
            if credentials.authorization.is_none() {
                let secure = is_secure(request, &door.app.config);
                set_cookies(&mut response, &[auth::cookie::taken(secure)]);
            }
            return response;
        }
        Err(error) => return refuse(503, media, error.code, &error.detail),
    };
    let client = Client::of(&requester, address);
    if let Err(wait) = door.app.rates.admit(client, 1) {
        return pack(Answer::limited(language, wait), media);
    }
    let caller = caller(request, &door.app.config);
    let answer = |call| client.scope(caller.scope(door.schema.answer(&requester, language, media, call)));
    if request.method() == Method::GET {
        let Ok(Query(parameters)) = request.params::<Parameters>().map(Query) else {
            let detail = "query, operationName and variables may each be given once";
            return refuse(400, media, Code::BadRequest, detail);
        };
        let call = Call::Address {
            query: parameters.query.as_deref(),
            operation_name: parameters.operation_name.as_deref(),
            variables: parameters.variables.as_deref(),
        };
        return pack(answer(call).await, media);
    }
    if !is_json(text(headers, &header::CONTENT_TYPE)) {
        let detail = "a request's body must be application/json in UTF-8";
        return refuse(415, media, Code::BadRequest, detail);
    }
    match body.into_bytes_limit(door.app.config.body_limit).await {
        Ok(bytes) => pack(answer(Call::Body(&bytes)).await, media),
        Err(ReadBodyError::PayloadTooLarge) => {
            let detail = format!("the body is larger than {} bytes", door.app.config.body_limit);
            refuse(413, media, Code::BadRequest, &detail)
        }
        Err(_) => refuse(400, media, Code::BadRequest, "the body could not be read to its end"),
    }
}

/// From where a request comes, as far as logging in is concerned.
pub(super) fn caller(request: &Request, config: &Config) -> Caller {
    let agent = text(request.headers(), &header::USER_AGENT);
    Caller {
        address: Some(address(request, &config.trusted_proxies)),
        agent: agent.unwrap_or_default().to_owned(),
        secure: is_secure(request, config),
    }
}

/// Whether the browser came by HTTPS, here or at the proxy before: then its cookie is for HTTPS alone.
pub(super) fn is_secure(request: &Request, config: &Config) -> bool {
    let outside = config.public_url.as_deref().unwrap_or_default();
    *request.scheme() == Scheme::HTTPS || outside.starts_with("https:")
}

fn set_cookies(response: &mut Response, cookies: &[String]) {
    for cookie in cookies {
        if let Ok(value) = header::HeaderValue::from_str(cookie) {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
    }
}

/// The text of a header; one that is no text counts as empty.
pub(super) fn text<'a>(headers: &'a HeaderMap, name: &header::HeaderName) -> Option<&'a str> {
    headers.get(name).map(|value| value.to_str().unwrap_or_default())
}

/// The value of a cookie.
pub(super) fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|cookies| cookies.split(';'))
        .filter_map(|cookie| cookie.trim().split_once('='))
        .find_map(|(key, value)| (key == name).then_some(value))
}

/// A refusal of a request for something else than an answer in JSON.
pub(super) fn refuse(status: StatusCode, language: Language, code: Code, detail: &str) -> Response {
    pack(Answer::refusal(status.as_u16(), language, code, detail), Media::Json)
}

fn is_json(content_type: Option<&str>) -> bool {
    let mut parts = content_type.unwrap_or_default().split(';').map(str::trim);
    parts
        .next()
        .is_some_and(|media| media.eq_ignore_ascii_case("application/json"))
        && parts.all(|part| match part.split_once('=') {
            Some((name, value)) if name.eq_ignore_ascii_case("charset") => {
                value.trim_matches('"').eq_ignore_ascii_case("utf-8")
            }
            _ => true,
        })
}

/// An answer as it is sent.
pub(super) fn pack(answer: Answer, media: Media) -> Response {
    let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = answer
        .body
        .with_status(status)
        .with_content_type(media.name())
        .with_header(header::CACHE_CONTROL, "no-store")
        .with_header(header::VARY, "Accept, Accept-Language, Authorization, Cookie, Origin")
        .into_response();
    set_cookies(&mut response, &answer.cookies);
    if let Some(wait) = answer.retry_after {
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, wait.as_secs().into());
    }
    if status == StatusCode::METHOD_NOT_ALLOWED {
        let allowed = header::HeaderValue::from_static("POST");
        response.headers_mut().insert(header::ALLOW, allowed);
    }
    response
}
