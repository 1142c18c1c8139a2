//! The cookies of a log-in.

use std::time::Duration;

use poem::{Request, http::HeaderValue};

use super::super::graphql;
use crate::{
    auth::{self, Secret},
    domain::account::{LASTS, identity::PENDING},
};

/// Ties a log-in that is under way to the browser that began it.
pub(super) const BROWSER: &str = "qiao_oidc";
/// Where that cookie is sent.
const DOOR: &str = "/login/oidc";

/// The value of a cookie.
pub(super) fn value<'a>(request: &'a Request, name: &str) -> Option<&'a str> {
    graphql::cookie(request.headers(), name)
}

/// Ties the log-in to the browser.
pub(super) fn browser(secret: &str, secure: bool) -> Option<HeaderValue> {
    header(secret, PENDING, secure)
}

/// Forgets the tie.
pub(super) fn no_browser(secure: bool) -> Option<HeaderValue> {
    header("", Duration::ZERO, secure)
}

/// The session that was opened.
pub(super) fn session(secret: &Secret, secure: bool) -> Option<HeaderValue> {
    HeaderValue::from_str(&auth::cookie::given(secret, LASTS, secure)).ok()
}

/// Lax: Strict would leave the cookie out when the provider sends the browser back.
fn header(value: &str, lasts: Duration, secure: bool) -> Option<HeaderValue> {
    let secure = if secure { "; Secure" } else { "" };
    let lasts = lasts.as_secs();
    let cookie = format!("{BROWSER}={value}; Path={DOOR}; Max-Age={lasts}; HttpOnly; SameSite=Lax{secure}");
    HeaderValue::from_str(&cookie).ok()
}
