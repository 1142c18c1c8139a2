//! The console: the product as people see it. It is a client of the API and nothing more: each page asks by a GraphQL
//! document that is checked against the schema at compile time, so that it can show exactly what a program with the same
//! rights could read.
//!
//! The map: `api` is the door to the service; `visit` is who looks and how; `frame` is what all pages share; each page has a
//! folder with its documents, its handler and its template. Texts stand in `locales/`, style and scripts in `assets/`.

mod account;
mod address;
mod administration;
pub mod api;
mod asset;
mod candidate;
mod chain;
mod challenge;
mod change;
mod clash;
mod code;
mod compare;
mod contract;
mod dashboard;
mod desk;
mod door;
mod engagement;
mod evaluation;
mod explorer;
mod fault;
mod fields;
mod format;
mod frame;
mod home;
mod introduction;
mod list;
mod manner;
mod matchmaking;
mod message;
mod need;
mod no;
mod note;
mod piece;
mod point;
mod post;
mod problem;
mod profile;
mod proposal;
mod resume;
mod schema;
mod search;
mod session;
mod shortlist;
mod text;
mod thread;
mod translation;
mod upload;
mod visit;
mod waiting;

use std::sync::Arc;

use poem::{Endpoint, EndpointExt, Response, Route, get};

pub use api::{Answer, Api, Language, Refusal, Visitor};
pub use message::Message;

/// All pages. They are to be mounted at the root of the service.
pub fn routes(api: Arc<dyn Api>) -> impl Endpoint<Output = Response> {
    let pages = Route::new()
        .at("/", get(home::home))
        .at("/manner", poem::post(manner::set))
        .at(resume::PATH, get(resume::begin));
    let parts = [
        account::routes,
        administration::routes,
        challenge::routes,
        compare::routes,
        contract::routes,
        dashboard::routes,
        desk::routes,
        engagement::routes,
        evaluation::routes,
        explorer::routes,
        introduction::routes,
        list::routes,
        matchmaking::routes,
        need::routes,
        no::routes,
        note::routes,
        point::routes,
        post::routes,
        profile::routes,
        proposal::routes,
        search::routes,
        session::routes,
        shortlist::routes,
        thread::routes,
        translation::routes,
    ];
    let pages = parts.into_iter().fold(pages, |pages, part| part(pages));
    Route::new()
        .at("/assets/:version/*file", get(asset::serve))
        .nest(
            "/",
            pages.around(move |page, request| door::admit(api.clone(), page, request)),
        )
        .map_to_response()
}
