//! Members of organizations, and what only those inside see of one.

use async_graphql::{Context, Description, Enum, ID, Object, Result};
use chrono::{DateTime, Utc};
use qiao_entity::membership::Model;

use super::{ApiToken, Organization};
use crate::{context::asking, domain::account::membership::Member, node, page::Listed};

/// What a member may do in an organization.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::membership::MemberRole")]
pub(crate) enum MemberRole {
    /// Reads everything of the organization (查看).
    Reader,
    /// Writes its records, too (编辑).
    Editor,
    /// Decides on agreements, members and tokens, too (所有者).
    Owner,
}

/// A membership as the member sees it.
#[derive(Clone, Debug, Description)]
pub(crate) struct Membership(pub(crate) Model);

impl Listed for Membership {
    const NAME: &'static str = "Membership";
}

#[Object(use_type_description)]
impl Membership {
    /// The organization; null where the requester may not know of it.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Option<Organization>> {
        let number = self.0.organization_id;
        Ok(asking(ctx).load.organizations.one(number).await?.map(Organization))
    }

    /// What the member may do there.
    async fn role(&self) -> MemberRole {
        self.0.role.into()
    }

    /// When it was given.
    async fn granted_at(&self) -> DateTime<Utc> {
        *self.0.granted_at
    }
}

/// A member of an organization as the others see it.
#[derive(Clone, Debug, Description)]
pub(crate) struct OrganizationMember(pub(crate) Member);

#[Object(use_type_description)]
impl OrganizationMember {
    /// The account's id, such as `account_7`.
    async fn account(&self) -> ID {
        node::tagged("account", self.0.row.account_id)
    }

    /// What the person is called.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// What the member may do.
    async fn role(&self) -> MemberRole {
        self.0.row.role.into()
    }

    /// When it was given.
    async fn granted_at(&self) -> DateTime<Utc> {
        *self.0.row.granted_at
    }
}

/// What only those inside see of an organization.
pub(crate) struct OrganizationInside(pub(crate) i64);

/// What only those inside see of an organization.
#[Object]
impl OrganizationInside {
    /// Its members, the first one first; null for whoever is none of them and keeps no registry.
    async fn members(&self, ctx: &Context<'_>) -> Result<Option<Vec<OrganizationMember>>> {
        let members = asking(ctx).load.organization_members.one(self.0).await?;
        Ok(members.map(|members| members.iter().cloned().map(OrganizationMember).collect()))
    }

    /// Its tokens for programs, the newest first; null for whoever is neither an owner nor an administrator.
    async fn tokens(&self, ctx: &Context<'_>) -> Result<Option<Vec<ApiToken>>> {
        let tokens = asking(ctx).load.organization_tokens.one(self.0).await?;
        Ok(tokens.map(|tokens| tokens.iter().cloned().map(ApiToken).collect()))
    }
}
