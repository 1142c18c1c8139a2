//! `/`: what this is and what to try, until there is a console.

use poem::{handler, web::Html};

/// The page; it needs nothing from elsewhere.
#[handler]
pub(super) fn landing() -> Html<&'static str> {
    Html(include_str!("landing.html"))
}
