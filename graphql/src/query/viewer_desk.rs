//! What lies on the requester's own desk.

use async_graphql::{Context, Object, Result};

use crate::{
    context::asking,
    domain::{note, shortlist},
    object::{Manager, Need, Note, NoteTotals, Organization},
    page::{Connection, Window},
};

/// Most needs with a shortlist that are named.
const MOST_NEEDS: u64 = 50;

/// What lies on the requester's own desk.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct ViewerDesk;

#[Object]
impl ViewerDesk {
    /// The profile in the registry of managers that is the requester; null when there is none, or when it is not shown yet and this door
    /// does not let confidential things through.
    async fn manager(&self, ctx: &Context<'_>) -> Result<Option<Manager>> {
        let asking = asking(ctx);
        let Some(number) = asking.requester.manager() else {
            return Ok(None);
        };
        Ok(asking.load.managers.one(number).await?.map(Manager))
    }

    /// The organizations whose member the requester is, in the order of their ids.
    async fn organizations(&self, ctx: &Context<'_>) -> Result<Vec<Organization>> {
        let asking = asking(ctx);
        let rows = asking
            .load
            .organizations
            .many(&asking.requester.organizations())
            .await?;
        Ok(rows.into_iter().flatten().map(Organization).collect())
    }

    /// The needs for which the requester keeps a shortlist of its own, the one to which something was added last first; at most 50.
    async fn shortlisted_needs(&self, ctx: &Context<'_>) -> Result<Vec<Need>> {
        let asking = asking(ctx);
        let ids = shortlist::needs_of(&asking.app, &asking.requester, MOST_NEEDS).await?;
        let rows = asking.load.needs.many(&ids).await?;
        Ok(rows.into_iter().flatten().map(Need).collect())
    }

    /// The notes that the requester wrote, the newest first; null for those who write none.
    async fn notes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The first so many, at most 100.")] first: Option<i32>,
        #[graphql(desc = "Only behind this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many, at most 100.")] last: Option<i32>,
        #[graphql(desc = "Only before this cursor.")] before: Option<String>,
    ) -> Result<Option<Connection<Note, NoteTotals>>> {
        let asking = asking(ctx);
        let place = "viewer notes";
        let request = Window {
            first,
            after,
            last,
            before,
        }
        .of(place)?;
        let page = note::mine(&asking.app, &asking.requester, &request).await?;
        Ok(page.map(|page| Connection::of_rows(page, place, Note, NoteTotals(None))))
    }
}
