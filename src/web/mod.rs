//! Pages and what browsers and programs meet over HTTP.

mod explorer;
mod graphql;
mod landing;
pub(crate) mod oidc;

use poem::{Route, get};

use crate::app::App;

/// The routes of all parts.
pub(crate) fn routes(app: &App) -> Route {
    let route = Route::new()
        .at("/", get(landing::landing))
        .at("/graphql", graphql::route(app))
        .nest("/explorer", explorer::route());
    match oidc::route(app) {
        Some(oidc) => route.nest("/login/oidc", oidc),
        None => route,
    }
}
