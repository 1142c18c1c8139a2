//! `/matchmaking`: what a matchmaker does today.

use poem::Route;

/// Its addresses.
pub(crate) fn routes(route: Route) -> Route {
    route
}
