//! Answers that are not a resolver's: the same shape as GraphQL's errors, so that a client reads one shape.

use std::{panic::AssertUnwindSafe, sync::Arc};

use futures_util::FutureExt;
use poem::{
    Endpoint, IntoResponse, Request, Response,
    http::{HeaderMap, StatusCode, header},
};
use qiao_entity::language::Language;
use serde_json::json;

use crate::{graphql::language, message::say};

/// The language that a request asks for.
pub(super) fn language_of(headers: &HeaderMap) -> Language {
    let wanted = headers.get(header::ACCEPT_LANGUAGE);
    language(wanted.map(|value| value.to_str().unwrap_or_default()))
}

/// A fault as JSON; its text stands in the locales under `http-` and the code.
pub(super) fn fault(status: StatusCode, code: &str, language: Language) -> Response {
    let key = format!("http-{}", code.to_lowercase().replace('_', "-"));
    let body = json!({ "errors": [{ "message": say(language, &key, &[]), "extensions": { "code": code } }] });
    poem::web::Json(body)
        .with_header(header::CACHE_CONTROL, "no-store")
        .with_header(header::VARY, "Accept-Language")
        .with_status(status)
        .into_response()
}

/// What a status that no handler explained means here.
pub(super) fn of_status(status: StatusCode, language: Language) -> Response {
    let code = match status {
        StatusCode::NOT_FOUND => "NOT_FOUND",
        StatusCode::METHOD_NOT_ALLOWED => "METHOD_NOT_ALLOWED",
        StatusCode::PAYLOAD_TOO_LARGE => "BODY_TOO_LARGE",
        StatusCode::UNSUPPORTED_MEDIA_TYPE => "UNSUPPORTED_MEDIA_TYPE",
        StatusCode::SERVICE_UNAVAILABLE => "BUSY",
        status if status.is_client_error() => "BAD_REQUEST",
        _ => "INTERNAL",
    };
    fault(status, code, language)
}

/// Turns errors and panics into JSON.
pub(super) async fn explain<E: Endpoint<Output = Response>>(next: Arc<E>, request: Request) -> poem::Result<Response> {
    let language = language_of(request.headers());
    Ok(match AssertUnwindSafe(next.call(request)).catch_unwind().await {
        Ok(Ok(response)) => response,
        Ok(Err(error)) if error.is_from_response() => error.into_response(),
        Ok(Err(error)) => of_status(error.status(), language),
        // The hook has told the log of it.
        Err(_) => of_status(StatusCode::INTERNAL_SERVER_ERROR, language),
    })
}
