//! Proposals (方案, 揭榜).

mod content;

use async_graphql::{Context, Description, ID, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
pub(crate) use content::{ProposalContent, ProposalContentInput};
use qiao_entity::{need, proposal::Model};

use super::{
    Challenge, Manager, Need, Organization, ProposalEvaluation, Step,
    agreement::Person,
    code::{MoveReason, ProposalAct, ProposalStatus},
    evaluation_of, saturating,
};
use crate::{
    context::asking,
    domain::{challenge, proposal as domain},
    error::Error,
    node,
    page::{Connection, Listed, Window},
};

/// What ids of proposals begin with.
pub(crate) const PROPOSAL: &str = "proposal";

/// A proposal (方案): an answer to a need, in versions. As a bid (揭榜) of an open challenge it is sealed until the closing time:
/// until then it is there for its author alone.
#[derive(Clone, Debug, Description)]
pub(crate) struct Proposal(pub(crate) Model);

impl Listed for Proposal {
    const NAME: &'static str = "Proposal";
}

/// Whose a proposal is: an organization's or a manager's.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct Bidder {
    /// The organization; null where a manager bids, or where the requester may not know of it.
    organization: Option<Organization>,
    /// The manager; null where an organization bids, or where the requester may not know of the profile.
    manager: Option<Manager>,
}

impl Bidder {
    /// Whose a proposal is.
    pub(crate) async fn of(ctx: &Context<'_>, row: &Model) -> Result<Self> {
        let load = &asking(ctx).load;
        let organization = match row.organization_id {
            Some(id) => load.organizations.one(id).await?.map(Organization),
            None => None,
        };
        let manager = match row.manager_id {
            Some(id) => load.managers.one(id).await?.map(Manager),
            None => None,
        };
        Ok(Self { organization, manager })
    }
}

/// A version of a proposal.
#[derive(Clone, Debug, Description)]
pub(crate) struct ProposalVersion(domain::Stated);

#[Object(use_type_description)]
impl ProposalVersion {
    /// Its number, from 1.
    async fn number(&self) -> i32 {
        self.0.number
    }

    /// When it was last saved.
    async fn saved_at(&self) -> DateTime<Utc> {
        *self.0.saved_at
    }

    /// When it was handed in; null while it is written.
    async fn handed_in_at(&self) -> Option<DateTime<Utc>> {
        self.0.handed_in_at.map(|at| *at)
    }

    /// The hash (BLAKE3) of `text`, which was published when it was handed in.
    async fn digest(&self) -> Option<&str> {
        self.0.digest.as_deref()
    }

    /// Whether it is sealed.
    async fn sealed(&self) -> bool {
        self.0.sealed
    }

    /// What it says. Null for its own author too, once somebody else could have come into the account: see `withheld`.
    async fn content(&self) -> Option<ProposalContent> {
        self.0.content.clone().map(ProposalContent)
    }

    /// Whether even its author is not told what it says, because an administrator set the account's password since it was begun. It
    /// is valid all the same, and is opened with the others.
    async fn withheld(&self) -> bool {
        self.0.content.is_none()
    }

    /// The text that was handed in, byte by byte what `digest` is the hash of: a random salt, a line break, and JSON in its canonical
    /// form (RFC 8785).
    async fn text(&self) -> Option<&str> {
        self.0.text.as_deref()
    }
}

impl Proposal {
    async fn need_row(&self, ctx: &Context<'_>) -> Result<Option<need::Model>> {
        Ok(asking(ctx).load.needs.one(self.0.need_id).await?)
    }

    async fn stated(&self, ctx: &Context<'_>) -> Result<Vec<domain::Stated>> {
        let stated = asking(ctx).load.proposal_versions.one(self.0.id).await?;
        Ok(stated.unwrap_or_default())
    }

    async fn challenge_row(&self, ctx: &Context<'_>) -> Result<Option<qiao_entity::challenge::Model>> {
        if self.0.challenge_id.is_none() {
            return Ok(None);
        }
        Ok(asking(ctx).load.need_challenges.one(self.0.need_id).await?)
    }

    /// Whether the requester stands on the poster's side.
    async fn is_posters(&self, ctx: &Context<'_>) -> Result<bool> {
        let need = self.need_row(ctx).await?;
        Ok(need.is_some_and(|need| challenge::is_posters(&asking(ctx).requester, need.organization_id)))
    }
}

#[Object(use_type_description)]
impl Proposal {
    /// The proposal's id.
    async fn id(&self) -> ID {
        node::tagged(PROPOSAL, self.0.id)
    }

    /// The need that it answers; null where the requester may not know of it any more.
    async fn need(&self, ctx: &Context<'_>) -> Result<Option<Need>> {
        Ok(self.need_row(ctx).await?.map(Need))
    }

    /// The open challenge in which it is a bid.
    async fn challenge(&self, ctx: &Context<'_>) -> Result<Option<Challenge>> {
        Ok(self.challenge_row(ctx).await?.map(Challenge))
    }

    /// Whose it is.
    async fn bidder(&self, ctx: &Context<'_>) -> Result<Bidder> {
        Bidder::of(ctx, &self.0).await
    }

    /// Who wrote it; null where the requester is neither on the bidder's side nor on the poster's.
    async fn author(&self, ctx: &Context<'_>) -> Result<Option<Person>> {
        let told = domain::is_bidders(&asking(ctx).requester, &self.0) || self.is_posters(ctx).await?;
        if !told {
            return Ok(None);
        }
        Ok(Some(Person::of(ctx, self.0.account_id).await?))
    }

    /// Whether the requester stands on the bidder's side.
    async fn is_mine(&self, ctx: &Context<'_>) -> bool {
        domain::is_bidders(&asking(ctx).requester, &self.0)
    }

