//! Accounts.

use async_graphql::{Context, Description, ID, Object, Result};
use chrono::{DateTime, Utc};
use qiao_entity::account::Model;

use super::{AccountRole, Manager, Membership, code::AccountStatus, saturating};
use crate::{context::asking, node, page::Listed};

/// What the ids of accounts begin with.
pub(crate) const ACCOUNT: &str = "account";

/// An account (账号): a person who logs in. Only the person and administrators read it.
#[derive(Clone, Debug, Description)]
pub(crate) struct Account(pub(crate) Model);

impl Listed for Account {
    const NAME: &'static str = "Account";
}

#[Object(use_type_description)]
impl Account {
    /// The account's id: always the same.
    async fn id(&self) -> ID {
        node::tagged(ACCOUNT, self.0.id)
    }

    /// The name to log in with: an e-mail address or another name, in lower case.
    async fn login(&self) -> &str {
        &self.0.login
    }

    /// What the person is called.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// Whether it can be used.
    async fn status(&self) -> AccountStatus {
        self.0.status.into()
    }

    /// The profile in the registry of managers that is this person.
    async fn manager(&self, ctx: &Context<'_>) -> Result<Option<Manager>> {
        let Some(manager) = self.0.manager_id else {
            return Ok(None);
        };
        Ok(asking(ctx).load.managers.one(manager).await?.map(Manager))
    }

    /// Its roles beside memberships.
    async fn roles(&self, ctx: &Context<'_>) -> Result<Vec<AccountRole>> {
        let rows = asking(ctx).load.account_roles.one(self.0.id).await?;
        Ok(rows.unwrap_or_default().into_iter().map(AccountRole).collect())
    }

    /// The organizations whose member it is.
    async fn memberships(&self, ctx: &Context<'_>) -> Result<Vec<Membership>> {
        let rows = asking(ctx).load.account_memberships.one(self.0.id).await?;
        Ok(rows.unwrap_or_default().into_iter().map(Membership).collect())
    }

    /// When it was made.
    async fn created_at(&self) -> DateTime<Utc> {
        *self.0.created_at
    }

    /// When the person last logged in.
    async fn logged_in_at(&self) -> Option<DateTime<Utc>> {
        self.0.logged_in_at.map(|at| *at)
    }

    /// Goes up with every change; an update names the version that it saw.
    async fn version(&self) -> i32 {
        saturating(self.0.version)
    }
}
