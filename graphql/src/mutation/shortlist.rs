//! Shortlists of needs: candidates put there, taken off, ordered.

use std::sync::Arc;

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use qiao_entity::noun::Noun;

use super::{act::acts, given::Given};
use crate::{
    context::asking,
    domain::{account::Done, shortlist as domain},
    node,
    object::{Need, Shortlist},
};

/// Candidates to be put on a need's shortlist.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct AddToShortlistInput {
    /// The need.
    need: ID,
    /// The managers, achievements and organizations, in the order in which they are to stand; those on the list already stay where
    /// they are. A list has 50 at most.
    records: Vec<ID>,
}

/// Candidates to be taken off a need's shortlist.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct RemoveFromShortlistInput {
    /// The need.
    need: ID,
    /// The candidates; those that are not on the list are passed over.
    records: Vec<ID>,
}

/// The order of a need's shortlist.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ArrangeShortlistInput {
    /// The need.
    need: ID,
    /// Candidates of the list. They take, in this order, the places that they have together now; all others stay where they are.
    records: Vec<ID>,
}

/// The shortlist is as was asked for.
#[derive(SimpleObject)]
pub(crate) struct ShortlistChanged {
    /// The need.
    need: Option<Box<Need>>,
    /// Its list as stored.
    shortlist: Shortlist,
}

acts! {
    /// What became of a change of a shortlist.
    ChangeShortlistPayload, ShortlistChanged, Shortlist,
}

/// What an input names, as the domain knows it.
fn named(need: &ID, records: &[ID]) -> (Given, i64, Vec<(Noun, i64)>) {
    let mut given = Given::default();
    let number = given.number(&["need"], need, Noun::Need);
    let records = records.iter().enumerate().map(|(at, id)| {
        given.tagged(&["records", &at.to_string()], id);
        // An id of nothing names a need, which no list takes.
        node::parse(id).unwrap_or((Noun::Need, 0))
    });
    let records = records.collect();
    (given, number, records)
}

async fn answer(
    ctx: &Context<'_>,
    given: &Given,
    id: &ID,
    done: Done<domain::Shortlist>,
) -> Result<ChangeShortlistPayload> {
    let done = match done? {
        Ok(list) => Ok(ShortlistChanged {
            need: asking(ctx)
                .load
                .needs
                .one(list.need)
                .await?
                .map(|row| Box::new(Need(row))),
            shortlist: Shortlist(Arc::new(list)),
        }),
        Err(refusal) => Err(refusal),
    };
    ChangeShortlistPayload::of(ctx, given, id, done)
}

#[derive(Default)]
pub(crate) struct ShortlistMutation;

#[Object]
impl ShortlistMutation {
    /// Puts candidates at the end of the list that the requester keeps for a need. For editors of the organization that posted it,
    /// matchmakers in whose region or association the organization is, and administrators.
    async fn add_to_shortlist(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What is to be put where.")] input: AddToShortlistInput,
    ) -> Result<ChangeShortlistPayload> {
        let asking = asking(ctx);
        let (given, need, records) = named(&input.need, &input.records);
        let done = domain::add(&asking.app, &asking.requester, need, &records).await;
        answer(ctx, &given, &input.need, done).await
    }

    /// Takes candidates off the list that the requester keeps for a need. For whom `addToShortlist` is.
    async fn remove_from_shortlist(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What is to be taken off.")] input: RemoveFromShortlistInput,
    ) -> Result<ChangeShortlistPayload> {
        let asking = asking(ctx);
        let (given, need, records) = named(&input.need, &input.records);
        let done = domain::remove(&asking.app, &asking.requester, need, &records).await;
        answer(ctx, &given, &input.need, done).await
    }

    /// Orders the list that the requester keeps for a need. For whom `addToShortlist` is.
    async fn arrange_shortlist(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The order.")] input: ArrangeShortlistInput,
    ) -> Result<ChangeShortlistPayload> {
        let asking = asking(ctx);
        let (given, need, records) = named(&input.need, &input.records);
        let done = domain::arrange(&asking.app, &asking.requester, need, &records).await;
        answer(ctx, &given, &input.need, done).await
    }
}
