//! `/`: what this is and what to try, until there is a console.

use poem::{Response, handler};

use super::page;

/// The page; it needs nothing from elsewhere.
#[handler]
pub(super) fn landing() -> Response {
    page::file("text/html; charset=utf-8", include_str!("landing/page.html"))
}

/// How it looks.
#[handler]
pub(super) fn style() -> Response {
    page::file("text/css; charset=utf-8", include_str!("landing/style.css"))
}

/// What it writes: the address of this service into an example.
#[handler]
pub(super) fn script() -> Response {
    page::file("text/javascript; charset=utf-8", include_str!("landing/main.js"))
}
