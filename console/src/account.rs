//! `/account`: the account, its tokens, agreements, access log, export and erasure.

use poem::Route;

/// Its addresses.
pub(crate) fn routes(route: Route) -> Route {
    route
}
