//! `/introductions`: who was brought together with which need, how it stands, and the commission slips.

mod act;
mod ask;
mod deal;
pub(crate) mod filter;
pub(crate) mod line;
mod list;
mod make;
mod offer;
mod page;
mod sheet;
mod terms;

use poem::{Route, get, post};

use crate::list::export;

/// Its addresses.
pub(crate) fn routes(route: Route) -> Route {
    export::routes::<sheet::Introductions>(route, "/introductions")
        .at("/introductions", get(list::show))
        .at("/introductions/:id", get(page::show))
        .at("/introductions/:id/accept", post(act::accept))
        .at("/introductions/:id/decline", post(act::decline))
        .at("/introductions/:id/withdraw", post(act::withdraw))
        .at("/introductions/:id/end", post(act::end))
        .at("/introductions/:id/slip", post(offer::send))
        .at("/introductions/:id/slip/sign", post(act::sign))
        .at("/introductions/:id/slip/decline", post(act::decline_slip))
        .at("/needs/:id/introduce", get(make::form).post(make::send))
}
