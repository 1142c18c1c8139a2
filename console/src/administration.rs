//! `/administration`: users, roles, taxonomy, audit log, state of the index.

mod appeals;
mod audit;
mod detail;
mod giving_back;
mod index;
mod passing;
mod review;
mod role;
mod status;
mod taxonomy;
mod user;
mod users;

use poem::{Response, Route, get, handler, post};

use crate::{fault::Fault, list::export, visit::Visit};

/// Its addresses.
pub(crate) fn routes(route: Route) -> Route {
    let route = export::routes::<users::Users>(route, "/administration/users");
    let route = export::routes::<review::HandedIn>(route, "/administration/review");
    let route = export::routes::<appeals::Appeals>(route, "/administration/appeals");
    let route = export::routes::<taxonomy::Taxonomy>(route, "/administration/taxonomy");
    let route = export::routes::<audit::Entries>(route, "/administration/audit");
    route
        .at("/administration", get(front))
        .at("/administration/users", get(users::show))
        .at("/administration/users/:id", get(user::show))
        .at("/administration/users/:id/grant", post(role::grant))
        .at("/administration/users/:id/remove", post(role::remove))
        .at("/administration/users/:id/block", post(status::block))
        .at("/administration/users/:id/unblock", post(status::unblock))
        .at("/administration/users/:id/reset", post(status::reset))
        .at("/administration/users/:id/export", post(passing::export))
        .at(
            "/administration/users/:id/erase",
            get(passing::show).post(passing::erase),
        )
        .at("/administration/appeals", get(appeals::show))
        .at("/administration/audit", get(audit::show))
        .at("/administration/taxonomy", get(taxonomy::show))
        .at("/administration/index", get(index::show))
        .at("/administration/review", get(review::show))
        .at("/administration/review/:id/publish", post(review::publish))
        .at(
            "/administration/review/:id/return",
            get(giving_back::show).post(giving_back::send),
        )
}

/// A part of the administration's pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// Accounts.
    Users,
    /// Needs that were handed in.
    Review,
    /// Appeals against points.
    Appeals,
    /// Fields, regions, industries.
    Taxonomy,
    /// Sensitive actions.
    Audit,
    /// The search index.
    Index,
}

impl Part {
    /// The parts that a visitor has a use for, with address and name.
    pub(crate) fn all(visit: &Visit) -> Vec<(Self, &'static str, String)> {
        let may = visit.me().may;
        let all = [
            (
                Self::Users,
                "/administration/users",
                visit.t("administration-users"),
                may.administer,
            ),
            (
                Self::Review,
                "/administration/review",
                visit.t("administration-review"),
                may.administer || may.introduce,
            ),
            (
                Self::Appeals,
                "/administration/appeals",
                visit.t("administration-appeals"),
                may.administer || may.register,
            ),
            (
                Self::Taxonomy,
                "/administration/taxonomy",
                visit.t("administration-taxonomy"),
                may.administer || may.register || may.introduce,
            ),
            (
                Self::Audit,
                "/administration/audit",
                visit.t("administration-audit"),
                may.administer,
            ),
            (
                Self::Index,
                "/administration/index",
                visit.t("administration-index"),
                may.administer,
            ),
        ];
        let usable = all.into_iter().filter(|(.., usable)| *usable);
        usable.map(|(part, address, name, _)| (part, address, name)).collect()
    }
}

/// Lets in who may see a part; others are asked to log in, or told that they may not.
fn open(visit: &Visit, part: Part) -> Result<(), Fault> {
    if Part::all(visit).iter().any(|(usable, ..)| *usable == part) {
        Ok(())
    } else if visit.me().is_known() {
        Err(Fault::Forbidden)
    } else {
        Err(Fault::LogIn)
    }
}

/// The first part that the visitor may see.
#[handler]
#[expect(clippy::needless_pass_by_value, reason = "what handlers take")]
fn front(visit: Visit) -> Result<Response, Fault> {
    match Part::all(&visit).first() {
        Some((_, address, _)) => Ok(visit.go(address)),
        None => open(&visit, Part::Users).map(|()| visit.go("/")),
    }
}
