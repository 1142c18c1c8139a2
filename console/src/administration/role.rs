//! Roles that administrators give and take away.

use poem::{Response, handler, web::Path};

use super::{Part, open, user::page};
use crate::{
    change::{Change, Outcome, change},
    code::{Code, Role},
    fault::Fault,
    fields::Fields,
    problem::Problems,
    schema,
    visit::Visit,
};

/// What `grantRole` takes.
#[derive(cynic::InputObject, Clone, Debug)]
struct GrantRoleInput {
    account: cynic::Id,
    role: Role,
    region: Option<String>,
    association: Option<cynic::Id>,
}
change!($ "grantRole" GrantRoleInput -> "GrantRolePayload" { "RoleGranted" | "InvalidAccountRole" });

/// What `removeRole` takes.
#[derive(cynic::InputObject, Clone, Debug)]
struct RemoveRoleInput {
    account: cynic::Id,
    role: Role,
    region: Option<String>,
    association: Option<cynic::Id>,
}
change!($ "removeRole" RemoveRoleInput -> "RemoveRolePayload" { "RoleRemoved" | "InvalidAccountRole" });

async fn said(visit: &Visit, id: &str, fields: Fields, outcome: Outcome<()>, notice: &str) -> Result<Response, Fault> {
    match outcome {
        Outcome::Invalid(problems) => page(visit, id, fields, problems, None).await,
        Outcome::Done(()) | Outcome::Stale => Ok(visit.go_and_say(&format!("/administration/users/{id}"), notice)),
    }
}

/// Gives a role.
#[handler]
pub(super) async fn grant(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    open(&visit, Part::Users)?;
    let Some(role) = Role::parse(fields.get("role")) else {
        let mut problems = Problems::default();
        problems.add("role", visit.t("administration-role-needed"));
        return page(&visit, &id, fields, problems, None).await;
    };
    let input = GrantRoleInput {
        account: id.as_str().into(),
        role,
        region: fields.text("region"),
        association: fields.text("association").map(Into::into),
    };
    let outcome = input.send(&visit).await?;
    said(&visit, &id, fields, outcome, "notice-administration-role-granted").await
}

/// Takes a role away.
#[handler]
pub(super) async fn remove(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    open(&visit, Part::Users)?;
    let role = Role::parse(fields.get("role")).ok_or_else(|| Fault::Senseless(String::new()))?;
    let input = RemoveRoleInput {
        account: id.as_str().into(),
        role,
        region: fields.text("region"),
        association: fields.text("association").map(Into::into),
    };
    let outcome = input.send(&visit).await?;
    said(
        &visit,
        &id,
        Fields::default(),
        outcome,
        "notice-administration-role-removed",
    )
    .await
}
