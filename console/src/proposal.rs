//! `/proposals`, `/proposals/ID`, `/needs/ID/propose`, `/needs/ID/proposals`, `/verify`: answers to needs, written, handed in,
//! read, decided and proven.

pub(crate) mod ask;
mod content;
mod form;
mod input;
mod list;
mod of_need;
mod page;
mod sheet;
mod step;
mod verify;

use poem::{Route, get};

use crate::list::export;

/// Its addresses.
pub(crate) fn routes(route: Route) -> Route {
    let step = || get(step::confirm).post(step::go);
    let route = export::routes::<list::Own>(route, "/proposals");
    let route = export::routes::<of_need::OfNeed>(route, "/needs/:id/proposals");
    route
        .at("/proposals", get(list::show))
        .at("/proposals/:id", get(page::show))
        .at("/proposals/:id/text/:number", get(page::download))
        .at("/proposals/:id/edit", get(form::edit).post(form::save))
        .at("/proposals/:id/hand-in", step())
        .at("/proposals/:id/withdraw", step())
        .at("/proposals/:id/accept", step())
        .at("/proposals/:id/decline", step())
        .at("/needs/:id/propose", get(form::new).post(form::post))
        .at("/needs/:id/proposals", get(of_need::show))
        .at("/verify", get(verify::form).post(verify::check))
}
