//! `/account/organizations/ID`: who belongs to an organization, and its tokens.

use askama::Template;
use chrono::{DateTime, Utc};
use cynic::QueryBuilder;
use poem::{Response, handler, http::StatusCode, web::Path};

use super::{Part, mine, tokens::ApiToken};
use crate::{
    change::{Change, Outcome, change},
    code::{Code, MemberRole, Role},
    fault::Fault,
    fields::Fields,
    piece::Prose,
    problem::Problems,
    schema,
    visit::Visit,
};

/// What `setMember` takes.
#[derive(cynic::InputObject, Clone, Debug)]
struct SetMemberInput {
    organization: cynic::Id,
    account: Option<cynic::Id>,
    login: Option<String>,
    role: MemberRole,
}
change!($ "setMember" SetMemberInput -> "SetMemberPayload" { "MemberSet" | "InvalidMembership" });
/// What `removeMember` takes.
#[derive(cynic::InputObject, Clone, Debug)]
struct RemoveMemberInput {
    organization: cynic::Id,
    account: cynic::Id,
}
change!($ "removeMember" RemoveMemberInput -> "RemoveMemberPayload" { "MemberRemoved" | "InvalidMembership" });

#[derive(cynic::QueryVariables, Debug)]
struct Variables {
    id: cynic::Id,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct Asked {
    #[arguments(id: $id)]
    organization: Option<Organization>,
}

#[derive(cynic::QueryFragment, Debug)]
struct Organization {
    id: cynic::Id,
    name: Prose,
    members: Option<Vec<OrganizationMember>>,
    tokens: Option<Vec<ApiToken>>,
}

#[derive(cynic::QueryFragment, Debug)]
struct OrganizationMember {
    account: cynic::Id,
    name: String,
    role: MemberRole,
    granted_at: DateTime<Utc>,
}

impl OrganizationMember {
    /// Whether the member has the role of a name.
    fn is(&self, role: &str) -> bool {
        self.role.value() == role
    }
}

#[derive(Template)]
#[template(path = "account/organization.html")]
struct Page<'a> {
    visit: &'a Visit,
    part: Part,
    id: String,
    name: String,
    members: Vec<OrganizationMember>,
    tokens: Option<Vec<ApiToken>>,
    roles: Vec<(&'static str, String)>,
    me: String,
    /// Whether the visitor decides who belongs to it.
    owns: bool,
    /// Whether members may be named by their login.
    by_login: bool,
    typed: Fields,
    problems: Problems,
}

async fn page(visit: &Visit, id: &str, typed: Fields, problems: Problems) -> Result<Response, Fault> {
    let me = mine(visit)?;
    let asked = visit.ask(Asked::build(Variables { id: id.into() })).await?;
    let Organization {
        id,
        name,
        members,
        tokens,
    } = asked.organization.ok_or(Fault::NotFound)?;
    let members = members.ok_or(Fault::Forbidden)?;
    let by_login = visit.me().may.administer || visit.me().is(Role::Registrar);
    let my_role = members
        .iter()
        .find(|member| member.account == me.id)
        .map(|member| member.role);
    let status = if problems.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let page = Page {
        visit,
        part: Part::Profile,
        id: id.into_inner(),
        name: name.show().to_owned(),
        owns: by_login || my_role == Some(MemberRole::Owner),
        by_login,
        members,
        tokens,
        roles: MemberRole::ALL
            .iter()
            .map(|role| (role.value(), visit.label(role)))
            .collect(),
        me: me.id.inner().to_owned(),
        typed,
        problems,
    };
    visit.page_of(status, &page)
}

/// The page.
#[handler]
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
    page(&visit, &id, Fields::default(), Problems::default()).await
}

/// Somebody becomes a member, or has another role.
#[handler]
pub(super) async fn set(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    mine(&visit)?;
    let Some(role) = MemberRole::parse(fields.get("role")) else {
        return Err(Fault::Senseless(String::new()));
    };
    let who = fields.text("account");
    let is_account = who.as_deref().is_some_and(|who| who.starts_with("account_"));
    let (account, login) = if is_account || !(visit.me().may.administer || visit.me().is(Role::Registrar)) {
        (who, None)
    } else {
        (None, who)
    };
    let mut nobody = Problems::default();
    nobody.add("account", visit.t("account-member-unknown"));
    let input = SetMemberInput {
        organization: id.as_str().into(),
        account: Some(account.unwrap_or_default())
            .filter(|_| login.is_none())
            .map(Into::into),
        login,
        role,
    };
    let here = format!("/account/organizations/{id}");
    match input.send(&visit).await {
        Ok(Outcome::Done(())) => Ok(visit.go_and_say(&here, "notice-account-member-set")),
        Ok(Outcome::Invalid(problems)) => page(&visit, &id, fields, of_login(&problems)).await,
        Ok(Outcome::Stale) | Err(Fault::NotFound) => page(&visit, &id, fields, nobody).await,
        Err(fault) => Err(fault),
    }
}

/// A membership is taken away, or given up.
#[handler]
pub(super) async fn remove(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    let me = mine(&visit)?;
    let account = fields.get("account").to_owned();
    let leaves = account == me.id.inner();
    let input = RemoveMemberInput {
        organization: id.as_str().into(),
        account: account.into(),
    };
    match input.send(&visit).await? {
        Outcome::Done(()) if leaves => Ok(visit.go_and_say("/account", "notice-account-left")),
        Outcome::Done(()) | Outcome::Stale => {
            Ok(visit.go_and_say(&format!("/account/organizations/{id}"), "notice-account-member-removed"))
        }
        Outcome::Invalid(problems) => page(&visit, &id, Fields::default(), of_login(&problems)).await,
    }
}

/// The form has one field for a number or a login.
fn of_login(problems: &Problems) -> Problems {
    let mut moved = Problems::default();
    for (field, message) in problems.all() {
        let field = if field == "login" { "account" } else { field };
        moved.add(field, message.clone());
    }
    moved
}
