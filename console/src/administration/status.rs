//! Who gets in: blocking, letting in again, a link for a new password.

use chrono::{DateTime, Utc};
use cynic::MutationBuilder;
use poem::{Request, Response, handler, http::header, web::Path};
use url::form_urlencoded::byte_serialize;

use super::{
    Part, open,
    user::{Link, page},
};
use crate::{
    change::{Change, Outcome, change},
    fault::Fault,
    fields::Fields,
    problem::Problems,
    schema,
    visit::Visit,
};

/// What `blockAccount` takes.
#[derive(cynic::InputObject, Clone, Debug)]
struct BlockAccountInput {
    account: cynic::Id,
}
change!($ "blockAccount" BlockAccountInput -> "BlockAccountPayload" { "AccountBlocked" | "InvalidAccountStatus" });

/// What `unblockAccount` takes.
#[derive(cynic::InputObject, Clone, Debug)]
struct UnblockAccountInput {
    account: cynic::Id,
}
change!($ "unblockAccount" UnblockAccountInput -> "UnblockAccountPayload" { "AccountUnblocked" | "InvalidAccountStatus" });

#[derive(cynic::QueryVariables, Debug)]
struct Variables {
    account: cynic::Id,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Mutation", variables = "Variables")]
struct Reset {
    #[arguments(input: { account: $account })]
    create_password_reset: CreatePasswordResetPayload,
}

#[derive(cynic::InlineFragments, Debug)]
enum CreatePasswordResetPayload {
    Made(PasswordResetCreated),
    #[cynic(fallback)]
    Other,
}

#[derive(cynic::QueryFragment, Debug)]
struct PasswordResetCreated {
    token: String,
    expires_at: DateTime<Utc>,
}

async fn said(visit: &Visit, id: &str, outcome: Outcome<()>, notice: &str) -> Result<Response, Fault> {
    match outcome {
        Outcome::Invalid(problems) => page(visit, id, Fields::default(), problems, None).await,
        Outcome::Done(()) | Outcome::Stale => Ok(visit.go_and_say(&format!("/administration/users/{id}"), notice)),
    }
}

/// Nobody gets in by it, and its sessions end.
#[handler]
pub(super) async fn block(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
    open(&visit, Part::Users)?;
    let input = BlockAccountInput {
        account: id.as_str().into(),
    };
    let outcome = input.send(&visit).await?;
    said(&visit, &id, outcome, "notice-administration-blocked").await
}

/// It can be used again.
#[handler]
pub(super) async fn unblock(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
    open(&visit, Part::Users)?;
    let input = UnblockAccountInput {
        account: id.as_str().into(),
    };
    let outcome = input.send(&visit).await?;
    said(&visit, &id, outcome, "notice-administration-unblocked").await
}

/// Makes a link for a new password, and shows it this once.
#[handler]
pub(super) async fn reset(visit: Visit, Path(id): Path<String>, request: &Request) -> Result<Response, Fault> {
    open(&visit, Part::Users)?;
    let account = id.as_str().into();
    let made = visit
        .ask(Reset::build(Variables { account }))
        .await?
        .create_password_reset;
    let CreatePasswordResetPayload::Made(made) = made else {
        return Err(Fault::NotFound);
    };
    let token: String = byte_serialize(made.token.as_bytes()).collect();
    // A form of this page says from where it comes: whoever gets the link needs the whole address.
    let origin = request
        .header(header::ORIGIN)
        .filter(|origin| origin.starts_with("http"));
    let link = Link {
        address: format!("{}/reset?token={token}", origin.unwrap_or_default()),
        expires_at: made.expires_at,
    };
    page(&visit, &id, Fields::default(), Problems::default(), Some(link)).await
}
