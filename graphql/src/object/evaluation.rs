//! Evaluations (评价) of a need's proposals.

mod answer;
mod board;
mod criterion;
mod entry;
mod reviewer;

use std::sync::Arc;

pub(crate) use answer::{ProposalEvaluation, evaluation_of};
use async_graphql::{Context, Description, ID, Object, Result};
use board::EvaluationBoard;
use chrono::{DateTime, NaiveDate, Utc};
use criterion::EvaluationCriterion;
use entry::EvaluatedProposal;
use qiao_entity::{
    evaluation_criterion::CriterionKind as Kind, evaluation_entry as entries, evaluation_reviewer as reviewers,
};
use reviewer::{PooledReviewer, Review, Reviewer};

use super::{
    Need, Step,
    code::{EvaluationAct, EvaluationMethod, EvaluationStatus},
    saturating,
};
use crate::{
    context::asking,
    domain::evaluation::{self as domain, Room, Seat},
    loader::Shared,
    node,
    page::Listed,
};

/// An evaluation with where the requester sits in it.
#[derive(Clone, Debug)]
pub(crate) struct Sight {
    pub(crate) room: Arc<Room>,
    pub(crate) seat: Seat,
    /// Whether indicators of the need are shown.
    pub(crate) indicators: bool,
}

impl Sight {
    /// The criteria that are shown.
    fn criteria(&self) -> Vec<EvaluationCriterion> {
        let whole = self.room.criteria.iter().map(|row| row.weight).sum();
        let shown = self.room.criteria.iter();
        let shown = shown.filter(|row| row.kind == Kind::Judged || self.indicators);
        shown
            .map(|row| EvaluationCriterion {
                row: row.clone(),
                whole,
            })
            .collect()
    }

    fn evaluated(&self, row: &entries::Model) -> EvaluatedProposal {
        EvaluatedProposal {
            row: row.clone(),
            sight: self.clone(),
        }
    }

    /// The proposals that stand, in order.
    fn standing(&self) -> Vec<EvaluatedProposal> {
        self.room
            .standing()
            .into_iter()
            .map(|row| self.evaluated(row))
            .collect()
    }

    /// The proposal of an entry.
    fn proposal_of(&self, entry: i64) -> Option<i64> {
        let entries = self.room.entries.iter();
        entries.filter(|row| row.id == entry).map(|row| row.proposal_id).next()
    }
}

/// The evaluation (评价) of a need's proposals: the owner chooses criteria with weights and invites reviewers; each scores alone,
/// with a sentence; then all stand side by side, and every bidder gets an answer with its reason.
#[derive(Clone, Debug, Description)]
pub(crate) struct Evaluation(pub(crate) Sight);

impl Listed for Evaluation {
    const NAME: &'static str = "Evaluation";
}

impl Evaluation {
    /// The evaluation of a number, if the requester sits in it.
    pub(crate) async fn find(ctx: &Context<'_>, id: i64) -> Shared<Option<Self>> {
        let room = asking(ctx).load.evaluations.one(id).await?;
        Ok(room.and_then(|room| Self::seen(ctx, room)))
    }

    /// The evaluation as the requester sees it, if it sits in it.
    pub(crate) fn seen(ctx: &Context<'_>, room: Arc<Room>) -> Option<Self> {
        let requester = &asking(ctx).requester;
        let seat = room.seat(requester)?;
        let indicators = room.shows_indicators(requester);
        Some(Self(Sight { room, seat, indicators }))
    }
}

#[Object(use_type_description)]
impl Evaluation {
    /// The evaluation's id.
    async fn id(&self) -> ID {
        node::tagged("evaluation", self.0.room.row.id)
    }

    /// The need; null where the requester may not know of it any more.
    async fn need(&self, ctx: &Context<'_>) -> Result<Option<Need>> {
        let row = asking(ctx).load.needs.one(self.0.room.row.need_id).await?;
        Ok(row.map(Need))
    }

    /// How proposals are evaluated.
    async fn method(&self) -> EvaluationMethod {
        self.0.room.row.method.into()
    }

    /// How it stands.
    async fn status(&self) -> EvaluationStatus {
        self.0.room.row.status.into()
    }

    /// The last day on which reviewers are asked to hand in; nothing is closed by it.
    async fn due_on(&self) -> Option<NaiveDate> {
        self.0.room.row.due_on
    }

