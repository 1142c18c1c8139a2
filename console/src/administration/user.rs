//! `/administration/users/ID`: an account, as administrators see it.

use askama::Template;
use chrono::{DateTime, Utc};
use cynic::QueryBuilder;
use poem::{Response, handler, http::StatusCode, web::Path};

use super::{Part, open, users::mark};
use crate::{
    account::own::{AccountRole, Manager, Membership},
    code::{AccountStatus, Code, OrganizationKind, Role},
    fault::Fault,
    fields::Fields,
    piece::{Named, Place},
    problem::Problems,
    schema,
    visit::Visit,
};

/// Associations that a matchmaker can be given.
#[derive(cynic::InputObject, Clone, Debug)]
struct OrganizationFilter {
    kinds: Option<Vec<OrganizationKind>>,
}

#[derive(cynic::QueryVariables, Debug)]
struct Variables {
    id: cynic::Id,
    associations: OrganizationFilter,
    china: Option<Vec<String>>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct Asked {
    #[arguments(id: $id)]
    account: Option<Account>,
    #[arguments(filter: $associations, first: 100)]
    organizations: OrganizationConnection,
    #[arguments(codes: $china)]
    regions: Vec<Region>,
}

#[derive(cynic::QueryFragment, Debug)]
struct OrganizationConnection {
    nodes: Vec<Named>,
}

#[derive(cynic::QueryFragment, Debug)]
struct Region {
    children: Vec<Place>,
}

/// An account.
#[derive(cynic::QueryFragment, Debug)]
pub(super) struct Account {
    pub(super) id: cynic::Id,
    pub(super) login: String,
    pub(super) name: String,
    pub(super) status: AccountStatus,
    pub(super) created_at: DateTime<Utc>,
    pub(super) logged_in_at: Option<DateTime<Utc>>,
    pub(super) roles: Vec<AccountRole>,
    pub(super) memberships: Vec<Membership>,
    pub(super) manager: Option<Manager>,
}

impl Account {
    /// The class of its status's badge.
    fn mark(&self) -> &'static str {
        mark(self.status)
    }

    fn is(&self, status: &str) -> bool {
        self.status.value() == status
    }
}

/// A one-time link that was just made.
#[derive(Debug)]
pub(super) struct Link {
    /// The page with the token.
    pub(super) address: String,
    /// When it ends.
    pub(super) expires_at: DateTime<Utc>,
}

#[derive(Template)]
#[template(path = "administration/user.html")]
struct Page<'a> {
    visit: &'a Visit,
    part: Part,
    account: Account,
    roles: Vec<(&'static str, String)>,
    provinces: Vec<(String, String)>,
    associations: Vec<(String, String)>,
    typed: Fields,
    problems: Problems,
    link: Option<Link>,
    is_me: bool,
}

/// The page, with what was typed, what is wrong with it, or a link that is shown once.
pub(super) async fn page(
    visit: &Visit,
    id: &str,
    typed: Fields,
    problems: Problems,
    link: Option<Link>,
) -> Result<Response, Fault> {
    open(visit, Part::Users)?;
    let variables = Variables {
        id: id.into(),
        associations: OrganizationFilter {
            kinds: Some(vec![OrganizationKind::Association]),
        },
        china: Some(vec!["CN".to_owned()]),
    };
    let asked = visit.ask(Asked::build(variables)).await?;
    let account = asked.account.ok_or(Fault::NotFound)?;
    let provinces = asked.regions.into_iter().flat_map(|region| region.children);
    let associations = asked.organizations.nodes.into_iter();
    let status = if problems.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let me = visit.me().account.as_ref();
    let page = Page {
        visit,
        part: Part::Users,
        is_me: me.is_some_and(|me| me.id == account.id),
        account,
        roles: Role::ALL.iter().map(|role| (role.value(), visit.label(role))).collect(),
        provinces: provinces
            .map(|place| (place.code, place.name.show().to_owned()))
            .collect(),
        associations: associations
            .map(|association| (association.id.inner().to_owned(), association.name.show().to_owned()))
            .collect(),
        typed,
        problems,
        link,
    };
    visit.page_of(status, &page)
}

/// The page.
#[handler]
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
    page(&visit, &id, Fields::default(), Problems::default(), None).await
}
