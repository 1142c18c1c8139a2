//! Proposals: one by id, the requester's own, and the proof that nothing was changed.

use async_graphql::{Context, ID, Object, Result, SimpleObject};

use crate::{
    context::asking,
    domain::{challenge, proposal as domain},
    node,
    object::{Challenge, Commitment, Need, PROPOSAL, Proposal, ProposalTotals},
    page::{Connection, Window},
};

/// What was published under a hash.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct Published {
    /// The hash, and when it was published.
    commitment: Commitment,
    /// The need that the proposal answers.
    need: Need,
}

/// A text held against what was published.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct Verification {
    /// The hash of the text that was given: BLAKE3, in hexadecimal.
    digest: String,
    /// What was published under this hash; null when nothing was, so that the text is none that was handed in.
    published: Option<Published>,
}

async fn published(ctx: &Context<'_>, digest: &str) -> Result<Option<Published>> {
    let asking = asking(ctx);
    let found = challenge::by_digest(&asking.app, &asking.requester, digest).await?;
    Ok(found.map(|(commitment, need)| Published {
        commitment: commitment.into(),
        need: Need(need),
    }))
}

#[derive(Default)]
pub(crate) struct ProposalQuery;

#[Object]
impl ProposalQuery {
    /// A proposal by its id. For its author; once it was handed in and is not sealed, for the bidder's organization, the poster of the
    /// need, the panel and administrators. Null for everyone else.
    async fn proposal(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The id, such as `proposal_42`.")] id: ID,
    ) -> Result<Option<Proposal>> {
        let asking = asking(ctx);
        let Some(number) = node::number_of(PROPOSAL, &id) else {
            return Ok(None);
        };
        Ok(domain::one(&asking.app, &asking.requester, number).await?.map(Proposal))
    }

    /// What was published under a hash, for whoever has the hash; null when nothing was, or when the requester may not know of the need.
    async fn commitment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The hash, in hexadecimal.")] digest: String,
    ) -> Result<Option<Published>> {
        published(ctx, &digest).await
    }

    /// Holds a text against the published hashes: anyone who was given a bid's `text` proves so that nothing was changed since it was
    /// handed in. The same can be computed without this service: `docs/proposal.md` says how.
    async fn verify_commitment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The text, exactly as it was handed in.")] text: String,
    ) -> Result<Verification> {
        let digest = domain::digest(text.as_bytes());
        Ok(Verification {
            published: published(ctx, &digest).await?,
            digest,
        })
    }
}

/// What the requester proposed, and where it judges.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct ViewerProposals;

#[Object]
impl ViewerProposals {
    /// The proposals on the requester's own side, the last handed in first. What is sealed is its author's alone.
    async fn proposals(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The first so many, at most 100.")] first: Option<i32>,
        #[graphql(desc = "Only behind this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many, at most 100.")] last: Option<i32>,
        #[graphql(desc = "Only before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Proposal, ProposalTotals>> {
        let asking = asking(ctx);
        let place = "viewer proposals";
        let request = Window {
            first,
            after,
            last,
            before,
        }
        .of(place)?;
        let page = domain::mine(&asking.app, &asking.requester, &request).await?;
        Ok(Connection::of_rows(page, place, Proposal, ProposalTotals(None)))
    }

    /// The challenges on whose panels the requester sits, the one that closes last first; at most 50.
    async fn panels(&self, ctx: &Context<'_>) -> Result<Vec<Challenge>> {
        let asking = asking(ctx);
        let rows = challenge::seats(&asking.app, &asking.requester).await?;
        Ok(rows.into_iter().map(Challenge).collect())
    }
}
