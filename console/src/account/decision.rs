//! What the sides of an agreement decide.

use chrono::{DateTime, Utc};
use poem::{Response, handler, web::Path};

use super::{agreement::page, mine, tokens::end_of};
use crate::{
    change::{Change, Outcome, change},
    code::{Code, MoveReason},
    fault::Fault,
    fields::Fields,
    problem::Problems,
    schema,
    visit::Visit,
};

/// What `grantAgreement` takes.
#[derive(cynic::InputObject, Clone, Debug)]
struct GrantAgreementInput {
    agreement: cynic::Id,
    version: i32,
    expires_at: Option<DateTime<Utc>>,
}
change!($ "grantAgreement" GrantAgreementInput -> "DecideAgreementPayload" { "AgreementChanged" | "InvalidAgreement" });
/// What `refuseAgreement` takes.
#[derive(cynic::InputObject, Clone, Debug)]
struct RefuseAgreementInput {
    agreement: cynic::Id,
    version: i32,
    reason: MoveReason,
    sentence: String,
}
change!($ "refuseAgreement" RefuseAgreementInput -> "DecideAgreementPayload" { "AgreementChanged" | "InvalidAgreement" });
/// What `withdrawAgreement` takes.
#[derive(cynic::InputObject, Clone, Debug)]
struct WithdrawAgreementInput {
    agreement: cynic::Id,
    version: i32,
}
change!($ "withdrawAgreement" WithdrawAgreementInput -> "DecideAgreementPayload" { "AgreementChanged" | "InvalidAgreement" });

fn version(fields: &Fields) -> Result<i32, Fault> {
    let version = fields.get("version").parse();
    version.map_err(|_| Fault::Senseless(String::new()))
}

/// Shows the agreement again with what came of a decision.
async fn said<T>(
    visit: &Visit,
    id: &str,
    fields: Fields,
    outcome: Outcome<T>,
    notice: &str,
) -> Result<Response, Fault> {
    match outcome {
        Outcome::Done(_) => Ok(visit.go_and_say(&format!("/account/agreements/{id}"), notice)),
        Outcome::Invalid(problems) => page(visit, id, fields, problems, false).await,
        Outcome::Stale => page(visit, id, fields, Problems::default(), true).await,
    }
}

/// The owner lets them read, until a day.
#[handler]
pub(super) async fn grant(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    mine(&visit)?;
    let expires_at = match fields.text("expiresAt") {
        None => None,
        Some(text) => {
            let Some(end) = end_of(&text) else {
                let mut problems = Problems::default();
                problems.add("expiresAt", visit.t("account-date-needed"));
                return page(&visit, &id, fields, problems, false).await;
            };
            Some(end)
        }
    };
    let input = GrantAgreementInput {
        agreement: id.as_str().into(),
        version: version(&fields)?,
        expires_at,
    };
    let outcome = input.send(&visit).await?;
    said(&visit, &id, fields, outcome, "notice-account-granted").await
}

/// The owner says no.
#[handler]
pub(super) async fn refuse(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    mine(&visit)?;
    let Some(reason) = MoveReason::parse(fields.get("reason")) else {
        let mut problems = Problems::default();
        problems.add("reason", visit.t("account-reason-needed"));
        return page(&visit, &id, fields, problems, false).await;
    };
    let input = RefuseAgreementInput {
        agreement: id.as_str().into(),
        version: version(&fields)?,
        reason,
        sentence: fields.get("sentence").to_owned(),
    };
    let outcome = input.send(&visit).await?;
    said(&visit, &id, fields, outcome, "notice-account-refused").await
}

/// A side ends it.
#[handler]
pub(super) async fn withdraw(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    mine(&visit)?;
    let input = WithdrawAgreementInput {
        agreement: id.as_str().into(),
        version: version(&fields)?,
    };
    let outcome = input.send(&visit).await?;
    said(&visit, &id, fields, outcome, "notice-account-withdrawn").await
}
