//! Who looks at a page, as far as every page needs to know: what is in the menu.

use cynic::QueryBuilder;
use poem::{Request, http::header};

use super::Seen;
use crate::{
    code::{MemberRole, Role, ViewerRole},
    fault::Fault,
    piece::Named,
    schema,
};

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query")]
struct WhoAmI {
    viewer: Me,
}

/// The visitor.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Viewer")]
pub(crate) struct Me {
    /// What kind of visitor.
    pub(crate) role: ViewerRole,
    /// The account; none for who has not logged in.
    pub(crate) account: Option<Account>,
    /// What the visitor may do.
    pub(crate) may: May,
}

/// The visitor's account.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(crate) struct Account {
    /// The account's id.
    pub(crate) id: cynic::Id,
    /// What the person is called.
    pub(crate) name: String,
    /// The roles held.
    pub(crate) roles: Vec<AccountRole>,
    /// The organizations whose member the account is.
    pub(crate) memberships: Vec<Membership>,
    /// The profile that is the account's own.
    pub(crate) manager: Option<OwnProfile>,
}

/// A role that an account holds.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(crate) struct AccountRole {
    /// Which.
    pub(crate) role: Role,
}

/// A membership of an account.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(crate) struct Membership {
    /// Of which organization.
    pub(crate) organization: Option<Named>,
    /// As what.
    pub(crate) role: MemberRole,
}

/// A manager's profile, by its id.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Manager")]
pub(crate) struct OwnProfile {
    /// The profile's id.
    pub(crate) id: cynic::Id,
}

/// What the visitor may do.
#[derive(cynic::QueryFragment, Clone, Copy, Debug, Default)]
#[cynic(graphql_type = "Permissions")]
#[expect(clippy::struct_excessive_bools, reason = "as the API has it")]
pub(crate) struct May {
    /// Change records at all.
    pub(crate) write: bool,
    /// Administer the service.
    pub(crate) administer: bool,
    /// Register managers and organizations.
    pub(crate) register: bool,
    /// Introduce managers to needs.
    pub(crate) introduce: bool,
}

impl Default for Me {
    fn default() -> Self {
        Self {
            role: ViewerRole::Anonymous,
            account: None,
            may: May::default(),
        }
    }
}

impl Me {
    /// Whether somebody has logged in.
    pub(crate) fn is_known(&self) -> bool {
        self.role != ViewerRole::Anonymous
    }

    /// Whether the account holds a role.
    pub(crate) fn is(&self, role: Role) -> bool {
        let account = self.account.iter();
        account.flat_map(|account| &account.roles).any(|held| held.role == role)
    }

    /// The organizations that the visitor may write for.
    pub(crate) fn writes_for(&self) -> impl Iterator<Item = &Named> {
        let memberships = self.account.iter().flat_map(|account| &account.memberships);
        let writing = memberships.filter(|membership| membership.role != MemberRole::Reader);
        writing.filter_map(|membership| membership.organization.as_ref())
    }

    /// Whether the visitor writes for an organization, as for who posted a need. The API decides in the end; this decides
    /// which buttons there are.
    pub(crate) fn writes_as(&self, organization: Option<&cynic::Id>) -> bool {
        let organization = organization.map(cynic::Id::inner);
        self.may.administer || self.may.write && self.writes_for().any(|own| Some(own.id.inner()) == organization)
    }
}

/// Whether a request carries a session: without, nobody is looked for.
pub(super) fn may_be_known(request: &Request) -> bool {
    request.headers().contains_key(header::COOKIE)
        && request
            .headers()
            .get_all(header::COOKIE)
            .iter()
            .any(|line| line.to_str().is_ok_and(|line| line.contains("qiao_session=")))
}

/// Finds out who looks.
pub(super) async fn find(seen: &Seen) -> Result<Me, Fault> {
    let answer: WhoAmI = seen.ask(WhoAmI::build(())).await?;
    Ok(answer.viewer)
}
