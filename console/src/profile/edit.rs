//! Writing.

use poem::Route;

/// Its addresses.
pub(super) fn routes(route: Route) -> Route {
    route
}
