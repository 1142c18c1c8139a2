//! Pages and what browsers and programs meet over HTTP.

mod explorer;
mod graphql;
mod landing;
mod socket;

use poem::{Route, get};
pub use socket::Sockets;

use crate::app::App;

/// The routes of all parts.
pub(crate) fn routes(app: &App) -> Route {
    Route::new()
        .at("/", get(landing::landing))
        .at("/graphql", graphql::route(app))
        .nest("/explorer", explorer::route())
}
