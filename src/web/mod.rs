//! What is served over HTTP: the API's door and the pages.

pub mod graphql;
mod landing;

use poem::{Route, get};

use crate::{app::App, graphql::schema};

/// Where everything is.
pub(crate) fn routes(app: &App) -> Route {
    Route::new()
        .at("/", get(landing::landing))
        .nest("/graphql", graphql::route(app, &schema(app.clone())))
}
