//! `/explorer`: write a query, run it, read the schema. The page is our own and needs nothing from elsewhere.

use poem::{
    Endpoint, EndpointExt, IntoResponse, Response, Route, get,
    http::{StatusCode, header},
};

/// What the page may load: itself.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; \
                      base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The page's files: address, media type, content.
const FILES: [(&str, &str, &str); 7] = [
    ("/", "text/html; charset=utf-8", include_str!("explorer/page.html")),
    (
        "/style.css",
        "text/css; charset=utf-8",
        include_str!("explorer/style.css"),
    ),
    (
        "/main.js",
        "text/javascript; charset=utf-8",
        include_str!("explorer/main.js"),
    ),
    (
        "/editor.js",
        "text/javascript; charset=utf-8",
        include_str!("explorer/editor.js"),
    ),
    (
        "/docs.js",
        "text/javascript; charset=utf-8",
        include_str!("explorer/docs.js"),
    ),
    (
        "/words.js",
        "text/javascript; charset=utf-8",
        include_str!("explorer/words.js"),
    ),
    (
        "/examples.json",
        "application/json; charset=utf-8",
        include_str!("explorer/examples.json"),
    ),
];

/// The page and its files.
pub(super) fn route() -> impl Endpoint<Output = Response> {
    FILES
        .into_iter()
        .fold(Route::new(), |route, (address, media, content)| {
            route.at(address, get(poem::endpoint::make_sync(move |_| file(media, content))))
        })
        .map_to_response()
}

fn file(media: &'static str, content: &'static str) -> Response {
    content
        .with_status(StatusCode::OK)
        .with_content_type(media)
        .with_header(header::CACHE_CONTROL, "no-cache")
        .with_header(header::CONTENT_SECURITY_POLICY, POLICY)
        .into_response()
}
