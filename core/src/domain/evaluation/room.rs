//! Everything that belongs to an evaluation, read at once; `seat` says what of it is shown to whom.

use std::{collections::HashMap, sync::Arc};

use qiao_entity::{
    evaluation::{Column, Entity, Method, Model},
    evaluation_criterion as criterion, evaluation_entry as entry, evaluation_mark as mark, evaluation_pair as pair,
    evaluation_pair::Better,
    evaluation_reviewer::{self as reviewer, ReviewerStatus},
    evaluation_score as score, need,
    proposal::{self, ProposalStatus},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::board::{Board, Table, of_pairs, of_scores};
use crate::{domain::indicator::grouped, error::Error};

/// An evaluation with all that belongs to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Room {
    /// The evaluation.
    pub row: Model,
    /// The need.
    pub need: need::Model,
    /// By what is measured, in order.
    pub criteria: Vec<criterion::Model>,
    /// What is evaluated, in order.
    pub entries: Vec<entry::Model>,
    /// The proposals that are evaluated.
    pub proposals: HashMap<i64, proposal::Model>,
    /// Computed marks.
    pub marks: Vec<mark::Model>,
    /// The reviewers, in the order in which they were first invited.
    pub reviewers: Vec<reviewer::Model>,
    /// Scores of all sheets, also of those that were not handed in.
    pub scores: Vec<score::Model>,
    /// Comparisons of all sheets, also of those that were not handed in.
    pub pairs: Vec<pair::Model>,
}

impl Room {
    /// The proposals that are still there to be judged: those that were withdrawn meanwhile are left out.
    #[must_use]
    pub fn standing(&self) -> Vec<&entry::Model> {
        let entries = self.entries.iter();
        entries.filter(|entry| !self.is_withdrawn(entry)).collect()
    }

    /// Whether a proposal was withdrawn since it was taken up.
    #[must_use]
    pub fn is_withdrawn(&self, entry: &entry::Model) -> bool {
        self.proposals
            .get(&entry.proposal_id)
            .is_none_or(|proposal| proposal.status == ProposalStatus::Withdrawn)
    }

    /// The reviewers whose sheets count, in order.
    #[must_use]
    pub fn handed_in(&self) -> Vec<&reviewer::Model> {
        let reviewers = self.reviewers.iter();
        reviewers
            .filter(|row| row.status == ReviewerStatus::Submitted)
            .collect()
    }

    /// The computed mark of a proposal by a criterion.
    #[must_use]
    pub fn mark(&self, entry: i64, criterion: i64) -> Option<&mark::Model> {
        self.marks
            .iter()
            .find(|mark| mark.entry_id == entry && mark.criterion_id == criterion)
    }

    /// What a reviewer gave a proposal by a criterion.
    #[must_use]
    pub fn score(&self, reviewer: i64, entry: i64, criterion: i64) -> Option<&score::Model> {
        self.scores
            .iter()
            .find(|score| score.reviewer_id == reviewer && score.entry_id == entry && score.criterion_id == criterion)
    }

    /// All that was handed in, side by side, in the order of [`Self::standing`].
    #[must_use]
    pub fn board(&self) -> Board {
        let (entries, reviewers) = (self.standing(), self.handed_in());
        let marked = |entry: &&entry::Model, criterion: &criterion::Model| {
            let mark = self.mark(entry.id, criterion.id)?;
            Some(f64::from(mark.score) / 10.0)
        };
        let given = |reviewer: i64, entry: i64, criterion: i64| {
            let score = self.score(reviewer, entry, criterion);
            score.map_or(0.0, |score| f64::from(score.score))
        };
        let table = Table {
            weights: self.criteria.iter().map(|row| f64::from(row.weight)).collect(),
            marks: entries
                .iter()
                .map(|entry| self.criteria.iter().map(|row| marked(entry, row)).collect())
                .collect(),
            sheets: reviewers
                .iter()
                .map(|reviewer| {
                    let row = |entry: &&entry::Model| {
                        let criteria = self.criteria.iter();
                        criteria.map(|row| given(reviewer.id, entry.id, row.id)).collect()
                    };
                    entries.iter().map(row).collect()
                })
                .collect(),
        };
        match self.row.method {
            Method::Scores => of_scores(&table),
            Method::Pairs => {
                let place = |id: i64| entries.iter().position(|entry| entry.id == id);
                let compared = |pair: &pair::Model| {
                    let (first, second) = (place(pair.first_id)?, place(pair.second_id)?);
                    let winner = match pair.better {
                        Better::First => Some(first),
                        Better::Second => Some(second),
                        Better::Neither => None,
                    };
                    Some((first, second, winner))
                };
                let sheet = |reviewer: &&reviewer::Model| {
                    let pairs = self.pairs.iter().filter(|pair| pair.reviewer_id == reviewer.id);
                    pairs.filter_map(compared).collect()
                };
                of_pairs(&table, &reviewers.iter().map(sheet).collect::<Vec<_>>())
            }
        }
    }
}

