//! `/needs/new`, `/needs/ID/edit`: a need is written, saves itself as a draft, and is published.
//!
//! What was typed is the form (`form`), whatever becomes of it: `read` makes of it what the API takes, `store` sends that,
//! `page` shows it with what is wrong, and `look` with what a matcher makes of it. `confirm` asks once more before
//! others can read it.

mod advice;
pub(crate) mod amount;
mod choice;
mod compare;
mod confirm;
mod document;
mod fill;
mod form;
mod input;
mod list;
mod look;
mod name;
mod options;
mod page;
mod preview;
mod progress;
mod read;
mod row;
mod saved;
mod store;
mod stored;
mod write;

use poem::{Route, get};

/// Its addresses.
pub(crate) fn routes(route: Route) -> Route {
    route
        .at("/needs/new", get(write::blank).post(write::create))
        .at("/needs/new/look", poem::post(look::look))
        .at("/needs/new/find", get(look::find))
        .at("/needs/:id/edit", get(write::open).post(write::change))
        .at("/needs/:id/publish", get(confirm::ask_publish).post(confirm::publish))
        .at("/needs/:id/submit", get(confirm::ask_submit).post(confirm::submit))
}
