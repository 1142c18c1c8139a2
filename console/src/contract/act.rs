//! What the sides do with a contract: sign, register, end.

use chrono::NaiveDate;
use poem::{Response, handler, web::Path};

use super::show::page;
use crate::{
    change::{Change, Outcome, change},
    code::{Code, MoveReason},
    fault::Fault,
    fields::Fields,
    problem::Problems,
    schema,
    visit::Visit,
};

/// What `signContract` takes.
#[derive(cynic::InputObject, Clone, Debug)]
struct SignContractInput {
    id: cynic::Id,
    version: i32,
}
change!($ "signContract" SignContractInput -> "ContractPayload" { "ContractChanged" | "InvalidContract" });
/// What `registerContract` takes.
#[derive(cynic::InputObject, Clone, Debug)]
struct RegisterContractInput {
    id: cynic::Id,
    version: i32,
    number: String,
    registry: String,
    on: Option<NaiveDate>,
}
change!($ "registerContract" RegisterContractInput -> "ContractPayload" { "ContractChanged" | "InvalidContract" });
/// What `endContract` takes.
#[derive(cynic::InputObject, Clone, Debug)]
struct EndContractInput {
    id: cynic::Id,
    version: i32,
    reason: MoveReason,
    sentence: String,
}
change!($ "endContract" EndContractInput -> "ContractPayload" { "ContractChanged" | "InvalidContract" });

/// The version that a form saw.
pub(super) fn version(fields: &Fields) -> Result<i32, Fault> {
    let version = fields.get("version").parse();
    version.map_err(|_| Fault::Senseless(String::new()))
}

/// The day that was typed, if one was; a problem at the field where it is none.
pub(super) fn day(visit: &Visit, fields: &Fields, name: &str, problems: &mut Problems) -> Option<NaiveDate> {
    let typed = fields.text(name)?;
    let day = typed.parse().ok();
    if day.is_none() {
        problems.add(name, visit.t("contracts-day-needed"));
    }
    day
}

/// Shows the contract again with what came of it.
async fn said<T>(
    visit: &Visit,
    id: &str,
    fields: Fields,
    outcome: Outcome<T>,
    notice: &str,
) -> Result<Response, Fault> {
    match outcome {
        Outcome::Done(_) => Ok(visit.go_and_say(&format!("/contracts/{id}"), notice)),
        Outcome::Invalid(problems) => page(visit, id, fields, problems, false).await,
        Outcome::Stale => page(visit, id, fields, Problems::default(), true).await,
    }
}

/// A side signs.
#[handler]
pub(super) async fn sign(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    visit.known()?;
    let input = SignContractInput {
        id: id.as_str().into(),
        version: version(&fields)?,
    };
    let outcome = input.send(&visit).await?;
    said(&visit, &id, fields, outcome, "notice-contracts-signed").await
}

/// It has its number.
#[handler]
pub(super) async fn register(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    visit.known()?;
    let mut problems = Problems::default();
    let on = day(&visit, &fields, "on", &mut problems);
    if !problems.is_empty() {
        return page(&visit, &id, fields, problems, false).await;
    }
    let input = RegisterContractInput {
        id: id.as_str().into(),
        version: version(&fields)?,
        number: fields.get("number").to_owned(),
        registry: fields.get("registry").to_owned(),
        on,
    };
    let outcome = input.send(&visit).await?;
    said(&visit, &id, fields, outcome, "notice-contracts-registered").await
}

/// A side ends it.
#[handler]
pub(super) async fn end(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    visit.known()?;
    let Some(reason) = MoveReason::parse(fields.get("reason")) else {
        let mut problems = Problems::default();
        problems.add("reason", visit.t("contracts-reason-needed"));
        return page(&visit, &id, fields, problems, false).await;
    };
    let input = EndContractInput {
        id: id.as_str().into(),
        version: version(&fields)?,
        reason,
        sentence: fields.get("sentence").to_owned(),
    };
    let outcome = input.send(&visit).await?;
    said(&visit, &id, fields, outcome, "notice-contracts-ended").await
}
