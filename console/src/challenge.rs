//! `/needs/ID/challenge`: an open challenge, from its terms to its award.

mod ask;
mod input;
mod object;
mod page;
mod plan;
mod step;

use poem::{Route, get, post};

/// Its addresses.
pub(crate) fn routes(route: Route) -> Route {
    let route = ["announce", "extend", "cancel", "nominate", "recall", "award", "fail"]
        .into_iter()
        .fold(route, |route, act| {
            let path = format!("/needs/:id/challenge/{act}");
            route.at(path, get(step::confirm).post(step::go))
        });
    route
        .at("/needs/:id/challenge", get(page::show))
        .at("/needs/:id/challenge/plan", get(plan::form).post(plan::save))
        .at("/needs/:id/challenge/object", post(object::object))
        .at("/needs/:id/challenge/answer", post(object::answer))
}
