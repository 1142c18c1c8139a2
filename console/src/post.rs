//! `/needs/new`, `/needs/ID/edit`: a need is written.

use poem::Route;

/// Its addresses.
pub(crate) fn routes(route: Route) -> Route {
    route
}
