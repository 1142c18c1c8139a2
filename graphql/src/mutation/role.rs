//! Giving and taking roles.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use qiao_entity::noun::Noun;

use super::{act::acts, given::Given};
use crate::{
    context::asking,
    domain::account::role as domain,
    node,
    object::{AccountRole, Role},
};

/// A role to be given.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct GrantRoleInput {
    /// The account, such as `account_7`.
    account: ID,
    /// The role.
    role: Role,
    /// The code of the region that a matchmaker works in; either this or `association`.
    region: Option<String>,
    /// The association that a matchmaker works for.
    association: Option<ID>,
}

/// A role to be taken away, as it was given.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct RemoveRoleInput {
    /// The account, such as `account_7`.
    account: ID,
    /// The role.
    role: Role,
    /// The code of the region that a matchmaker works in.
    region: Option<String>,
    /// The association that a matchmaker works for.
    association: Option<ID>,
}

/// The account has the role.
#[derive(SimpleObject)]
pub(crate) struct RoleGranted {
    /// The account.
    account: ID,
    /// The role as stored.
    role: AccountRole,
}

/// The account has the role no longer.
#[derive(SimpleObject)]
pub(crate) struct RoleRemoved {
    /// The account.
    account: ID,
    /// The role as it was.
    role: AccountRole,
}

acts! {
    /// What became of a role to be given.
    GrantRolePayload, RoleGranted, AccountRole,
}

acts! {
    /// What became of a role to be taken away.
    RemoveRolePayload, RoleRemoved, AccountRole,
}

/// What an input says, as the domain knows it.
fn grant(given: &mut Given, role: Role, region: Option<String>, association: Option<&ID>) -> domain::Grant {
    domain::Grant {
        role: role.into(),
        region,
        association: association.map(|id| given.number(&["association"], id, Noun::Organization)),
    }
}

#[derive(Default)]
pub(crate) struct RoleMutation;

#[Object]
impl RoleMutation {
    /// Gives an account a role; one that it has already stays as it is. For administrators.
    async fn grant_role(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The role to be given.")] input: GrantRoleInput,
    ) -> Result<GrantRolePayload> {
        let asking = asking(ctx);
        let mut given = Given::default();
        let id = input.account;
        let account = node::number_of("account", &id).unwrap_or_default();
        let grant = grant(&mut given, input.role, input.region, input.association.as_ref());
        let answer = domain::grant(&asking.app, &asking.requester, account, &grant).await?;
        let done = answer.map(|row| RoleGranted {
            account: node::tagged("account", row.account_id),
            role: AccountRole(row),
        });
        GrantRolePayload::of(ctx, &given, &id, done)
    }

    /// Takes a role away from an account. The last administrator stays one. For administrators.
    async fn remove_role(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The role to be taken away.")] input: RemoveRoleInput,
    ) -> Result<RemoveRolePayload> {
        let asking = asking(ctx);
        let mut given = Given::default();
        let id = input.account;
        let account = node::number_of("account", &id).unwrap_or_default();
        let grant = grant(&mut given, input.role, input.region, input.association.as_ref());
        let answer = domain::remove(&asking.app, &asking.requester, account, &grant).await?;
        let done = answer.map(|row| RoleRemoved {
            account: node::tagged("account", row.account_id),
            role: AccountRole(row),
        });
        RemoveRolePayload::of(ctx, &given, &id, done)
    }
}
