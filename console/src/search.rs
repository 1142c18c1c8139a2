//! `/search`: everything by words; suggestions.

use poem::Route;

/// Its addresses.
pub(crate) fn routes(route: Route) -> Route {
    route
}
