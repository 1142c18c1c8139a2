//! `/reset`: a new password by the one-time token that an administrator made.

use askama::Template;
use poem::{Response, handler, http::StatusCode};

use crate::{
    change::{Change, Outcome, change},
    fault::Fault,
    fields::Fields,
    problem::Problems,
    schema,
    visit::Visit,
};

/// What `resetPassword` takes.
#[derive(cynic::InputObject, Clone, Debug)]
struct ResetPasswordInput {
    token: String,
    password: String,
}
change!($ "resetPassword" ResetPasswordInput -> "ResetPasswordPayload" { "PasswordChanged" | "InvalidAccount" });

#[derive(Template)]
#[template(path = "session/reset.html")]
struct Page<'a> {
    visit: &'a Visit,
    token: &'a str,
    problems: Problems,
    /// What stands in the way of the whole form.
    refusal: Option<String>,
}

/// The page.
#[handler]
#[expect(clippy::needless_pass_by_value, reason = "what handlers take")]
pub(super) fn form(visit: Visit) -> Result<Response, Fault> {
    visit.page(&Page {
        visit: &visit,
        token: visit.address().get("token").unwrap_or_default(),
        problems: Problems::default(),
        refusal: None,
    })
}

/// Somebody sets a new password.
#[handler]
pub(super) async fn send(visit: Visit, fields: Fields) -> Result<Response, Fault> {
    let page = |problems, refusal| Page {
        visit: &visit,
        token: fields.get("token"),
        problems,
        refusal,
    };
    let input = ResetPasswordInput {
        token: fields.get("token").to_owned(),
        password: fields.exact("password"),
    };
    let outcome = match input.send(&visit).await {
        Ok(outcome) => outcome,
        Err(Fault::Limited(wait)) => {
            let refusal = visit.t1("session-log-in-limited", "seconds", wait.as_secs().max(1));
            return visit.page_of(StatusCode::TOO_MANY_REQUESTS, &page(Problems::default(), Some(refusal)));
        }
        Err(fault) => return Err(fault),
    };
    match outcome {
        Outcome::Done(()) => Ok(visit.go_and_say("/login", "notice-password-set")),
        Outcome::Invalid(problems) => visit.page_of(StatusCode::UNPROCESSABLE_ENTITY, &page(problems, None)),
        Outcome::Stale => Err(Fault::Defect("a new password cannot be stale".to_owned())),
    }
}
