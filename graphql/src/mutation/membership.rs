//! Naming the members of organizations.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use qiao_entity::noun::Noun;

use super::{act::acts, given::Given};
use crate::{
    context::asking,
    domain::{
        account::{Who, membership as domain},
        problem::{Problem, Refusal, Trouble},
    },
    node,
    object::{MemberRole, Membership, OrganizationMember},
};

/// A member of an organization to be.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct SetMemberInput {
    /// The organization.
    organization: ID,
    /// The account, such as `account_7`: its holder reads it under `viewer` and tells it. Either this or `login`.
    account: Option<ID>,
    /// The name that the account logs in with. For registrars and administrators: owners would learn from it who has an
    /// account.
    login: Option<String>,
    /// What the member may do.
    role: MemberRole,
}

/// A membership to be taken away.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct RemoveMemberInput {
    /// The organization.
    organization: ID,
    /// The account, such as `account_7`.
    account: ID,
}

/// The account is a member.
#[derive(SimpleObject)]
pub(crate) struct MemberSet {
    /// The member.
    member: OrganizationMember,
    /// The membership.
    membership: Membership,
}

/// The account is a member no longer.
#[derive(SimpleObject)]
pub(crate) struct MemberRemoved {
    /// The account.
    account: ID,
    /// The membership as it was.
    membership: Membership,
}

acts! {
    /// What became of a member to be.
    SetMemberPayload, MemberSet, Membership,
}

acts! {
    /// What became of a membership to be taken away.
    RemoveMemberPayload, MemberRemoved, Membership,
}

#[derive(Default)]
pub(crate) struct MembershipMutation;

#[Object]
impl MembershipMutation {
    /// Makes an account a member of an organization, or gives a member another role. For owners of the organization,
    /// registrars and administrators.
    async fn set_member(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The member to be.")] input: SetMemberInput,
    ) -> Result<SetMemberPayload> {
        let asking = asking(ctx);
        let mut given = Given::default();
        let id = input.organization;
        let organization = given.number(&["organization"], &id, Noun::Organization);
        let who = match (&input.account, input.login) {
            (Some(account), None) => {
                given.tagged(&["account"], account);
                Ok(Who::Number(node::number_of("account", account).unwrap_or_default()))
            }
            (None, Some(login)) => Ok(Who::Login(login)),
            (None, None) => Err(("account", Trouble::Required)),
            (Some(_), Some(_)) => Err(("login", Trouble::NotWanted)),
        };
        let who = match who {
            Ok(who) => who,
            Err((field, trouble)) => {
                let path = vec![field.to_owned()];
                let refusal = Refusal::Invalid(vec![Problem { path, trouble }]);
                return SetMemberPayload::of(ctx, &given, &id, Err(refusal));
            }
        };
        let answer = domain::set(&asking.app, &asking.requester, organization, &who, input.role.into()).await?;
        let done = answer.map(|member| MemberSet {
            membership: Membership(member.row.clone()),
            member: OrganizationMember(member),
        });
        SetMemberPayload::of(ctx, &given, &id, done)
    }

    /// Takes a membership away. The last owner stays, unless an administrator says otherwise. For owners of the
    /// organization, registrars and administrators; a member may leave.
    async fn remove_member(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The membership to be taken away.")] input: RemoveMemberInput,
    ) -> Result<RemoveMemberPayload> {
        let asking = asking(ctx);
        let mut given = Given::default();
        let organization = given.number(&["organization"], &input.organization, Noun::Organization);
        let account = node::number_of("account", &input.account).unwrap_or_default();
        let answer = domain::remove(&asking.app, &asking.requester, organization, account).await?;
        let done = answer.map(|row| MemberRemoved {
            account: node::tagged("account", account),
            membership: Membership(row),
        });
        RemoveMemberPayload::of(ctx, &given, &input.account, done)
    }
}
