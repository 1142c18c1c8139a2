//! `/administration`: users, roles, taxonomy, audit log, state of the index.

use poem::Route;

/// Its addresses.
pub(crate) fn routes(route: Route) -> Route {
    route
}
