//! The audit log.

use async_graphql::{Context, InputObject, Object, Result};
use chrono::{DateTime, Utc};

use super::filter;
use crate::{
    context::asking,
    domain::audit as domain,
    fault::Misuse,
    object::{AuditAction, AuditEntry, saturating},
    page::{Connection, Window},
};

/// Which entries: all conditions given must hold.
#[derive(Clone, Debug, Default, InputObject)]
pub(crate) struct AuditFilter {
    /// By whom, such as `account_7`.
    actor: Option<String>,
    /// What was done.
    action: Option<AuditAction>,
    /// To what, such as `account_7`.
    subject: Option<String>,
    /// Not before this moment.
    from: Option<DateTime<Utc>>,
    /// Before this moment.
    to: Option<DateTime<Utc>>,
}

impl AuditFilter {
    /// The filter as the domain knows it.
    fn domain(self) -> Result<domain::Filter, Misuse> {
        let word = |name, given: Option<String>| -> Result<Option<String>, Misuse> {
            Ok(filter::words(name, given.map(|given| vec![given]))?.pop())
        };
        Ok(domain::Filter {
            actor: word("actor", self.actor)?,
            action: self.action.map(Into::into),
            subject: word("subject", self.subject)?,
            from: self.from.map(Into::into),
            to: self.to.map(Into::into),
        })
    }
}

/// What is said of a whole list of entries.
pub(crate) struct AuditTotals(domain::Filter);

/// What is said of a whole list of entries.
#[Object]
impl AuditTotals {
    /// How many entries the filter lets through, on all pages together.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<i32> {
        let asking = asking(ctx);
        Ok(saturating(
            domain::count(&asking.app, &asking.requester, &self.0).await?,
        ))
    }
}

#[derive(Default)]
pub(crate) struct AuditQuery;

#[Object]
impl AuditQuery {
    /// The audit log, the newest entry first: sensitive actions, each bound to the one before. For administrators alone.
    async fn audit_log(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which entries; all when it is left out.")] filter: Option<AuditFilter>,
        #[graphql(desc = "The first so many, at most 100.")] first: Option<i32>,
        #[graphql(desc = "Only behind this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many, at most 100.")] last: Option<i32>,
        #[graphql(desc = "Only before this cursor.")] before: Option<String>,
    ) -> Result<Connection<AuditEntry, AuditTotals>> {
        let asking = asking(ctx);
        let filter = filter.unwrap_or_default().domain()?;
        let window = Window {
            first,
            after,
            last,
            before,
        };
        let request = window.of("auditLog")?;
        let page = domain::list(&asking.app, &asking.requester, &filter, &request).await?;
        Ok(Connection::of_rows(page, "auditLog", AuditEntry, AuditTotals(filter)))
    }
}
