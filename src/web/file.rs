//! Files, for download alone.

use std::fmt::Write;

use poem::{
    Endpoint, EndpointExt, IntoResponse, Request, Response, get, handler,
    http::{HeaderName, StatusCode, header},
    web::{Data, Path},
};
use qiao_entity::file::Model;

use super::{
    address::address,
    crossing,
    graphql::{Door, cookie, refuse, text},
};
use crate::{
    auth::{self, Credentials},
    client::Client,
    domain::{access, file},
    error::{Code, Error},
    graphql::language,
};

/// What a browser may do with a file, should it ever show one.
const POLICY: &str = "default-src 'none'; sandbox; frame-ancestors 'none'";

/// The downloads, below `/files`.
pub(super) fn route(door: &Door) -> impl Endpoint<Output = Response> + use<> {
    get(download).data(door.clone()).map_to_response()
}

#[handler]
async fn download(request: &Request, Path(id): Path<String>, Data(door): Data<&Door>) -> Response {
    let language = language(text(request.headers(), &header::ACCEPT_LANGUAGE));
    let refused = |status, code| refuse(status, language, code, "");
    if !crossing::is_allowed(request, &door.app.config) {
        return refused(StatusCode::FORBIDDEN, Code::CrossOrigin);
    }
    let address = address(request, &door.app.config.trusted_proxies);
    let credentials = Credentials {
        authorization: text(request.headers(), &header::AUTHORIZATION),
        session: cookie(request.headers(), auth::COOKIE),
    };
    let requester = match auth::authenticate(&door.app, credentials).await {
        Ok(requester) => requester,
        Err(error) if error.code == Code::Unauthenticated => {
            // Who guesses is counted as nobody.
            return match door.app.rates.admit(Client::address(address), 1) {
                Ok(()) => refused(StatusCode::UNAUTHORIZED, Code::Unauthenticated),
                Err(_) => refused(StatusCode::TOO_MANY_REQUESTS, Code::RateLimited),
            };
        }
        Err(error) => return refused(StatusCode::SERVICE_UNAVAILABLE, error.code),
    };
    if door.app.rates.admit(Client::of(&requester, address), 1).is_err() {
        return refused(StatusCode::TOO_MANY_REQUESTS, Code::RateLimited);
    }
    let number = id
        .strip_prefix("file_")
        .and_then(|number| number.parse().ok())
        .unwrap_or(0);
    let reading = access::logged(&door.app, &requester, file::content(&door.app, &requester, number));
    match reading.await.and_then(|found| found) {
        Ok(Some((row, content))) => pack(&row, content),
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => failed(&error, language),
    }
}

/// A file as it goes out: never shown, never guessed at, never kept.
fn pack(row: &Model, content: Vec<u8>) -> Response {
    content
        .with_content_type(file::served_as(row))
        .with_header(header::CONTENT_DISPOSITION, disposition(&row.name))
        .with_header(header::CONTENT_SECURITY_POLICY, POLICY)
        .with_header(header::CACHE_CONTROL, "no-store")
        .with_header(header::VARY, "Authorization, Cookie")
        .with_header(
            HeaderName::from_static("x-content-digest"),
            format!("blake3={}", row.digest),
        )
        .into_response()
}

/// `attachment` with the name, once in ASCII and once in UTF-8 (RFC 6266).
fn disposition(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() || "._- ".contains(c) {
                c
            } else {
                '_'
            }
        })
        .collect();
    let mut coded = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"._-".contains(&byte) {
            coded.push(char::from(byte));
        } else {
            let _ = write!(coded, "%{byte:02X}");
        }
    }
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{coded}")
}

fn failed(error: &Error, language: qiao_entity::language::Language) -> Response {
    tracing::error!(%error, "a file could not be given out");
    refuse(StatusCode::SERVICE_UNAVAILABLE, language, error.code, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_goes_out_in_two_ways() {
        assert_eq!(
            disposition("方案 v2.pdf"),
            "attachment; filename=\"__ v2.pdf\"; filename*=UTF-8''%E6%96%B9%E6%A1%88%20v2.pdf"
        );
        assert_eq!(
            disposition("a\"b\r\n.pdf"),
            "attachment; filename=\"a_b__.pdf\"; filename*=UTF-8''a%22b%0D%0A.pdf"
        );
    }
}
