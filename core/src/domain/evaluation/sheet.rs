//! A reviewer's sheet: kept as often as one likes, handed in once.

use std::collections::HashSet;

use qiao_entity::{
    evaluation::{EvaluationStatus, Method, Model},
    evaluation_criterion::CriterionKind,
    evaluation_pair::{self as pair, Better},
    evaluation_reviewer as reviewer, evaluation_score as score,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::{
    ReviewerAct, Room,
    begin::begin_review,
    panel::{against, conflicted},
};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        chain::{self, SENTENCE},
        problem::{Answer, Checks, Refusal, Trouble, Written},
    },
    error::Error,
};

/// What a reviewer gives a proposal by a criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenScore {
    /// The proposal.
    pub proposal: i64,
    /// The criterion.
    pub criterion: i64,
    /// From 0 to 100.
    pub score: i32,
    /// Why, in a sentence.
    pub sentence: String,
}

/// Which of two proposals a reviewer holds for better.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenPair {
    /// One of them.
    pub first: i64,
    /// The other one.
    pub second: i64,
    /// The better one.
    pub better: Better,
    /// Why, in a sentence.
    pub sentence: String,
}

/// All that a reviewer says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Score by score.
    pub scores: Vec<GivenScore>,
    /// Pair by pair.
    pub pairs: Vec<GivenPair>,
}

