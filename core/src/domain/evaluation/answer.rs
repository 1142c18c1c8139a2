//! What a bidder reads of an evaluation that was decided: the answer, and how the proposal did. Never who reviewed, nor what a
//! reviewer said: only means, and its own computed marks.

use std::{collections::HashMap, sync::Arc};

use qiao_entity::{
    Millis, evaluation_criterion as criterion,
    evaluation_entry::{self as entry, Column, Entity, Outcome},
    evaluation_mark as mark,
    need_move::Reason,
    proposal,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{Room, board::Board, rooms, seat::owns};
use crate::{app::App, auth::Requester, domain::proposal::is_bidders, error::Error};

/// How a proposal did by one criterion.
#[derive(Clone, Debug, PartialEq)]
pub struct CriterionAnswer {
    /// The criterion.
    pub criterion: criterion::Model,
    /// The computed mark, or the mean of the reviewers' scores, from 0 to 100; none where proposals were compared in pairs and
    /// nothing is computed.
    pub score: f64,
    /// What was computed.
    pub mark: Option<mark::Model>,
}

/// What a bidder is answered.
#[derive(Clone, Debug, PartialEq)]
pub struct BidderAnswer {
    /// Everything, for the rules of who reads what.
    pub room: Arc<Room>,
    /// Yes or no.
    pub outcome: Outcome,
    /// The coded reason of a no.
    pub reason: Option<Reason>,
    /// A sentence of the owner.
    pub sentence: Option<String>,
    /// When it was decided.
    pub decided_at: Option<Millis>,
    /// Its weighted score, or in pairs its chance against another in percent.
    pub total: f64,
    /// Its place.
    pub rank: usize,
    /// Among so many.
    pub of: usize,
    /// How many reviewers handed in.
    pub reviewers: usize,
    /// Criterion by criterion.
    pub criteria: Vec<CriterionAnswer>,
}

/// The answers to these proposals, where an evaluation was decided; the latest one. Who reads them is
/// [`may_read_answer`]'s to say.
pub async fn answers(app: &App, proposals: &[i64]) -> Result<HashMap<i64, Arc<BidderAnswer>>, Error> {
    let entries = Entity::find()
        .filter(Column::ProposalId.is_in(proposals.iter().copied()))
        .filter(Column::Outcome.is_not_null())
        .all(&app.db)
        .await?;
    if entries.is_empty() {
        return Ok(HashMap::new());
    }
    let mut ids: Vec<i64> = entries.iter().map(|row| row.evaluation_id).collect();
    ids.sort_unstable();
    ids.dedup();
    let rooms = rooms(&app.db, &ids).await?;
    let boards: HashMap<i64, Board> = rooms.iter().map(|(id, room)| (*id, room.board())).collect();
    let mut answers: HashMap<i64, Arc<BidderAnswer>> = HashMap::new();
    for row in entries {
        let Some((room, board)) = rooms.get(&row.evaluation_id).zip(boards.get(&row.evaluation_id)) else {
            continue;
        };
        let later = answers
            .get(&row.proposal_id)
            .is_some_and(|known| known.room.row.id > row.evaluation_id);
        if let Some(answer) = answer(room, board, &row).filter(|_| !later) {
            answers.insert(row.proposal_id, Arc::new(answer));
        }
    }
    Ok(answers)
}

fn answer(room: &Arc<Room>, board: &Board, row: &entry::Model) -> Option<BidderAnswer> {
    let place = room.standing().iter().position(|standing| standing.id == row.id)?;
    let own = board.rows.get(place)?;
    let criteria = room
        .criteria
        .iter()
        .zip(&own.cells)
        .map(|(criterion, cell)| CriterionAnswer {
            criterion: criterion.clone(),
            score: cell.score,
            mark: room.mark(row.id, criterion.id).cloned(),
        });
    Some(BidderAnswer {
        outcome: row.outcome?,
        reason: row.reason,
        sentence: row.sentence.clone(),
        decided_at: room.row.decided_at,
        total: own.total,
        rank: own.rank,
        of: board.rows.len(),
        reviewers: room.handed_in().len(),
        criteria: criteria.collect(),
        room: room.clone(),
    })
}

/// Whether the requester reads what a bidder was answered: on the bidder's own side, and with who posted the need.
#[must_use]
pub fn may_read_answer(requester: &Requester, proposal: &proposal::Model, answer: &BidderAnswer) -> bool {
    is_bidders(requester, proposal) || owns(requester, &answer.room.need)
}
