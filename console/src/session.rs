//! `/login`, `/register`, `/logout`: sessions begin and end.

use poem::Route;

/// Its addresses.
pub(crate) fn routes(route: Route) -> Route {
    route
}
