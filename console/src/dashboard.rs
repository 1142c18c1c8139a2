//! `/dashboard`: the numbers, each with its rows.

use poem::Route;

/// Its addresses.
pub(crate) fn routes(route: Route) -> Route {
    route
}
