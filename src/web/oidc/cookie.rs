//! The cookies of a log-in.

use std::time::Duration;

use poem::{
    Request,
    http::HeaderValue,
    web::cookie::{Cookie, SameSite},
};

use crate::{
    auth,
    domain::account::{LASTS, identity::PENDING},
};

/// Ties a log-in that is under way to the browser that began it.
pub(super) const BROWSER: &str = "qiao_oidc";
/// Where that cookie is sent.
const DOOR: &str = "/login/oidc";

/// The value of a cookie.
pub(super) fn value(request: &Request, name: &str) -> Option<String> {
    let cookies = request.cookie();
    cookies.get(name).map(|cookie| cookie.value_str().to_owned())
}

/// Ties the log-in to the browser.
pub(super) fn browser(secret: &str, secure: bool) -> Option<HeaderValue> {
    header(BROWSER, secret, DOOR, PENDING, secure)
}

/// Forgets the tie.
pub(super) fn no_browser(secure: bool) -> Option<HeaderValue> {
    header(BROWSER, "", DOOR, Duration::ZERO, secure)
}

/// The session that was opened.
pub(super) fn session(secret: &str, secure: bool) -> Option<HeaderValue> {
    header(auth::COOKIE, secret, "/", LASTS, secure)
}

fn header(name: &str, value: &str, path: &str, lasts: Duration, secure: bool) -> Option<HeaderValue> {
    let mut cookie = Cookie::new_with_str(name, value);
    cookie.set_path(path);
    cookie.set_max_age(lasts);
    cookie.set_http_only(true);
    // Strict would leave it out when the provider sends the browser back.
    cookie.set_same_site(SameSite::Lax);
    cookie.set_secure(secure);
    HeaderValue::from_str(&cookie.to_string()).ok()
}
