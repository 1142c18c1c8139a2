//! Open challenges (揭榜挂帅).

use async_graphql::{Context, Description, ID, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use qiao_entity::{challenge::Model, objection, proposal};

use super::{
    Need, Prose, Step,
    agreement::Person,
    code::{ChallengeAct, ChallengeStatus, CommitmentStanding, MoveReason},
    proposal::{Bidder, PROPOSAL},
    saturating,
};
use crate::{context::asking, domain::challenge as domain, node, page::Listed, scalar::Money};

/// What ids of challenges begin with.
pub(crate) const CHALLENGE: &str = "challenge";
/// What ids of objections begin with.
pub(crate) const OBJECTION: &str = "objection";

/// An open challenge (揭榜挂帅): a need with a bounty and a closing time, until which bids are sealed for everyone but their bidders;
/// then come the review by a panel, a public notice (公示) and the award.
#[derive(Clone, Debug, Description)]
pub(crate) struct Challenge(pub(crate) Model);

impl Listed for Challenge {
    const NAME: &'static str = "Challenge";
}

/// A hash that was published when a version of a proposal was handed in: it says nothing of the text, and proves later that the text
/// is the same.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct Commitment {
    /// The hash: BLAKE3 of the text that was handed in, in hexadecimal.
    digest: String,
    /// When it was handed in.
    handed_in_at: DateTime<Utc>,
    /// What became of that version.
    standing: CommitmentStanding,
}

impl From<domain::Commitment> for Commitment {
    fn from(commitment: domain::Commitment) -> Self {
        Self {
            digest: commitment.digest,
            handed_in_at: *commitment.at,
            standing: commitment.standing.into(),
        }
    }
}

/// A bid on public notice, or with the award: everyone reads whose it is, not what it says.
#[derive(Clone, Debug, Description)]
pub(crate) struct Nominee(proposal::Model);

#[Object(use_type_description)]
impl Nominee {
    /// The bid's id.
    async fn proposal(&self) -> ID {
        node::tagged(PROPOSAL, self.0.id)
    }

    /// Whose it is.
    async fn bidder(&self, ctx: &Context<'_>) -> Result<Bidder> {
        Bidder::of(ctx, &self.0).await
    }

    /// Whether it has the award.
    async fn awarded(&self) -> bool {
        self.0.status == proposal::ProposalStatus::Awarded
    }

    /// Its place in the panel's evaluation, once that was decided: with the nomination everyone reads it.
    async fn rank(&self, ctx: &Context<'_>) -> Result<Option<i32>> {
        let answer = asking(ctx).load.proposal_evaluations.one(self.0.id).await?;
        Ok(answer.map(|answer| i32::try_from(answer.rank).unwrap_or(i32::MAX)))
    }

    /// Among how many.
    async fn of(&self, ctx: &Context<'_>) -> Result<Option<i32>> {
        let answer = asking(ctx).load.proposal_evaluations.one(self.0.id).await?;
        Ok(answer.map(|answer| i32::try_from(answer.of).unwrap_or(i32::MAX)))
    }

    /// The panel's weighted score from 0 to 100, as the place.
    async fn score(&self, ctx: &Context<'_>) -> Result<Option<f64>> {
        let answer = asking(ctx).load.proposal_evaluations.one(self.0.id).await?;
        Ok(answer.map(|answer| answer.total))
    }
}

/// An objection (异议) to a nomination.
#[derive(Clone, Debug, Description)]
pub(crate) struct Objection(pub(crate) objection::Model);

impl Listed for Objection {
    const NAME: &'static str = "Objection";
}

#[Object(use_type_description)]
impl Objection {
    /// The objection's id.
    async fn id(&self) -> ID {
        node::tagged(OBJECTION, self.0.id)
    }

    /// Who objects.
    async fn person(&self, ctx: &Context<'_>) -> Result<Person> {
        Person::of(ctx, self.0.account_id).await
    }

    /// What it says.
    async fn text(&self) -> &str {
        &self.0.text
    }

    /// When.
    async fn at(&self) -> DateTime<Utc> {
        *self.0.at
    }

    /// The poster's answer.
    async fn answer(&self) -> Option<&str> {
        self.0.answer.as_deref()
    }

    /// Whether the poster agrees with it: then the nomination must be taken back.
    async fn upheld(&self) -> Option<bool> {
        self.0.upheld
    }

    /// When it was answered.
    async fn answered_at(&self) -> Option<DateTime<Utc>> {
        self.0.answered_at.map(|at| *at)
    }

    /// Goes up with every change; a change names the version that it saw.
    async fn version(&self) -> i32 {
        saturating(self.0.version)
    }
}

impl Challenge {
    async fn poster(&self, ctx: &Context<'_>) -> Result<i64> {
        let need = asking(ctx).load.needs.one(self.0.need_id).await?;
        Ok(need.map_or(0, |need| need.organization_id))
    }

    async fn facts(&self, ctx: &Context<'_>) -> Result<domain::Facts> {
        let facts = asking(ctx).load.challenge_facts.one(self.0.id).await?;
        Ok(facts.unwrap_or_default())
    }
}

#[Object(use_type_description)]
impl Challenge {
    /// The challenge's id.
    async fn id(&self) -> ID {
        node::tagged(CHALLENGE, self.0.id)
    }

