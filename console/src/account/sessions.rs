//! Browsers that are logged in, and how they are logged out.

use cynic::MutationBuilder;
use poem::{Response, handler};

use super::mine;
use crate::{fault::Fault, fields::Fields, schema, visit::Visit};

#[derive(cynic::QueryVariables, Debug)]
struct Variables {
    id: cynic::Id,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "Variables")]
struct One {
    #[arguments(input: { id: $id })]
    #[cynic(rename = "endSession")]
    _done: EndSessionPayload,
}

// It may have ended already.
#[derive(cynic::InlineFragments, Debug)]
enum EndSessionPayload {
    #[expect(dead_code, reason = "only that it was done counts")]
    Ended(SessionEnded),
    #[cynic(fallback)]
    Unknown,
}

#[derive(cynic::QueryFragment, Debug)]
struct SessionEnded {
    #[cynic(rename = "__typename")]
    _name: String,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation")]
struct Everywhere {
    #[cynic(rename = "logOutEverywhere")]
    _done: LogOutPayload,
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

/// Ends one session.
#[handler]
pub(super) async fn end(visit: Visit, fields: Fields) -> Result<Response, Fault> {
    mine(&visit)?;
    let variables = Variables {
        id: fields.get("id").into(),
    };
    visit.ask(One::build(variables)).await?;
    Ok(visit.go_and_say("/account", "notice-account-session-ended"))
}

/// Ends all sessions, this one too.
#[handler]
pub(super) async fn end_all(visit: Visit) -> Result<Response, Fault> {
    mine(&visit)?;
    visit.ask(Everywhere::build(())).await?;
    Ok(visit.go_and_say("/", "notice-account-logged-out"))
}

/// A browser and its system by what it calls itself: enough to tell one's own apart.
pub(super) fn browser(agent: &str) -> String {
    let first = |known: &[(&'static str, &'static str)]| {
        let found = known.iter().find(|(mark, _)| agent.contains(mark));
        found.map(|(_, name)| *name)
    };
    let program = first(&[
        ("MicroMessenger", "WeChat"),
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
        ("curl/", "curl"),
    ]);
    let system = first(&[
        ("HarmonyOS", "HarmonyOS"),
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ]);
    match (program, system) {
        (Some(program), Some(system)) => format!("{program} · {system}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => agent.chars().take(60).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_are_told_apart() {
        let edge = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0";
        assert_eq!(browser(edge), "Edge · Windows");
        assert_eq!(browser("curl/8.9"), "curl");
        assert_eq!(browser("own program"), "own program");
    }
}
