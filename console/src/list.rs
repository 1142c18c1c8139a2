//! `/needs`, `/managers`, `/organizations`, `/achievements`: lists with facets; and their files.

use poem::Route;

/// Its addresses.
pub(crate) fn routes(route: Route) -> Route {
    route
}
