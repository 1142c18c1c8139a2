//! `/matchmaking`: what a matchmaker does today.
//!
//! `waiting` lists the needs that wait; `text` matches a pasted text; `assignment` brings chosen needs and managers together.

mod assignment;
mod scope;
mod text;
mod waiting;

use poem::{Route, get};

use crate::{code::Role, code::ViewerRole, fault::Fault, list::export, visit::Visit};

/// Its addresses.
pub(crate) fn routes(route: Route) -> Route {
    let route = export::routes::<waiting::Needs>(route, "/matchmaking");
    let route = export::routes::<assignment::Wanted>(route, "/matchmaking/assignment");
    route
        .at("/matchmaking", get(waiting::show))
        .at("/matchmaking/text", get(text::show).post(text::send))
        .at(
            "/matchmaking/assignment",
            get(assignment::show).post(assignment::accept),
        )
}

/// Lets in whom the desk is for.
fn admit(visit: &Visit) -> Result<(), Fault> {
    let me = visit.me();
    if me.may.introduce || me.is(Role::Matchmaker) || me.is(Role::Administrator) || me.role == ViewerRole::Administrator
    {
        Ok(())
    } else if me.is_known() {
        Err(Fault::Forbidden)
    } else {
        Err(Fault::LogIn)
    }
}
