//! The visitor's own account, as its page shows it.

use chrono::{DateTime, Utc};

use crate::{
    code::{Code, MemberRole, Role, Status},
    piece::{Named, Place, Prose},
    schema,
};

/// Who looks.
#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query")]
pub(super) struct Own {
    pub(super) viewer: Viewer,
    pub(super) service: Service,
}

/// Who looks: account and sessions.
#[derive(cynic::QueryFragment, Debug)]
pub(super) struct Viewer {
    pub(super) account: Option<Account>,
    pub(super) sessions: Vec<Session>,
    pub(super) identities: Vec<Identity>,
}

/// An identity at a provider that is tied to the account.
#[derive(cynic::QueryFragment, Debug)]
pub(super) struct Identity {
    pub(super) issuer: String,
    pub(super) linked_at: DateTime<Utc>,
}

/// What the service offers.
#[derive(cynic::QueryFragment, Debug)]
pub(super) struct Service {
    pub(super) log_in_provider: Option<Provider>,
}

/// Where people log in with an account that they have elsewhere.
#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "LogInProvider")]
pub(super) struct Provider {
    pub(super) name: String,
}

/// The account.
#[derive(cynic::QueryFragment, Debug)]
pub(super) struct Account {
    pub(super) id: cynic::Id,
    pub(super) login: String,
    pub(super) name: String,
    pub(super) version: i32,
    pub(super) created_at: DateTime<Utc>,
    pub(super) logged_in_at: Option<DateTime<Utc>>,
    pub(super) roles: Vec<AccountRole>,
    pub(super) memberships: Vec<Membership>,
    pub(super) manager: Option<Manager>,
}

/// A role with where it holds.
#[derive(cynic::QueryFragment, Debug)]
pub(crate) struct AccountRole {
    pub(crate) role: Role,
    pub(crate) region: Option<Place>,
    pub(crate) association: Option<Named>,
    pub(crate) granted_at: DateTime<Utc>,
}

impl AccountRole {
    /// The role's name in the API.
    pub(crate) fn code(&self) -> &'static str {
        self.role.value()
    }
}

/// A membership.
#[derive(cynic::QueryFragment, Debug)]
pub(crate) struct Membership {
    pub(crate) organization: Option<Named>,
    pub(crate) role: MemberRole,
    pub(crate) granted_at: DateTime<Utc>,
}

/// The person's profile in the registry.
#[derive(cynic::QueryFragment, Debug)]
pub(crate) struct Manager {
    pub(crate) id: cynic::Id,
    pub(crate) name: Prose,
    pub(crate) status: Status,
}

/// A browser that is logged in.
#[derive(cynic::QueryFragment, Debug)]
pub(super) struct Session {
    pub(super) id: cynic::Id,
    pub(super) agent: String,
    pub(super) current: bool,
    pub(super) created_at: DateTime<Utc>,
    pub(super) seen_at: DateTime<Utc>,
    pub(super) expires_at: DateTime<Utc>,
}

impl Session {
    /// What the browser is, in short.
    pub(super) fn browser(&self) -> String {
        super::sessions::browser(&self.agent)
    }
}
