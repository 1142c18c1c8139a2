//! `/account`: the account, its tokens, agreements, access log, export and erasure.

mod agreement;
mod agreements;
pub(crate) mod data;
mod decision;
pub(crate) mod erasure;
mod governed;
mod holding;
mod organization;
pub(crate) mod own;
mod password;
mod profile;
pub(crate) mod record;
mod records;
mod sessions;
pub(crate) mod tokens;

use poem::{Route, get, post};

use crate::{fault::Fault, list::export, visit::Visit};

/// Its addresses.
pub(crate) fn routes(route: Route) -> Route {
    let route = export::routes::<agreements::AskedFor>(route, "/account/agreements");
    let route = export::routes::<records::AllReads>(route, "/account/access");
    let route = export::routes::<governed::Reads>(route, "/account/access/:id/reads");
    route
        .at("/account", get(profile::show))
        .at("/account/name", post(profile::rename))
        .at("/account/password", post(password::change))
        .at("/account/sessions/end", post(sessions::end))
        .at("/account/sessions/end-all", post(sessions::end_all))
        .at("/account/tokens", get(tokens::show).post(tokens::create))
        .at("/account/tokens/revoke", post(tokens::revoke))
        .at(
            "/account/organizations/:id",
            get(organization::show).post(organization::set),
        )
        .at("/account/organizations/:id/remove", post(organization::remove))
        .at("/account/agreements", get(agreements::show))
        .at("/account/agreements/:id", get(agreement::show))
        .at("/account/agreements/:id/grant", post(decision::grant))
        .at("/account/agreements/:id/refuse", post(decision::refuse))
        .at("/account/agreements/:id/withdraw", post(decision::withdraw))
        .at("/account/access", get(records::show))
        .at("/account/access/:id", get(governed::show))
        .at("/account/data", get(data::show))
        .at("/account/data/export", post(data::export))
        .at("/account/erase", get(erasure::show).post(erasure::send))
}

/// A part of the account's pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// The person, sessions, roles and memberships.
    Profile,
    /// API tokens.
    Tokens,
    /// Agreements of both sides.
    Agreements,
    /// Who read what.
    Access,
    /// Export and erasure.
    Data,
}

impl Part {
    /// Every part with its address and what it is called.
    pub(crate) fn all(visit: &Visit) -> [(Self, &'static str, String); 5] {
        [
            (Self::Profile, "/account", visit.t("account-profile")),
            (Self::Tokens, "/account/tokens", visit.t("account-tokens")),
            (Self::Agreements, "/account/agreements", visit.t("account-agreements")),
            (Self::Access, "/account/access", visit.t("account-access")),
            (Self::Data, "/account/data", visit.t("account-data")),
        ]
    }
}

/// The account of the visitor; who has none is asked to log in.
fn mine(visit: &Visit) -> Result<&crate::visit::Account, Fault> {
    visit.me().account.as_ref().ok_or(Fault::LogIn)
}
