//! `POST /logout`: the session ends.

use cynic::MutationBuilder;
use poem::{Response, handler};

use crate::{fault::Fault, schema, visit::Visit};

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation")]
struct LogOut {
    #[cynic(rename = "logOut")]
    _log_out: LogOutPayload,
}

#[derive(cynic::InlineFragments, Debug)]
enum LogOutPayload {
    #[expect(dead_code, reason = "only that it was done counts")]
    Ended(LoggedOut),
    #[cynic(fallback)]
    Unknown,
}

#[derive(cynic::QueryFragment, Debug)]
struct LoggedOut {
    #[cynic(rename = "__typename")]
    _name: String,
}

/// Ends it.
#[handler]
pub(super) async fn send(visit: Visit) -> Result<Response, Fault> {
    if visit.me().is_known() {
        visit.ask(LogOut::build(())).await?;
    }
    Ok(visit.go_and_say("/", "notice-logged-out"))
}
