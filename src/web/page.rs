//! Files of pages, and what pages may load.

use poem::{
    IntoResponse, Response,
    http::{StatusCode, header},
};

/// What a page may load: what this service serves.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; \
                      base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// A file of a page. Browsers ask whether it has changed.
pub(super) fn file(media: &'static str, content: &'static str) -> Response {
    content
        .with_status(StatusCode::OK)
        .with_content_type(media)
        .with_header(header::CACHE_CONTROL, "no-cache")
        .with_header(header::CONTENT_SECURITY_POLICY, POLICY)
        .into_response()
}
