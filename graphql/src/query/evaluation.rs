//! Evaluations: one by id, those that the requester reviews.

use async_graphql::{Context, ID, Object, Result};

use crate::{
    context::asking,
    domain::evaluation as domain,
    node,
    object::{Evaluation, saturating},
    page::{Connection, Window},
};

#[derive(Default)]
pub(crate) struct EvaluationQuery;

#[Object]
impl EvaluationQuery {
    /// An evaluation by its id: for who posted the need, administrators and those who were asked to review; null for everyone
    /// else.
    async fn evaluation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The id, such as `evaluation_42`.")] id: ID,
    ) -> Result<Option<Evaluation>> {
        match node::number_of("evaluation", &id) {
            Some(number) => Ok(Evaluation::find(ctx, number).await?),
            None => Ok(None),
        }
    }
}

/// What is said of all evaluations that the requester reviews.
pub(crate) struct ReviewTotals;

/// What is said of all evaluations that the requester reviews.
#[Object]
impl ReviewTotals {
    /// How many, on all pages together.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<i32> {
        let asking = asking(ctx);
        Ok(saturating(domain::count_mine(&asking.app, &asking.requester).await?))
    }
}

/// The evaluations in which the requester is a reviewer.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct ViewerReviews;

#[Object]
impl ViewerReviews {
    /// The evaluations in which the requester was asked to review, the newest first.
    async fn reviews(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The first so many, at most 100.")] first: Option<i32>,
        #[graphql(desc = "Only behind this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many, at most 100.")] last: Option<i32>,
        #[graphql(desc = "Only before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Evaluation, ReviewTotals>> {
        let asking = asking(ctx);
        let place = "viewer reviews";
        let request = Window {
            first,
            after,
            last,
            before,
        }
        .of(place)?;
        let page = domain::mine(&asking.app, &asking.requester, &request).await?;
        let ids: Vec<i64> = page.rows.iter().map(|(_, row)| row.id).collect();
        let rooms = asking.load.evaluations.many(&ids).await?;
        let rows = page.rows.into_iter().zip(rooms);
        let rows = rows.filter_map(|((spot, _), room)| Some((spot, Evaluation::seen(ctx, room?)?)));
        let page = crate::domain::page::Page {
            rows: rows.collect(),
            has_next: page.has_next,
            has_previous: page.has_previous,
        };
        Ok(Connection::of_rows(page, place, |seen| seen, ReviewTotals))
    }
}
