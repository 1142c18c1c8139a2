//! `/verify`: holds a text or a hash against what was published when a proposal was handed in. For everyone.

use askama::Template;
use chrono::{DateTime, Utc};
use cynic::QueryBuilder;
use poem::{Response, handler};

use super::ask::Titled;
use crate::{code::CommitmentStanding, fault::Fault, fields::Fields, schema, visit::Visit};

#[derive(cynic::QueryVariables)]
struct ByText {
    text: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "ByText")]
struct OfText {
    #[arguments(text: $text)]
    verify_commitment: Verification,
}

#[derive(cynic::QueryFragment)]
struct Verification {
    digest: String,
    published: Option<Published>,
}

#[derive(cynic::QueryVariables)]
struct ByDigest {
    digest: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "ByDigest")]
struct OfDigest {
    #[arguments(digest: $digest)]
    commitment: Option<Published>,
}

#[derive(cynic::QueryFragment)]
struct Published {
    commitment: Commitment,
    need: Titled,
}

#[derive(cynic::QueryFragment)]
struct Commitment {
    handed_in_at: DateTime<Utc>,
    standing: CommitmentStanding,
}

#[derive(Template)]
#[template(path = "proposal/verify.html")]
struct Page<'a> {
    visit: &'a Visit,
    typed: String,
    found: Option<(String, Option<Published>)>,
}

/// Whether a text is a hash.
fn is_digest(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

async fn page(visit: &Visit, typed: String) -> Result<Response, Fault> {
    let found = if typed.is_empty() {
        None
    } else if is_digest(typed.trim()) {
        let digest = typed.trim().to_ascii_lowercase();
        let answer: OfDigest = visit.ask(OfDigest::build(ByDigest { digest: digest.clone() })).await?;
        Some((digest, answer.commitment))
    } else {
        // A browser sends line breaks as two characters; what was handed in has one, and ends with none.
        let text = typed.replace("\r\n", "\n");
        let text = text.strip_suffix('\n').unwrap_or(&text).to_owned();
        let answer: OfText = visit.ask(OfText::build(ByText { text })).await?;
        Some((answer.verify_commitment.digest, answer.verify_commitment.published))
    };
    visit.page(&Page { visit, typed, found })
}

/// The form; with a hash in the address, what it says.
#[handler]
pub(super) async fn form(visit: Visit) -> Result<Response, Fault> {
    let typed = visit.address().get("digest").unwrap_or_default().to_owned();
    page(&visit, typed).await
}

/// Holds what was typed against what was published.
#[handler]
pub(super) async fn check(visit: Visit, fields: Fields) -> Result<Response, Fault> {
    page(&visit, fields.exact("text")).await
}
