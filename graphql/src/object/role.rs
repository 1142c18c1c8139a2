//! Roles of accounts beside memberships.

use async_graphql::{Context, Description, Enum, Object, Result};
use chrono::{DateTime, Utc};
use qiao_entity::account_role::Model;

use super::{Organization, Region};
use crate::{context::asking, page::Listed};

/// What an account may do beside what it may as a member of organizations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::account_role::Role")]
pub(crate) enum Role {
    /// Everything (管理员).
    Administrator,
    /// Keeps the registries of managers and organizations (登记员).
    Registrar,
    /// Judges proposals (评审专家).
    Reviewer,
    /// Reads what everyone reads, and writes nothing (看板用户).
    Dashboard,
    /// Works the needs of a region or of an association (对接专员).
    Matchmaker,
}

/// A role of an account.
#[derive(Clone, Debug, Description)]
pub(crate) struct AccountRole(pub(crate) Model);

impl Listed for AccountRole {
    const NAME: &'static str = "AccountRole";
}

#[Object(use_type_description)]
impl AccountRole {
    /// The role.
    async fn role(&self) -> Role {
        self.0.role.into()
    }

    /// The region that a matchmaker works in.
    async fn region(&self) -> Option<Region> {
        Region::of(self.0.region_code.as_ref())
    }

    /// The association that a matchmaker works for.
    async fn association(&self, ctx: &Context<'_>) -> Result<Option<Organization>> {
        let Some(number) = self.0.organization_id else {
            return Ok(None);
        };
        Ok(asking(ctx).load.organizations.one(number).await?.map(Organization))
    }

    /// When it was given.
    async fn granted_at(&self) -> DateTime<Utc> {
        *self.0.granted_at
    }
}
