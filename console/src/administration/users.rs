//! `/administration/users`: all accounts.

use askama::Template;
use chrono::{DateTime, Utc};
use cynic::QueryBuilder;
use poem::{Response, handler};

use super::{Part, open};
use crate::{
    code::{AccountStatus, Code, Noun, Role},
    fault::Fault,
    list::{
        cell::Cell,
        export::{Batch, Listing},
        turn::Turn,
    },
    piece::PageInfo,
    schema,
    visit::Visit,
};

/// Which accounts.
#[derive(cynic::InputObject, Clone, Debug)]
struct AccountFilter {
    login: Option<String>,
    status: Option<AccountStatus>,
    role: Option<Role>,
}

#[derive(cynic::QueryVariables, Debug)]
struct Variables {
    filter: AccountFilter,
    first: Option<i32>,
    after: Option<String>,
    last: Option<i32>,
    before: Option<String>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct Asked {
    #[arguments(filter: $filter, first: $first, after: $after, last: $last, before: $before)]
    accounts: AccountConnection,
}

#[derive(cynic::QueryFragment, Debug)]
struct AccountConnection {
    nodes: Vec<Account>,
    page_info: PageInfo,
    total_count: i32,
}

#[derive(cynic::QueryFragment, Debug)]
struct Account {
    id: cynic::Id,
    login: String,
    name: String,
    status: AccountStatus,
    roles: Vec<AccountRole>,
    memberships: Vec<Membership>,
    manager: Option<Manager>,
    created_at: DateTime<Utc>,
    logged_in_at: Option<DateTime<Utc>>,
}

#[derive(cynic::QueryFragment, Debug)]
struct AccountRole {
    role: Role,
}

#[derive(cynic::QueryFragment, Debug)]
struct Manager {
    #[cynic(rename = "__typename")]
    _name: String,
}

#[derive(cynic::QueryFragment, Debug)]
struct Membership {
    organization: Option<crate::piece::Named>,
}

#[derive(Template)]
#[template(path = "administration/users.html")]
struct Page<'a> {
    visit: &'a Visit,
    part: Part,
    list: AccountConnection,
    statuses: Vec<(&'static str, String)>,
    roles: Vec<(&'static str, String)>,
}

/// The class of a status's badge.
pub(super) fn mark(status: AccountStatus) -> &'static str {
    match status {
        AccountStatus::Active => "good",
        AccountStatus::Blocked => "bad",
        AccountStatus::Erased => "",
    }
}

impl Account {
    /// The class of its status's badge.
    fn mark(&self) -> &'static str {
        mark(self.status)
    }

    /// What it is: its roles, each once, and whether it is a manager.
    fn is(&self, visit: &Visit) -> String {
        let mut roles: Vec<String> = Vec::new();
        for held in &self.roles {
            let role = visit.label(&held.role);
            if !roles.contains(&role) {
                roles.push(role);
            }
        }
        roles.extend(self.manager.as_ref().map(|_| visit.label(&Noun::Manager)));
        visit.listed(roles)
    }

    /// The organizations whose member it is.
    fn belongs(&self, visit: &Visit) -> String {
        let known = self.memberships.iter().filter_map(|one| one.organization.as_ref());
        visit.listed(known.map(|organization| organization.name.show()))
    }
}

async fn ask(visit: &Visit, turn: Turn) -> Result<AccountConnection, Fault> {
    let given = |name| visit.address().get(name).unwrap_or_default();
    let login = given("login").trim().to_lowercase();
    let variables = Variables {
        filter: AccountFilter {
            login: (!login.is_empty()).then_some(login),
            status: AccountStatus::parse(given("status")),
            role: Role::parse(given("role")),
        },
        first: turn.first,
        after: turn.after,
        last: turn.last,
        before: turn.before,
    };
    Ok(visit.ask(Asked::build(variables)).await?.accounts)
}

/// The page.
#[handler]
pub(super) async fn show(visit: Visit) -> Result<Response, Fault> {
    open(&visit, Part::Users)?;
    let list = ask(&visit, Turn::of(visit.address())).await?;
    visit.page(&Page {
        visit: &visit,
        part: Part::Users,
        list,
        statuses: AccountStatus::ALL
            .iter()
            .map(|status| (status.value(), visit.label(status)))
            .collect(),
        roles: Role::ALL.iter().map(|role| (role.value(), visit.label(role))).collect(),
    })
}

/// Accounts, as the address filters them.
pub(super) struct Users;

impl Listing for Users {
    fn of(visit: &Visit, _: &str) -> Result<Self, Fault> {
        open(visit, Part::Users).map(|()| Self)
    }

    fn title(&self) -> &'static str {
        "administration-users"
    }

    fn columns(&self) -> Vec<&'static str> {
        vec![
            "session-login",
            "session-name",
            "account-status",
            "account-role",
            "account-organization",
            "account-since",
            "account-logged-in",
            "list-id",
        ]
    }

    async fn batch(&self, visit: &Visit, turn: Turn) -> Result<Batch, Fault> {
        let found = ask(visit, turn).await?;
        let rows = found.nodes.iter().map(|account| {
            vec![
                Cell::text(&account.login),
                Cell::text(&account.name),
                Cell::text(visit.label(&account.status)),
                Cell::text(account.is(visit)),
                Cell::text(account.belongs(visit)),
                Cell::Moment(account.created_at),
                Cell::moment(account.logged_in_at),
                Cell::text(account.id.inner()),
            ]
        });
        Ok(Batch::of(rows, found.page_info, Some(found.total_count)))
    }
}