    /// By what is measured, in order; null for reviewers who said no. Those computed from indicators are left out where the
    /// requester may not read the need's indicators.
    async fn criteria(&self) -> Option<Vec<EvaluationCriterion>> {
        self.0.room.shows_criteria(&self.0.seat).then(|| self.0.criteria())
    }

    /// The proposals under evaluation; null for reviewers who did not say yes, and before it is opened.
    async fn evaluated(&self) -> Option<Vec<EvaluatedProposal>> {
        let entries = self.0.room.entries.iter();
        let all = || entries.map(|row| self.0.evaluated(row)).collect();
        self.0.room.shows_entries(&self.0.seat).then(all)
    }

    /// Who was invited, in order; null for everyone but the owner of the need.
    async fn reviewers(&self) -> Option<Vec<Reviewer>> {
        let reviewers = self.0.room.reviewers.iter().cloned();
        let all = || reviewers.map(Reviewer).collect();
        self.0.room.names_reviewers(&self.0.seat).then(all)
    }

    /// How many reviewers are asked, those who said no or are asked no longer left out.
    async fn reviewer_count(&self) -> i32 {
        use reviewers::ReviewerStatus::{Declined, Removed};
        let asked = self.0.room.reviewers.iter();
        let asked = asked.filter(|row| !matches!(row.status, Declined | Removed));
        i32::try_from(asked.count()).unwrap_or(i32::MAX)
    }

    /// How many reviewers handed in.
    async fn submitted_count(&self) -> i32 {
        i32::try_from(self.0.room.handed_in().len()).unwrap_or(i32::MAX)
    }

    /// Who may be invited, by name, with what speaks against each; null for everyone but the owner of the need.
    async fn pool(&self, ctx: &Context<'_>) -> Result<Option<Vec<PooledReviewer>>> {
        let asking = asking(ctx);
        let pool = domain::pool(&asking.app, &asking.requester, &self.0.room).await?;
        Ok(pool.map(|pool| pool.into_iter().map(PooledReviewer).collect()))
    }

    /// The requester's own part as a reviewer; null where it is none.
    async fn review(&self, ctx: &Context<'_>) -> Option<Review> {
        let row = self.0.room.review_of(&asking(ctx).requester)?;
        Some(Review {
            row: row.clone(),
            sight: self.0.clone(),
        })
    }

    /// Everything side by side; null before the evaluation is closed, and for reviewers who did not hand in. Until then nobody
    /// reads a sheet but who writes it.
    async fn board(&self, ctx: &Context<'_>) -> Option<EvaluationBoard> {
        let shown = self.0.room.shows_board(&self.0.seat, &asking(ctx).requester);
        shown.then(|| EvaluationBoard {
            board: self.0.room.board(),
            sight: self.0.clone(),
        })
    }

    /// What the requester may do with it now.
    async fn acts(&self, ctx: &Context<'_>) -> Vec<EvaluationAct> {
        let acts = self.0.room.acts(&asking(ctx).requester);
        acts.into_iter().map(Into::into).collect()
    }

    /// What was done with it, the first step first: all of it for the owner; for reviewers what concerns everyone, and their own
    /// steps.
    async fn steps(&self, ctx: &Context<'_>) -> Result<Vec<Step>> {
        let asking = asking(ctx);
        let rows = asking
            .load
            .evaluation_steps
            .one(self.0.room.row.id)
            .await?
            .unwrap_or_default();
        let (room, seat) = (&self.0.room, &self.0.seat);
        let shown = rows
            .into_iter()
            .filter(|row| room.shows_step(seat, &asking.requester, row));
        let told =
            |row: &qiao_entity::step::Model| room.names_reviewers(seat) || row.account_id == asking.requester.account();
        Ok(shown.map(|row| Step { told: told(&row), row }).collect())
    }

    /// When it was begun.
    async fn created_at(&self) -> DateTime<Utc> {
        *self.0.room.row.created_at
    }

    /// When it was opened.
    async fn opened_at(&self) -> Option<DateTime<Utc>> {
        self.0.room.row.opened_at.map(|at| *at)
    }

    /// When it was closed.
    async fn closed_at(&self) -> Option<DateTime<Utc>> {
        self.0.room.row.closed_at.map(|at| *at)
    }

    /// When it was decided.
    async fn decided_at(&self) -> Option<DateTime<Utc>> {
        self.0.room.row.decided_at.map(|at| *at)
    }

    /// Goes up with every change by the owner; what the owner does names the version that it saw.
    async fn version(&self) -> i32 {
        saturating(self.0.room.row.version)
    }
}