    /// The need.
    async fn need(&self, ctx: &Context<'_>) -> Result<Option<Need>> {
        Ok(asking(ctx).load.needs.one(self.0.need_id).await?.map(Need))
    }

    /// How it stands.
    async fn status(&self) -> ChallengeStatus {
        self.0.status.into()
    }

    /// The bounty (榜金).
    async fn bounty(&self) -> Option<Money> {
        Money::of(self.0.bounty, self.0.currency.as_ref())
    }

    /// Who may bid and how.
    async fn conditions(&self) -> Option<Prose> {
        Prose::filled(self.0.conditions_zh.as_ref(), self.0.conditions_en.as_ref())
    }

    /// Until when bids are taken; until then they are sealed.
    async fn closes_at(&self) -> DateTime<Utc> {
        *self.0.closes_at
    }

    /// How many days the public notice stands.
    async fn notice_days(&self) -> i32 {
        self.0.notice_days
    }

    /// Whether everyone may know how many bids there are, and read their hashes, before they are opened.
    async fn shows_count(&self) -> bool {
        self.0.shows_count
    }

    /// How many bids there are; null while nobody may know.
    async fn bid_count(&self, ctx: &Context<'_>) -> Result<Option<i32>> {
        Ok(self.facts(ctx).await?.bids.map(saturating))
    }

    /// The published hashes, the first one first; null while nobody may know how many bids there are: `commitment` then tells whoever
    /// has a hash that it was published.
    async fn commitments(&self, ctx: &Context<'_>) -> Result<Option<Vec<Commitment>>> {
        let register = asking(ctx).load.challenge_registers.one(self.0.id).await?;
        Ok(register.map(|register| register.into_iter().map(Into::into).collect()))
    }

    /// The bids that are on public notice or have the award.
    async fn nominees(&self, ctx: &Context<'_>) -> Result<Vec<Nominee>> {
        let rows = asking(ctx).load.challenge_nominees.one(self.0.id).await?;
        Ok(rows.unwrap_or_default().into_iter().map(Nominee).collect())
    }

    /// The people of the panel; null for everyone but the poster's side and the panel itself.
    async fn panel(&self, ctx: &Context<'_>) -> Result<Option<Vec<Person>>> {
        let asking = asking(ctx);
        let panel = asking.load.challenge_panels.one(self.0.id).await?.unwrap_or_default();
        let sits = asking
            .requester
            .account()
            .is_some_and(|account| panel.contains(&account));
        if !sits && !domain::is_posters(&asking.requester, self.poster(ctx).await?) {
            return Ok(None);
        }
        let people = panel.into_iter().map(|account| Person::of(ctx, account));
        Ok(Some(futures_util::future::try_join_all(people).await?))
    }

    /// The objections that the requester reads, the first one first: all for the poster's side, its own for everyone else.
    async fn objections(&self, ctx: &Context<'_>) -> Result<Vec<Objection>> {
        let key = (self.0.id, self.poster(ctx).await?);
        let rows = asking(ctx).load.challenge_objections.one(key).await?;
        Ok(rows.unwrap_or_default().into_iter().map(Objection).collect())
    }

    /// How many objections there are.
    async fn objection_count(&self, ctx: &Context<'_>) -> Result<i32> {
        Ok(saturating(self.facts(ctx).await?.objections))
    }

    /// How many objections wait for an answer.
    async fn waiting_objection_count(&self, ctx: &Context<'_>) -> Result<i32> {
        Ok(saturating(self.facts(ctx).await?.waiting))
    }

    /// When it was announced.
    async fn announced_at(&self) -> Option<DateTime<Utc>> {
        self.0.announced_at.map(|at| *at)
    }

    /// When its bids were opened.
    async fn opened_at(&self) -> Option<DateTime<Utc>> {
        self.0.opened_at.map(|at| *at)
    }

    /// Until when the public notice stands.
    async fn notice_until(&self) -> Option<DateTime<Utc>> {
        self.0.notice_until.map(|at| *at)
    }

    /// When it was awarded, failed or was given up.
    async fn ended_at(&self) -> Option<DateTime<Utc>> {
        self.0.ended_at.map(|at| *at)
    }

    /// Why it ended without an award.
    async fn reason(&self) -> Option<MoveReason> {
        self.0.reason.map(Into::into)
    }

    /// A sentence about it.
    async fn sentence(&self) -> Option<&str> {
        self.0.sentence.as_deref()
    }

    /// What the requester may do to it now.
    async fn acts(&self, ctx: &Context<'_>) -> Result<Vec<ChallengeAct>> {
        let acts = domain::acts(&asking(ctx).requester, &self.0, self.poster(ctx).await?);
        Ok(acts.into_iter().map(Into::into).collect())
    }

    /// Its steps, the first one first.
    async fn steps(&self, ctx: &Context<'_>) -> Result<Vec<Step>> {
        let rows = asking(ctx).load.challenge_steps.one(self.0.id).await?;
        let told = domain::is_posters(&asking(ctx).requester, self.poster(ctx).await?);
        let steps = rows.unwrap_or_default().into_iter();
        Ok(steps.map(|row| Step { row, told }).collect())
    }

    /// Goes up with every change; a change names the version that it saw.
    async fn version(&self) -> i32 {
        saturating(self.0.version)
    }
}
