//! The decision: every bidder gets an answer, and every no its reason.

use std::collections::HashSet;

use qiao_entity::{
    evaluation::{ActiveModel, Model},
    evaluation_entry::{self as entry, Outcome},
    need::NeedStatus,
    need_move::Reason,
    proposal::ProposalStatus,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use super::{Act, Room, begin::begin};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        chain::{self, No, SENTENCE},
        need,
        problem::{Answer, Checks, Problem, Refusal, Trouble},
        proposal::{self, Act as BidAct},
    },
    error::Error,
};

/// What the owner answers a bidder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// The proposal.
    pub proposal: i64,
    /// Yes or no.
    pub outcome: Outcome,
    /// Why not; a no has it, a yes has none.
    pub reason: Option<Reason>,
    /// A sentence that the bidder reads; a no must have one.
    pub sentence: Option<String>,
}

/// Answers every bidder whose proposal was evaluated and not withdrawn meanwhile. Proposals outside of open challenges are
/// accepted or declined with it; in a challenge it is what the panel recommends, and nomination, public notice and award follow
/// there.
pub async fn decide(
    app: &App,
    requester: &Requester,
    id: i64,
    version: i64,
    answers: &[Answered],
) -> Result<Answer<Model>, Error> {
    let mut begun = match begin(app, requester, id, version, Act::Decide).await? {
        Ok(begun) => begun,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let room = begun.room.clone();
    let checked = match room.checked(answers) {
        Ok(checked) => checked,
        Err(problems) => return Ok(Err(Refusal::Invalid(problems))),
    };
    let mut any = false;
    for (row, answer, no) in checked {
        let sentence = answer
            .sentence
            .as_deref()
            .map(str::trim)
            .filter(|text| !text.is_empty());
        let next = entry::ActiveModel {
            id: Set(row.id),
            outcome: Set(Some(answer.outcome)),
            reason: Set(no.as_ref().map(|no| no.reason)),
            sentence: Set(sentence.map(str::to_owned)),
            ..Default::default()
        };
        next.update(begun.write.txn()).await?;
        let bid = room.proposals.get(&row.proposal_id);
        if let Some(bid) = bid.filter(|bid| bid.challenge_id.is_none() && bid.status == ProposalStatus::Submitted) {
            let act = match answer.outcome {
                Outcome::Accepted => BidAct::Accept,
                Outcome::Declined => BidAct::Decline,
            };
            any |= answer.outcome == Outcome::Accepted;
            proposal::go(&begun.write, requester, bid.clone(), act, begun.side, no.as_ref()).await?;
        }
    }
    if any {
        need::advance(&mut begun.write, requester, room.row.need_id, NeedStatus::Negotiating).await?;
    }
    let next = ActiveModel {
        decided_at: Set(Some(begun.write.now())),
        ..Default::default()
    };
    begun.go(requester, Act::Decide, next, None).await
}

/// An entry, its answer, and the no if it is one.
type Checked<'a> = (&'a entry::Model, &'a Answered, Option<No>);

impl Room {
    /// The answers with their entries, if every proposal that stands has exactly one.
    fn checked<'a>(&'a self, answers: &'a [Answered]) -> Result<Vec<Checked<'a>>, Vec<Problem>> {
        let standing = self.standing();
        let (mut checked, mut seen) = (Vec::new(), HashSet::new());
        let mut checks = Checks::default();
        checks.each("answers", answers, |checks, answer| {
            let given = format!("proposal_{}", answer.proposal);
            let row = standing.iter().find(|row| row.proposal_id == answer.proposal);
            if row.is_none() {
                checks.add("proposal", Trouble::NoRecord { given });
            } else if !seen.insert(answer.proposal) {
                checks.add("proposal", Trouble::Repeated { given });
            }
            let text = answer.sentence.as_deref();
            let no = match (answer.outcome, answer.reason) {
                (Outcome::Accepted, Some(_)) => {
                    checks.add("reason", Trouble::NotWanted);
                    None
                }
                (Outcome::Accepted, None) => {
                    checks.text("sentence", text, SENTENCE);
                    None
                }
                (Outcome::Declined, None) => {
                    checks.add("reason", Trouble::Required);
                    None
                }
                (Outcome::Declined, Some(reason)) => match chain::no(reason, text.unwrap_or_default()) {
                    Ok(no) => Some(no),
                    Err(problems) => {
                        for problem in problems {
                            checks.add("sentence", problem.trouble);
                        }
                        None
                    }
                },
            };
            checked.extend(row.map(|row| (*row, no)));
        });
        if seen.len() < standing.len() {
            checks.add("answers", Trouble::Required);
        }
        let problems = checks.problems();
        if !problems.is_empty() {
            return Err(problems);
        }
        // Without a problem each answer has its entry.
        let checked = checked.into_iter().zip(answers);
        Ok(checked.map(|((row, no), answer)| (row, answer, no)).collect())
    }
}
