//! Reviewers, as the owner sees them, and a reviewer's own part.

use async_graphql::{Context, ID, Object, Result};
use chrono::{DateTime, Utc};
use qiao_entity::{evaluation_pair as pair, evaluation_reviewer::Model, evaluation_score as score};

use super::{
    super::{
        agreement::Person,
        code::{BetterOfTwo, MoveReason, ReviewerConflict, ReviewerStatus},
        saturating,
    },
    Sight,
};
use crate::{domain::evaluation::Pooled, node};

/// A reviewer, as the owner of the need sees it.
pub(crate) struct Reviewer(pub(crate) Model);

/// A reviewer, as the owner of the need sees it: who, and how far; what was scored stands side by side once all is closed.
#[Object]
impl Reviewer {
    /// Who.
    async fn person(&self, ctx: &Context<'_>) -> Result<Person> {
        Person::of(ctx, self.0.account_id).await
    }

    /// How the reviewer stands.
    async fn status(&self) -> ReviewerStatus {
        self.0.status.into()
    }

    /// When the reviewer was asked.
    async fn invited_at(&self) -> DateTime<Utc> {
        *self.0.invited_at
    }

    /// When the reviewer said yes or no.
    async fn answered_at(&self) -> Option<DateTime<Utc>> {
        self.0.answered_at.map(|at| *at)
    }

    /// When the sheet was handed in.
    async fn submitted_at(&self) -> Option<DateTime<Utc>> {
        self.0.submitted_at.map(|at| *at)
    }

    /// The coded reason of a no, the reviewer's or the owner's.
    async fn reason(&self) -> Option<MoveReason> {
        self.0.reason.map(Into::into)
    }

    /// The sentence of a no.
    async fn sentence(&self) -> Option<&str> {
        self.0.sentence.as_deref()
    }
}

/// Somebody who may be asked to review.
pub(crate) struct PooledReviewer(pub(crate) Pooled);

/// Somebody who may be asked to review: an account with the role of a reviewer, or of the panel of the need's open challenge.
#[Object]
impl PooledReviewer {
    /// Who.
    async fn person(&self, ctx: &Context<'_>) -> Result<Person> {
        Person::of(ctx, self.0.account).await
    }

    /// Why it may not be asked; empty where nothing is known against it.
    async fn conflicts(&self) -> Vec<ReviewerConflict> {
        self.0.conflicts.iter().copied().map(Into::into).collect()
    }
}

/// The requester's own part as a reviewer.
pub(crate) struct Review {
    pub(crate) row: Model,
    pub(crate) sight: Sight,
}

/// The requester's own part in an evaluation as a reviewer, with the sheet as far as it is written.
#[Object]
impl Review {
    /// How the reviewer stands.
    async fn status(&self) -> ReviewerStatus {
        self.row.status.into()
    }

    /// When the reviewer was asked.
    async fn invited_at(&self) -> DateTime<Utc> {
        *self.row.invited_at
    }

    /// When the sheet was handed in.
    async fn submitted_at(&self) -> Option<DateTime<Utc>> {
        self.row.submitted_at.map(|at| *at)
    }

    /// The coded reason of a no, the reviewer's or the owner's.
    async fn reason(&self) -> Option<MoveReason> {
        self.row.reason.map(Into::into)
    }

    /// The sentence of a no.
    async fn sentence(&self) -> Option<&str> {
        self.row.sentence.as_deref()
    }

    /// The scores of the sheet.
    async fn scores(&self) -> Vec<ReviewScore> {
        let room = &self.sight.room;
        let own = room.scores.iter().filter(|row| row.reviewer_id == self.row.id);
        let scores = own.filter_map(|row| {
            Some(ReviewScore {
                proposal: self.sight.proposal_of(row.entry_id)?,
                row: row.clone(),
            })
        });
        scores.collect()
    }

    /// The comparisons of the sheet.
    async fn pairs(&self) -> Vec<ReviewPair> {
        let room = &self.sight.room;
        let own = room.pairs.iter().filter(|row| row.reviewer_id == self.row.id);
        let pairs = own.filter_map(|row| {
            Some(ReviewPair {
                first: self.sight.proposal_of(row.first_id)?,
                second: self.sight.proposal_of(row.second_id)?,
                row: row.clone(),
            })
        });
        pairs.collect()
    }

    /// Goes up with every change of the sheet or of how the reviewer stands; what the reviewer does names the version that it
    /// saw.
    async fn version(&self) -> i32 {
        saturating(self.row.version)
    }
}

/// A score of a sheet.
pub(crate) struct ReviewScore {
    proposal: i64,
    row: score::Model,
}

/// What the reviewer gives a proposal by a criterion.
#[Object]
impl ReviewScore {
    /// The proposal's id.
    async fn proposal(&self) -> ID {
        node::tagged("proposal", self.proposal)
    }

    /// The criterion's id.
    async fn criterion(&self) -> ID {
        node::tagged("criterion", self.row.criterion_id)
    }

    /// From 0 to 100.
    async fn score(&self) -> i32 {
        self.row.score
    }

    /// Why.
    async fn sentence(&self) -> &str {
        &self.row.sentence
    }
}

/// A comparison of a sheet.
pub(crate) struct ReviewPair {
    first: i64,
    second: i64,
    row: pair::Model,
}

/// Which of two proposals the reviewer holds for better.
#[Object]
impl ReviewPair {
    /// The id of one proposal.
    async fn first(&self) -> ID {
        node::tagged("proposal", self.first)
    }

    /// The id of the other one.
    async fn second(&self) -> ID {
        node::tagged("proposal", self.second)
    }

    /// The better one.
    async fn better(&self) -> BetterOfTwo {
        self.row.better.into()
    }

    /// Why.
    async fn sentence(&self) -> &str {
        &self.row.sentence
    }
}
