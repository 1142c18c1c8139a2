//! `/explorer`: write a query, run it, read the schema. The page is our own and needs nothing from elsewhere.

use poem::{Endpoint, EndpointExt, Response, Route, get};

use super::page::file;

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
