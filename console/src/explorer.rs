//! `/explorer`: write a query, run it, read the schema. Its scripts and its style are the service's, under `/explorer/`.

use askama::Template;
use poem::{Response, Route, get, handler};

use crate::{fault::Fault, visit::Visit};

/// Its addresses.
pub(crate) fn routes(route: Route) -> Route {
    route.at("/explorer", get(show))
}

#[derive(Template)]
#[template(path = "explorer/page.html")]
struct Page<'a> {
    visit: &'a Visit,
}

/// The page.
#[handler]
#[expect(clippy::needless_pass_by_value, reason = "what handlers take")]
fn show(visit: Visit) -> Result<Response, Fault> {
    visit.page(&Page { visit: &visit })
}
