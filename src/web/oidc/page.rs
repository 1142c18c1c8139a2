//! The page that says why a log-in did not work.

use poem::{IntoResponse, Response, http::header};
use qiao_entity::language::Language;

use super::fault::Fault;
use crate::graphql::say;

/// What the page may load: its style.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; \
                      frame-ancestors 'none'";

/// The page: in both languages, since nobody is known yet.
pub(super) fn page(fault: Fault, button: &str) -> Response {
    let body = format!(
        include_str!("page.html"),
        zh = escaped(&say(Language::Zh, fault.message(), &[])),
        en = escaped(&say(Language::En, fault.message(), &[])),
        code = fault.code(),
        button = escaped(button),
    );
    body.with_status(fault.status())
        .with_content_type("text/html; charset=utf-8")
        .with_header(header::CACHE_CONTROL, "no-store")
        .with_header(header::CONTENT_SECURITY_POLICY, POLICY)
        .into_response()
}

/// The page's style.
pub(super) fn style() -> Response {
    include_str!("page.css")
        .with_content_type("text/css; charset=utf-8")
        .with_header(header::CACHE_CONTROL, "no-cache")
        .into_response()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
