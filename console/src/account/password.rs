//! `POST /account/password`: another password.

use poem::{Response, handler};

use super::{mine, profile};
use crate::{
    change::{Change, Outcome, change},
    fault::Fault,
    fields::Fields,
    problem::Problems,
    schema,
    visit::Visit,
};

/// What `changePassword` takes.
#[derive(cynic::InputObject, Clone, Debug)]
struct ChangePasswordInput {
    old_password: String,
    new_password: String,
}
change!($ "changePassword" ChangePasswordInput -> "ChangePasswordPayload" { "PasswordChanged" | "InvalidAccount" });

/// Changes it; all other sessions end.
#[handler]
pub(super) async fn change(visit: Visit, fields: Fields) -> Result<Response, Fault> {
    mine(&visit)?;
    let input = ChangePasswordInput {
        old_password: fields.exact("oldPassword"),
        new_password: fields.exact("newPassword"),
    };
    let problems = match input.send(&visit).await {
        Ok(Outcome::Done(())) => return Ok(visit.go_and_say("/account", "notice-account-password")),
        Ok(Outcome::Invalid(problems)) => problems,
        Ok(Outcome::Stale) => Problems::default(),
        Err(Fault::Limited(wait)) => {
            let mut problems = Problems::default();
            let seconds = wait.as_secs().max(1);
            problems.add("oldPassword", visit.t1("account-password-limited", "seconds", seconds));
            problems
        }
        Err(fault) => return Err(fault),
    };
    profile::page(&visit, problems, None, false).await
}
