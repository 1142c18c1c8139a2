//! What the owner of a record sees about those who read it.

use async_graphql::{Context, Object, Result};

use super::{access::Access, agreement::Agreement, saturating};
use crate::{
    context::asking,
    domain::{access, agreement, disclosure::Disclosed},
    page::{Connection, Window},
};

/// What the owner of a record sees about those who read it.
pub(crate) struct Governed(pub(crate) Disclosed);

#[Object]
impl Governed {
    /// The agreements that were asked of its owner, the newest first; null for everyone but the owner's side: owners among
    /// the members of the organization, the manager itself, administrators.
    async fn agreements(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The first so many, at most 100.")] first: Option<i32>,
        #[graphql(desc = "Only behind this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many, at most 100.")] last: Option<i32>,
        #[graphql(desc = "Only before this cursor.")] before: Option<String>,
    ) -> Result<Option<Connection<Agreement, AgreementTotals>>> {
        let asking = asking(ctx);
        let place = format!("agreements {:?} {}", self.0.noun, self.0.id);
        let request = Window {
            first,
            after,
            last,
            before,
        }
        .of(&place)?;
        let page = agreement::of_record(&asking.app, &asking.requester, self.0, &request).await?;
        let totals = AgreementTotals(Some(self.0));
        Ok(page.map(|page| Connection::of_rows(page, &place, Agreement, totals)))
    }

    /// The reads of what in it stands under agreement, the newest first; null for everyone but the owner's side.
    async fn access_log(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The first so many, at most 100.")] first: Option<i32>,
        #[graphql(desc = "Only behind this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many, at most 100.")] last: Option<i32>,
        #[graphql(desc = "Only before this cursor.")] before: Option<String>,
    ) -> Result<Option<Connection<Access, AccessTotals>>> {
        let asking = asking(ctx);
        let place = format!("accesses {:?} {}", self.0.noun, self.0.id);
        let request = Window {
            first,
            after,
            last,
            before,
        }
        .of(&place)?;
        let page = access::list(&asking.app, &asking.requester, self.0, &request).await?;
        let totals = AccessTotals(self.0);
        Ok(page.map(|page| Connection::of_rows(page, &place, Access, totals)))
    }
}

/// What is said of a whole list of agreements: those of a record, or the requester's own.
pub(crate) struct AgreementTotals(pub(crate) Option<Disclosed>);

/// What is said of a whole list of agreements.
#[Object]
impl AgreementTotals {
    /// How many agreements, on all pages together.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<i32> {
        let asking = asking(ctx);
        let count = match self.0 {
            Some(record) => agreement::count_of(&asking.app, &asking.requester, record).await?,
            None => agreement::count_mine(&asking.app, &asking.requester).await?,
        };
        Ok(saturating(count))
    }
}

/// What is said of a whole list of reads.
pub(crate) struct AccessTotals(Disclosed);

/// What is said of a whole list of reads.
#[Object]
impl AccessTotals {
    /// How many reads, on all pages together.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<i32> {
        let asking = asking(ctx);
        Ok(saturating(access::count(&asking.app, &asking.requester, self.0).await?))
    }
}