    /// How it stands.
    async fn status(&self) -> ProposalStatus {
        self.0.status.into()
    }

    /// The version that was handed in last; null when none was.
    async fn stands(&self, ctx: &Context<'_>) -> Result<Option<ProposalVersion>> {
        let number = self.0.number;
        let stated = self.stated(ctx).await?;
        Ok(stated
            .into_iter()
            .find(|version| version.number == number)
            .map(ProposalVersion))
    }

    /// The version that is being written, for its author; null where nothing is.
    async fn draft(&self, ctx: &Context<'_>) -> Result<Option<ProposalVersion>> {
        let stated = self.stated(ctx).await?;
        Ok(stated
            .into_iter()
            .find(|version| version.handed_in_at.is_none())
            .map(ProposalVersion))
    }

    /// The versions that the requester may read, the first one first. Versions of a bid that were replaced before it was opened stay
    /// sealed.
    async fn versions(&self, ctx: &Context<'_>) -> Result<Vec<ProposalVersion>> {
        Ok(self.stated(ctx).await?.into_iter().map(ProposalVersion).collect())
    }

    /// When it was handed in last.
    async fn handed_in_at(&self) -> Option<DateTime<Utc>> {
        self.0.handed_in_at.map(|at| *at)
    }

    /// When the poster decided.
    async fn decided_at(&self) -> Option<DateTime<Utc>> {
        self.0.decided_at.map(|at| *at)
    }

    /// Why it was refused, or taken back.
    async fn reason(&self) -> Option<MoveReason> {
        self.0.reason.map(Into::into)
    }

    /// A sentence about it.
    async fn sentence(&self) -> Option<&str> {
        self.0.sentence.as_deref()
    }

    /// What its bidder was answered once its evaluation was decided, and how it did; null for others than its own side and who posted
    /// the need.
    async fn evaluation(&self, ctx: &Context<'_>) -> Result<Option<ProposalEvaluation>> {
        evaluation_of(ctx, &self.0).await
    }

    /// What the requester may do to it now.
    async fn acts(&self, ctx: &Context<'_>) -> Result<Vec<ProposalAct>> {
        let asking = asking(ctx);
        let poster = self.need_row(ctx).await?.map_or(0, |need| need.organization_id);
        let open = match self.challenge_row(ctx).await? {
            Some(row) => row.status == challenge::Status::Open && *row.closes_at > *asking.app.clock.now(),
            None => false,
        };
        let acts = domain::acts(&asking.requester, &self.0, poster, open);
        Ok(acts.into_iter().map(Into::into).collect())
    }

    /// Its steps, the first one first. What was done while a bid was sealed is told once it was opened.
    async fn steps(&self, ctx: &Context<'_>) -> Result<Vec<Step>> {
        let rows = asking(ctx).load.proposal_steps.one(self.0.id).await?;
        let (posters, mine) = (
            self.is_posters(ctx).await?,
            domain::is_bidders(&asking(ctx).requester, &self.0),
        );
        let own = domain::bidder_side(&self.0);
        let steps = rows.unwrap_or_default().into_iter().map(|row| Step {
            told: posters || (mine && row.side == own),
            row,
        });
        Ok(steps.collect())
    }

    /// When it was begun.
    async fn created_at(&self) -> DateTime<Utc> {
        *self.0.created_at
    }

    /// When it was last changed.
    async fn updated_at(&self) -> DateTime<Utc> {
        *self.0.updated_at
    }

    /// Goes up with every change; a change names the version that it saw.
    async fn version(&self) -> i32 {
        saturating(self.0.version)
    }
}

/// What is proposed for a need.
#[derive(Clone, Debug)]
pub(crate) struct Proposed(pub(crate) need::Model);

/// What is proposed for a need.
#[Object]
impl Proposed {
    /// The open challenge (揭榜挂帅) of the need; null when there is none, or when it is planned and the requester is not on the poster's
    /// side.
    async fn challenge(&self, ctx: &Context<'_>) -> Result<Option<Challenge>> {
        let asking = asking(ctx);
        let row = asking.load.need_challenges.one(self.0.id).await?;
        let shown = row.filter(|row| {
            row.status != challenge::Status::Planned || challenge::is_posters(&asking.requester, self.0.organization_id)
        });
        Ok(shown.map(Challenge))
    }

    /// The proposals for the need that the requester reads, the last handed in first: for the poster's side, the panel and
    /// administrators all that are open; for everyone else the requester's own.
    async fn proposals(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The first so many, at most 100.")] first: Option<i32>,
        #[graphql(desc = "Only behind this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many, at most 100.")] last: Option<i32>,
        #[graphql(desc = "Only before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Proposal, ProposalTotals>> {
        let asking = asking(ctx);
        let place = format!("proposals {}", self.0.id);
        let request = Window {
            first,
            after,
            last,
            before,
        }
        .of(&place)?;
        let need = (self.0.id, self.0.organization_id);
        let page = asking.load.proposal_pages.one((need, request)).await?;
        let page = page.ok_or_else(|| Error::internal("no page of proposals"))?;
        let totals = ProposalTotals(Some(need));
        Ok(Connection::of_rows(page, &place, Proposal, totals))
    }
}

/// What is said of a whole list of proposals: those for a need, or the requester's own.
#[derive(Clone, Debug)]
pub(crate) struct ProposalTotals(pub(crate) Option<domain::Posted>);

/// What is said of a whole list of proposals.
#[Object]
impl ProposalTotals {
    /// How many proposals, on all pages together.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<i32> {
        let asking = asking(ctx);
        let count = match self.0 {
            Some(need) => asking.load.proposal_counts.one(need).await?.unwrap_or(0),
            None => domain::count_mine(&asking.app, &asking.requester).await?,
        };
        Ok(saturating(count))
    }
}
