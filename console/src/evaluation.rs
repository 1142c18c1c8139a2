//! Evaluations: chosen criteria, reviewers, sheets, everything side by side, the decision and what bidders read of it.

mod act;
mod answer;
mod data;
mod decide;
mod draft;
mod grid;
mod mine;
mod page;
mod picture;
mod review;
mod said;
mod setup;
mod sheet;
mod steady;

use poem::{Route, get, post};

use crate::{fault::Fault, fields::Fields, list::export};

/// Its addresses.
pub(crate) fn routes(route: Route) -> Route {
    export::routes::<mine::Reviews>(route, "/reviews")
        .at("/reviews", get(mine::show))
        .at("/needs/:id/evaluation", get(setup::begin).post(setup::prepare))
        .at("/evaluations/:id", get(page::show))
        .at("/evaluations/:id/edit", get(setup::edit).post(setup::revise))
        .at("/evaluations/:id/invite", post(act::invite))
        .at("/evaluations/:id/remove", post(act::remove))
        .at("/evaluations/:id/open", post(act::open))
        .at("/evaluations/:id/close", post(act::close))
        .at("/evaluations/:id/cancel", post(act::cancel))
        .at("/evaluations/:id/decide", post(decide::decide))
        .at("/evaluations/:id/accept", post(review::accept))
        .at("/evaluations/:id/decline", post(review::decline))
        .at("/evaluations/:id/sheet", post(sheet::send))
        .at("/proposals/:id/evaluation", get(answer::show))
}

/// The version that a form saw.
fn version(fields: &Fields) -> Result<i32, Fault> {
    let version = fields.get("version").parse();
    version.map_err(|_| Fault::Senseless(String::new()))
}
