//! `/managers/ID`, `/organizations/ID`, `/achievements/ID`: profiles, shown and edited.

use poem::Route;

/// Its addresses.
pub(crate) fn routes(route: Route) -> Route {
    route
}
