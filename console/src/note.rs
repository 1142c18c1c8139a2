//! `/notes`: what matchmakers and administrators write down about records.
//!
//! A page of a record asks for [`Notes`] and shows [`Notebook`] with the macro `section` of `note/macros.html`.

mod notebook;
mod write;

use poem::{Route, post};

use crate::visit::Visit;

pub(crate) use self::notebook::{Notebook, Notes};

/// Where the notes of the page that is shown are, to come back to.
pub(crate) fn place(visit: &Visit) -> String {
    format!("{}#notes", visit.address().whole())
}

/// Its addresses.
pub(crate) fn routes(route: Route) -> Route {
    route
        .at("/notes", post(write::add))
        .at("/notes/:id", post(write::update))
        .at("/notes/:id/remove", post(write::remove))
}
