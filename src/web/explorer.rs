//! What the explorer at `/explorer` is made of; the page itself is the console's. It needs nothing from elsewhere.

use poem::{Route, get};

use super::page::file;

/// The files: address, media type, content.
const FILES: [(&str, &str, &str); 7] = [
    (
        "/explorer/style.css",
        "text/css; charset=utf-8",
        include_str!("explorer/style.css"),
    ),
    (
        "/explorer/main.js",
        "text/javascript; charset=utf-8",
        include_str!("explorer/main.js"),
    ),
    (
        "/explorer/editor.js",
        "text/javascript; charset=utf-8",
        include_str!("explorer/editor.js"),
    ),
    (
        "/explorer/docs.js",
        "text/javascript; charset=utf-8",
        include_str!("explorer/docs.js"),
    ),
    (
        "/explorer/schema.js",
        "text/javascript; charset=utf-8",
        include_str!("explorer/schema.js"),
    ),
    (
        "/explorer/words.js",
        "text/javascript; charset=utf-8",
        include_str!("explorer/words.js"),
    ),
    (
        "/explorer/examples.json",
        "application/json; charset=utf-8",
        include_str!("explorer/examples.json"),
    ),
];

/// Adds the files to the routes.
pub(super) fn route(route: Route) -> Route {
    FILES.into_iter().fold(route, |route, (address, media, content)| {
        route.at(address, get(poem::endpoint::make_sync(move |_| file(media, content))))
    })
}
