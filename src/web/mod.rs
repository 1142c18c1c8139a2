//! Pages and what browsers and programs meet over HTTP.

mod address;
mod crossing;
mod explorer;
mod graphql;
mod landing;
pub(crate) mod oidc;
mod page;
mod socket;

pub(crate) use address::is_trusted;
use poem::{Route, get};
pub use socket::Sockets;

use crate::app::App;

/// The routes of all parts.
pub(crate) fn routes(app: &App) -> Route {
    let route = Route::new()
        .at("/", get(landing::landing))
        .at("/landing.css", get(landing::style))
        .at("/landing.js", get(landing::script))
        .at("/graphql", graphql::route(app))
        .nest("/explorer", explorer::route());
    match oidc::route(app) {
        Some(oidc) => route.nest("/login/oidc", oidc),
        None => route,
    }
}
