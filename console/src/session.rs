//! `/login`, `/register`, `/reset`, `/logout`: sessions begin and end.

mod log_in;
mod log_out;
mod opening;
mod register;
mod reset;
pub(crate) mod service;

use poem::{Route, get, post};

use crate::{address::is_ours, visit::Visit};

/// Its addresses.
pub(crate) fn routes(route: Route) -> Route {
    route
        .at("/login", get(log_in::form).post(log_in::send))
        .at("/register", get(register::form).post(register::send))
        .at("/reset", get(reset::form).post(reset::send))
        .at("/logout", post(log_out::send))
}

/// Where to go once somebody has logged in: an address of ours, else none.
fn goal(to: &str) -> Option<&str> {
    let is_door = ["/login", "/register", "/logout", "/reset"]
        .iter()
        .any(|door| to.split('?').next() == Some(door));
    (is_ours(to) && !is_door).then_some(to)
}

/// Where to go when nothing was said.
fn home(visit: &Visit) -> &'static str {
    if visit.me().is_known() { "/account" } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_in_leads_to_pages_of_ours_but_never_back_to_itself() {
        assert_eq!(goal("/needs?field=A"), Some("/needs?field=A"));
        for nowhere in [
            "",
            "//evil.example",
            "https://evil.example",
            "/login?to=%2F",
            "/register",
        ] {
            assert_eq!(goal(nowhere), None, "{nowhere}");
        }
    }
}
