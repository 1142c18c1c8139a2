//! `/managers/ID`, `/organizations/ID`, `/achievements/ID`: everything that the visitor may read of a record; and the pages
//! on which it is written.
//!
//! `manager`, `organization` and `achievement` show; `edit` writes; `agreement` asks the owner for what is withheld.

mod achievement;
mod agreement;
mod competence;
pub(crate) mod completeness;
mod credential;
mod edit;
mod manager;
mod may;
mod network;
mod organization;
mod part;
mod suiting;
mod tongue;
mod words;

use poem::{Route, get};

/// Its addresses.
pub(crate) fn routes(route: Route) -> Route {
    let route = edit::routes(route);
    agreement::routes(route)
        .at("/managers/:id", get(manager::show))
        .at("/organizations/:id", get(organization::show))
        .at("/achievements/:id", get(achievement::show))
}

/// The first character of a name: what stands in the square beside it.
fn initial(name: &str) -> String {
    name.chars().take(1).flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
mod tests;