/// The evaluations of these numbers with all that belongs to them, in ten statements however many they are. Who may read
/// what is `Room::seat`'s to say.
pub async fn rooms(db: &impl ConnectionTrait, ids: &[i64]) -> Result<HashMap<i64, Arc<Room>>, Error> {
    let rows = Entity::find()
        .filter(Column::Id.is_in(ids.iter().copied()))
        .all(db)
        .await?;
    if rows.is_empty() {
        return Ok(HashMap::new());
    }
    let needs = need::Entity::find()
        .filter(need::Column::Id.is_in(rows.iter().map(|row| row.need_id)))
        .all(db)
        .await?;
    let needs: HashMap<i64, need::Model> = needs.into_iter().map(|row| (row.id, row)).collect();
    /// Rows of a part that name their evaluation.
    macro_rules! part {
        ($table:ident by $order:ident) => {
            $table::Entity::find()
                .filter($table::Column::EvaluationId.is_in(ids.iter().copied()))
                .order_by_asc($table::Column::$order)
                .order_by_asc($table::Column::Id)
                .all(db)
                .await?
        };
    }
    let criteria = part!(criterion by Position);
    let entries = part!(entry by Position);
    let reviewers = part!(reviewer by Id);
    let proposals = proposal::Entity::find()
        .filter(proposal::Column::Id.is_in(entries.iter().map(|row| row.proposal_id)))
        .all(db)
        .await?;
    let proposals: HashMap<i64, proposal::Model> = proposals.into_iter().map(|row| (row.id, row)).collect();
    let marks = mark::Entity::find()
        .filter(mark::Column::EntryId.is_in(entries.iter().map(|row| row.id)))
        .all(db)
        .await?;
    let of_reviewers = || reviewers.iter().map(|row| row.id);
    let scores = score::Entity::find()
        .filter(score::Column::ReviewerId.is_in(of_reviewers()))
        .order_by_asc(score::Column::EntryId)
        .all(db)
        .await?;
    let pairs = pair::Entity::find()
        .filter(pair::Column::ReviewerId.is_in(of_reviewers()))
        .order_by_asc(pair::Column::FirstId)
        .order_by_asc(pair::Column::SecondId)
        .all(db)
        .await?;
    let of_entry: HashMap<i64, i64> = entries.iter().map(|row| (row.id, row.evaluation_id)).collect();
    let of_reviewer: HashMap<i64, i64> = reviewers.iter().map(|row| (row.id, row.evaluation_id)).collect();
    let mut criteria = grouped(criteria, |row| Some(row.evaluation_id));
    let mut entries = grouped(entries, |row| Some(row.evaluation_id));
    let mut reviewers = grouped(reviewers, |row| Some(row.evaluation_id));
    let mut marks = grouped(marks, |row| of_entry.get(&row.entry_id).copied());
    let mut scores = grouped(scores, |row| of_reviewer.get(&row.reviewer_id).copied());
    let mut pairs = grouped(pairs, |row| of_reviewer.get(&row.reviewer_id).copied());
    let rooms = rows.into_iter().filter_map(|row| {
        let entries = entries.remove(&row.id).unwrap_or_default();
        let of_room = entries.iter().filter_map(|entry| proposals.get(&entry.proposal_id));
        let room = Room {
            need: needs.get(&row.need_id)?.clone(),
            criteria: criteria.remove(&row.id).unwrap_or_default(),
            proposals: of_room.map(|row| (row.id, row.clone())).collect(),
            entries,
            marks: marks.remove(&row.id).unwrap_or_default(),
            reviewers: reviewers.remove(&row.id).unwrap_or_default(),
            scores: scores.remove(&row.id).unwrap_or_default(),
            pairs: pairs.remove(&row.id).unwrap_or_default(),
            row,
        };
        Some((room.row.id, Arc::new(room)))
    });
    Ok(rooms.collect())
}
