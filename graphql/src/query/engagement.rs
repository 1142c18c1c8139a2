//! Engagements: one by id, those that the requester takes part in.

use async_graphql::{Context, ID, InputObject, Object, Result};
use chrono::NaiveDate;
use qiao_entity::noun::Noun;

use crate::{
    context::asking,
    domain::engagement as domain,
    node,
    object::{
        ENGAGEMENT, Engagement,
        code::{EngagementStage, codes},
        saturating,
    },
    page::{Connection, Window},
};

/// Which engagements: all conditions given must hold.
#[derive(Clone, Debug, Default, InputObject)]
pub(crate) struct EngagementFilter {
    /// At one of these stages.
    stages: Option<Vec<EngagementStage>>,
    /// Only those that are worked on, or only those that are over.
    is_running: Option<bool>,
    /// Of this need.
    need: Option<ID>,
    /// Worked on, and their next step is due before this day.
    due_before: Option<NaiveDate>,
    /// Only those into whose team the requester is asked, and has not answered.
    #[graphql(default)]
    is_invited: bool,
}

impl EngagementFilter {
    fn domain(self) -> domain::Filter {
        domain::Filter {
            stages: codes(self.stages.unwrap_or_default()),
            is_running: self.is_running,
            // An id of nothing names a need that nobody works on.
            need: self.need.map(|id| match node::parse(&id) {
                Some((Noun::Need, number)) => number,
                _ => 0,
            }),
            due_before: self.due_before,
            is_invited: self.is_invited,
        }
    }
}

/// What is said of a whole list of engagements.
pub(crate) struct EngagementTotals(domain::Filter);

/// What is said of a whole list of engagements.
#[Object]
impl EngagementTotals {
    /// How many engagements the filter lets through, on all pages together.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<i32> {
        let asking = asking(ctx);
        let count = domain::count(&asking.app, &asking.requester, &self.0).await?;
        Ok(saturating(count))
    }
}

#[derive(Default)]
pub(crate) struct EngagementQuery;

#[Object]
impl EngagementQuery {
    /// An engagement by its id, for those who take part in it and administrators; null for everyone else.
    async fn engagement(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The id, such as `engagement_42`.")] id: ID,
    ) -> Result<Option<Engagement>> {
        let Some(number) = node::number_of(ENGAGEMENT, &id) else {
            return Ok(None);
        };
        Ok(asking(ctx).load.engagements.one(number).await?.map(Engagement))
    }

    /// The engagements that the requester takes part in, the newest first; administrators see all.
    async fn engagements(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which of them.")] filter: Option<EngagementFilter>,
        #[graphql(desc = "The first so many, at most 100.")] first: Option<i32>,
        #[graphql(desc = "Only behind this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many, at most 100.")] last: Option<i32>,
        #[graphql(desc = "Only before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Engagement, EngagementTotals>> {
        let asking = asking(ctx);
        let filter = filter.unwrap_or_default().domain();
        let place = "engagements";
        let request = Window {
            first,
            after,
            last,
            before,
        }
        .of(place)?;
        let page = domain::page(&asking.app, &asking.requester, &filter, &request).await?;
        Ok(Connection::of_rows(page, place, Engagement, EngagementTotals(filter)))
    }
}
