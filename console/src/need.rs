//! `/needs/ID`: a need, its candidates, its near-duplicates.

use poem::Route;

/// Its addresses.
pub(crate) fn routes(route: Route) -> Route {
    route
}
