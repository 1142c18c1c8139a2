//! Proposals under evaluation.

use async_graphql::{ID, Object};
use qiao_entity::evaluation_entry::Model;

use super::{
    super::{
        Proposal,
        code::{EvaluationOutcome, MoveReason},
        saturating,
    },
    Sight,
    criterion::EvaluationMark,
};
use crate::node;

/// A proposal under evaluation.
#[derive(Clone, Debug)]
pub(crate) struct EvaluatedProposal {
    pub(crate) row: Model,
    pub(crate) sight: Sight,
}

/// A proposal under evaluation, as it stood when the evaluation was opened.
#[Object]
impl EvaluatedProposal {
    /// The proposal's id.
    async fn proposal_id(&self) -> ID {
        node::tagged("proposal", self.row.proposal_id)
    }

    /// The proposal; what it says in the version that is evaluated is among its versions.
    async fn proposal(&self) -> Option<Proposal> {
        self.sight
            .room
            .proposals
            .get(&self.row.proposal_id)
            .cloned()
            .map(Proposal)
    }

    /// The letter by which tables and pictures call it.
    async fn letter(&self) -> String {
        letter(self.row.position)
    }

    /// The version that is evaluated.
    async fn evaluated_version(&self) -> i32 {
        saturating(self.row.proposal_version)
    }

    /// Whether its bidder handed a later version in, which is not evaluated.
    async fn is_outdated(&self) -> bool {
        let proposal = self.sight.room.proposals.get(&self.row.proposal_id);
        proposal.is_some_and(|row| i64::from(row.number) > self.row.proposal_version)
    }

    /// Whether it was withdrawn meanwhile: then it is not judged any more.
    async fn is_withdrawn(&self) -> bool {
        self.sight.room.is_withdrawn(&self.row)
    }

    /// What it promises for indicators against their targets, in the order of the criteria; null where the requester may not
    /// read the need's indicators.
    async fn marks(&self) -> Option<Vec<EvaluationMark>> {
        let sight = &self.sight;
        let marks = sight.criteria().into_iter().filter_map(|criterion| {
            let row = sight.room.mark(self.row.id, criterion.row.id)?.clone();
            Some(EvaluationMark { row, criterion })
        });
        sight.indicators.then(|| marks.collect())
    }

    /// What its bidder was answered.
    async fn outcome(&self) -> Option<EvaluationOutcome> {
        self.row.outcome.map(Into::into)
    }

    /// The coded reason of a no.
    async fn reason(&self) -> Option<MoveReason> {
        self.row.reason.map(Into::into)
    }

    /// The sentence that its bidder reads.
    async fn sentence(&self) -> Option<&str> {
        self.row.sentence.as_deref()
    }
}

/// A, B, … Z, AA, AB, …
fn letter(position: i32) -> String {
    let mut rest = u32::try_from(position).unwrap_or_default() + 1;
    let mut letters = Vec::new();
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or_default()));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_on_behind_z() {
        assert_eq!(
            [0, 1, 25, 26, 27, 701, 702].map(letter),
            ["A", "B", "Z", "AA", "AB", "ZZ", "AAA"]
        );
    }
}
