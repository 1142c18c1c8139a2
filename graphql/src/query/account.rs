//! Accounts: the requester's own, and all of them for administrators.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use qiao_entity::account_role::Role;

use crate::{
    context::asking,
    domain::account as domain,
    node,
    object::{self, ACCOUNT, Account, Identity, Session, code::AccountStatus, saturating},
    page::{Connection, Window},
};

/// What the requester is and may do.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ViewerAccount;

/// What the requester is and may do.
#[Object]
impl ViewerAccount {
    /// The account that asks; null for anyone else.
    async fn account(&self, ctx: &Context<'_>) -> Result<Option<Account>> {
        let asking = asking(ctx);
        let Some(number) = asking.requester.account() else {
            return Ok(None);
        };
        let row = domain::by_id(&asking.app, &asking.requester, number).await?;
        Ok(row.map(Account))
    }

    /// The sessions of that account, the latest first.
    async fn sessions(&self, ctx: &Context<'_>) -> Result<Vec<Session>> {
        let asking = asking(ctx);
        let rows = domain::sessions(&asking.app, &asking.requester).await?;
        Ok(rows.into_iter().map(Session).collect())
    }

    /// The identities at providers that are tied to that account, the oldest first.
    async fn identities(&self, ctx: &Context<'_>) -> Result<Vec<Identity>> {
        let asking = asking(ctx);
        let rows = domain::identity::own(&asking.app, &asking.requester).await?;
        Ok(rows.into_iter().map(Identity).collect())
    }

    /// What the requester may do in general. What it may do with one record depends on the record, too.
    async fn may(&self, ctx: &Context<'_>) -> Permissions {
        let requester = &asking(ctx).requester;
        let has = |role| requester.rights().is_some_and(|rights| rights.has(role));
        Permissions {
            write: requester.may_write(),
            manage: requester.may_manage(),
            administer: requester.is_administrator() && requester.may_manage(),
            register: requester.is_registrar() && requester.may_write(),
            review: has(Role::Reviewer),
            introduce: !requester.matchmaking().is_empty(),
        }
    }
}

/// What the requester may do in general.
#[expect(clippy::struct_excessive_bools, reason = "what one may is yes or no")]
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct Permissions {
    /// Write records.
    write: bool,
    /// Manage its own account, and the members, tokens and agreements of organizations that it owns.
    manage: bool,
    /// Manage all accounts.
    administer: bool,
    /// Keep the registries of managers and organizations.
    register: bool,
    /// Judge proposals.
    review: bool,
    /// Bring needs and managers together, in a region or for an association.
    introduce: bool,
}

/// Which accounts: all conditions given must hold.
#[derive(Clone, Debug, Default, InputObject)]
pub(crate) struct AccountFilter {
    /// Those whose login begins like this.
    login: Option<String>,
    /// Those in this state.
    status: Option<AccountStatus>,
    /// Those with this role.
    role: Option<object::Role>,
}

/// What is said of a whole list of accounts.
pub(crate) struct AccountTotals(domain::Filter);

/// What is said of a whole list of accounts.
#[Object]
impl AccountTotals {
    /// How many accounts the filter lets through, on all pages together.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<i32> {
        let asking = asking(ctx);
        Ok(saturating(
            domain::count(&asking.app, &asking.requester, &self.0).await?,
        ))
    }
}

#[derive(Default)]
pub(crate) struct AccountQuery;

#[Object]
impl AccountQuery {
    /// An account by its id; null when there is none that the requester may know of, which is its own and for
    /// administrators each.
    async fn account(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The id, such as `account_42`.")] id: ID,
    ) -> Result<Option<Account>> {
        let asking = asking(ctx);
        let Some(number) = node::number_of(ACCOUNT, &id) else {
            return Ok(None);
        };
        let row = domain::by_id(&asking.app, &asking.requester, number).await?;
        Ok(row.map(Account))
    }

    /// Accounts by login, page by page: all for administrators, for others their own.
    async fn accounts(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which accounts; all when it is left out.")] filter: Option<AccountFilter>,
        #[graphql(desc = "The first so many, at most 100.")] first: Option<i32>,
        #[graphql(desc = "Only behind this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many, at most 100.")] last: Option<i32>,
        #[graphql(desc = "Only before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Account, AccountTotals>> {
        let asking = asking(ctx);
        let filter = filter.unwrap_or_default();
        let filter = domain::Filter {
            login: filter.login,
            status: filter.status.map(Into::into),
            role: filter.role.map(Into::into),
        };
        let window = Window {
            first,
            after,
            last,
            before,
        };
        let request = window.of("accounts")?;
        let page = domain::list(&asking.app, &asking.requester, &filter, &request).await?;
        Ok(Connection::of_rows(page, "accounts", Account, AccountTotals(filter)))
    }
}
