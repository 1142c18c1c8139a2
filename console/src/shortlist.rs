//! `/needs/ID/shortlist`: the candidates that the visitor keeps for a need.
//!
//! A page of a need asks for [`Shortlist`], makes a [`Listing`] of it and shows it with the macro `section` of
//! `shortlist/macros.html`; `add` is the button that puts a candidate there, for any form of the page.

mod change;
mod listing;
mod sheet;

use poem::{Route, post};

use crate::list::export;

pub(crate) use self::{
    change::{Added, add},
    listing::{Listing, Shortlist},
};

/// Its addresses.
pub(crate) fn routes(route: Route) -> Route {
    export::routes::<sheet::OfNeed>(route, "/needs/:id/shortlist").at("/needs/:id/shortlist", post(change::change))
}
