//! Pages and what browsers and programs meet over HTTP.

mod address;
mod console;
mod crossing;
mod explorer;
mod file;
mod graphql;
pub(crate) mod oidc;
mod page;
mod schema;
mod socket;

pub(crate) use address::is_trusted;
use poem::Route;

use crate::app::App;

/// The routes of all parts.
pub(crate) fn routes(app: &App) -> Route {
    let door = graphql::Door::new(app);
    let route = explorer::route(Route::new())
        .at("/graphql", graphql::route(&door))
        .at("/schema.graphql", schema::route(&door))
        .at("/files/:id", file::route(&door))
        .nest("/", console::route(&door));
    match oidc::route(app) {
        Some(oidc) => route.nest("/login/oidc", oidc),
        None => route,
    }
}
