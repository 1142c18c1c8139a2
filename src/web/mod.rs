//! Pages and what browsers and programs meet over HTTP.

mod landing;

use poem::{Route, get};

use crate::app::App;

/// The routes of all parts.
pub(crate) fn routes(_: &App) -> Route {
    Route::new().at("/", get(landing::landing))
}
