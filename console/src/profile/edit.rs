//! Writing managers, organizations and achievements. What was typed stays a [`Form`] until it is stored: every page that
//! comes in between (problems, another row, a confirmation, someone else's change) carries all of it.

mod achievement;
mod affiliation;
mod belonging;
mod choice;
mod conflict;
mod credential;
mod form;
mod level;
mod manager;
mod organization;
mod record;
mod reference;
mod row;
mod turn;
mod writing;

use poem::{Route, get};

pub(super) use self::choice::*;
pub(super) use self::form::Form;

/// Its addresses.
pub(super) fn routes(route: Route) -> Route {
    route
        .at("/profile/names", get(reference::names))
        .at("/managers/new", get(manager::blank).post(manager::create))
        .at("/managers/:id/edit", get(manager::edit).post(manager::update))
        .at(
            "/managers/:id/affiliations",
            get(affiliation::edit).post(affiliation::send),
        )
        .at(
            "/managers/:id/credentials",
            get(credential::edit).post(credential::send),
        )
        .at(
            "/organizations/new",
            get(organization::blank).post(organization::create),
        )
        .at(
            "/organizations/:id/edit",
            get(organization::edit).post(organization::update),
        )
        .at("/achievements/new", get(achievement::blank).post(achievement::create))
        .at(
            "/achievements/:id/edit",
            get(achievement::edit).post(achievement::update),
        )
}

/// Where a form leads back to: the record, or the list where there is none yet.
fn back(list: &str, id: Option<&str>) -> String {
    id.map_or_else(|| list.to_owned(), |id| format!("{list}/{id}"))
}
