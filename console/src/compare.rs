//! `/needs/ID/compare`: up to four candidates side by side.

use poem::Route;

/// Its addresses.
pub(crate) fn routes(route: Route) -> Route {
    route
}
