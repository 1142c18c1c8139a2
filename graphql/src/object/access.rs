//! Reads of what stands under agreement.

use async_graphql::{Context, Description, Enum, Object, Result};
use chrono::{DateTime, Utc};
use qiao_entity::access::Model;

use super::agreement::Person;
use crate::{domain::access::door, page::Listed};

/// A read of parts of a record that stand under agreement.
#[derive(Clone, Debug, Description)]
pub(crate) struct Access(pub(crate) Model);

impl Listed for Access {
    const NAME: &'static str = "Access";
}

/// Through what a read came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "crate::domain::access::Door")]
pub(crate) enum AccessVia {
    /// A browser that was logged in.
    Session,
    /// An API token.
    Token,
    /// The administrator's configured token, or the command line.
    AdminToken,
}

#[Object(use_type_description)]
impl Access {
    /// When.
    async fn at(&self) -> DateTime<Utc> {
        *self.0.at
    }

    /// Who: `account_7`, `organization_3` by a token of it, or `administrator`.
    async fn actor(&self) -> &str {
        &self.0.actor
    }

    /// The account, where it was one.
    async fn account(&self, ctx: &Context<'_>) -> Result<Option<Person>> {
        match self.0.account_id {
            Some(account) => Ok(Some(Person::of(ctx, account).await?)),
            None => Ok(None),
        }
    }

    /// What was read: the codes of the parts, and `MATCHING` where words of them may have been shown as reasons of a match.
    async fn parts(&self) -> Vec<&str> {
        self.0.parts.split(',').collect()
    }

    /// Through what.
    async fn via(&self) -> AccessVia {
        door(&self.0).into()
    }
}