/// Keeps a sheet, in place of what was kept before; if `submit`, hands it in. Then it must be complete, each score with its
/// sentence, and is not changed any more.
pub async fn hand_in(
    app: &App,
    requester: &Requester,
    id: i64,
    version: i64,
    sheet: &Sheet,
    submit: bool,
) -> Result<Answer<Model>, Error> {
    let (begun, own) = match begin_review(app, requester, id, version, ReviewerAct::Submit).await? {
        Ok(begun) => begun,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let (room, txn) = (begun.room.clone(), begun.write.txn());
    if room.row.status != EvaluationStatus::Open {
        return Ok(Err(chain::wrong_status(room.row.status.code())));
    }
    let mut checks = Checks::default();
    let scores = room.scores_of(own.id, sheet, submit, &mut checks);
    let pairs = room.pairs_of(own.id, sheet, submit, &mut checks);
    let mut problems = checks.problems();
    let found = against(app, txn, &room.need, &[own.account_id]).await?;
    if let Some(found) = found.get(&own.account_id) {
        problems.push(conflicted(&["evaluation"], found));
    }
    if !problems.is_empty() {
        return Ok(Err(Refusal::Invalid(problems)));
    }
    clear(txn, own.id).await?;
    if !scores.is_empty() {
        score::Entity::insert_many(scores).exec_without_returning(txn).await?;
    }
    if !pairs.is_empty() {
        pair::Entity::insert_many(pairs).exec_without_returning(txn).await?;
    }
    if submit {
        let next = reviewer::ActiveModel {
            submitted_at: Set(Some(begun.write.now())),
            ..Default::default()
        };
        return begun.go_review(requester, ReviewerAct::Submit, &own, next, None).await;
    }
    let next = reviewer::ActiveModel {
        id: Set(own.id),
        version: Set(own.version + 1),
        ..Default::default()
    };
    next.update(txn).await?;
    // What is not handed in moves nothing: no step.
    Ok(Ok(Written {
        record: room.row.clone(),
        position: begun.write.commit().await?,
    }))
}

/// Removes what a reviewer wrote.
pub(super) async fn clear(db: &impl ConnectionTrait, reviewer: i64) -> Result<(), Error> {
    score::Entity::delete_many()
        .filter(score::Column::ReviewerId.eq(reviewer))
        .exec(db)
        .await?;
    pair::Entity::delete_many()
        .filter(pair::Column::ReviewerId.eq(reviewer))
        .exec(db)
        .await?;
    Ok(())
}

/// Checks a sentence of a sheet, which only one that is handed in must have.
fn sentence(checks: &mut Checks, text: &str, submit: bool) {
    checks.text("sentence", Some(text), SENTENCE);
    if submit && text.trim().is_empty() {
        checks.add("sentence", Trouble::Required);
    }
}

impl Room {
    /// The entry of a proposal that is still there to be judged.
    fn entry_of(&self, proposal: i64) -> Option<i64> {
        let entries = self.standing().into_iter();
        entries
            .filter(|entry| entry.proposal_id == proposal)
            .map(|entry| entry.id)
            .next()
    }

    fn scores_of(&self, own: i64, sheet: &Sheet, submit: bool, checks: &mut Checks) -> Vec<score::ActiveModel> {
        let (mut rows, mut seen) = (Vec::new(), HashSet::new());
        let is_judged = |id: i64| {
            let mut criteria = self.criteria.iter();
            criteria.any(|row| row.id == id && row.kind == CriterionKind::Judged)
        };
        checks.each("scores", &sheet.scores, |checks, given| {
            let entry = self.entry_of(given.proposal);
            if entry.is_none() {
                let given = format!("proposal_{}", given.proposal);
                checks.add("proposal", Trouble::NoRecord { given });
            }
            if !is_judged(given.criterion) {
                let given = format!("criterion_{}", given.criterion);
                checks.add("criterion", Trouble::NoRecord { given });
            } else if !seen.insert((given.proposal, given.criterion)) {
                let given = format!("criterion_{}", given.criterion);
                checks.add("criterion", Trouble::Repeated { given });
            }
            checks.range("score", Some(given.score), 0, 100);
            sentence(checks, &given.sentence, submit);
            rows.extend(entry.map(|entry| score::ActiveModel {
                reviewer_id: Set(own),
                entry_id: Set(entry),
                criterion_id: Set(given.criterion),
                score: Set(given.score),
                sentence: Set(given.sentence.trim().to_owned()),
            }));
        });
        let judged = self.criteria.iter().filter(|row| row.kind == CriterionKind::Judged);
        let all = judged.count() * self.standing().len();
        if submit && seen.len() < all {
            checks.add("scores", Trouble::Required);
        }
        rows
    }

    fn pairs_of(&self, own: i64, sheet: &Sheet, submit: bool, checks: &mut Checks) -> Vec<pair::ActiveModel> {
        let (mut rows, mut seen) = (Vec::new(), HashSet::new());
        let in_pairs = self.row.method == Method::Pairs;
        let place = |entry: i64| self.entries.iter().position(|row| row.id == entry);
        checks.each("pairs", &sheet.pairs, |checks, given| {
            if !in_pairs {
                checks.add("first", Trouble::NotWanted);
                return;
            }
            sentence(checks, &given.sentence, submit);
            let (first, second) = (self.entry_of(given.first), self.entry_of(given.second));
            for (field, entry, proposal) in [("first", first, given.first), ("second", second, given.second)] {
                if entry.is_none() {
                    let given = format!("proposal_{proposal}");
                    checks.add(field, Trouble::NoRecord { given });
                }
            }
            let Some((first, second)) = first.zip(second) else {
                return;
            };
            // Kept in the order of the entries, so that each two stand there once.
            let turned = place(first) > place(second);
            let (first_id, second_id) = if turned { (second, first) } else { (first, second) };
            let better = match given.better {
                Better::First if turned => Better::Second,
                Better::Second if turned => Better::First,
                better => better,
            };
            if first == second || !seen.insert((first_id, second_id)) {
                let given = format!("proposal_{}", given.second);
                checks.add("second", Trouble::Repeated { given });
            }
            rows.push(pair::ActiveModel {
                reviewer_id: Set(own),
                first_id: Set(first_id),
                second_id: Set(second_id),
                better: Set(better),
                sentence: Set(given.sentence.trim().to_owned()),
            });
        });
        let standing = self.standing().len();
        if submit && in_pairs && seen.len() < standing * standing.saturating_sub(1) / 2 {
            checks.add("pairs", Trouble::Required);
        }
        rows
    }
}
