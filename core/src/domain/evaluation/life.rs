//! Opening an evaluation, closing it, giving it up.

use qiao_entity::{
    challenge::{self as challenges, ChallengeStatus},
    evaluation::{ActiveModel, Method, Model},
    evaluation_criterion::{self as criterion, CriterionKind},
    evaluation_entry as entry, evaluation_mark as marks,
    evaluation_reviewer::ReviewerStatus,
    need_move::Reason,
    proposal::{self, ProposalStatus},
    proposal_value as value,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, prelude::DateTimeUtc,
};

use super::{
    Act, MOST_IN_PAIRS, Room,
    begin::{begin, unchanged},
    mark::mark,
    panel::{against, conflicted, readable},
    prepare::{indicators, taken},
};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        chain, challenge,
        problem::{Answer, Problem, Refusal, Trouble},
    },
    error::Error,
};

/// Fixes what is evaluated, by what and by whom, and computes what is computed; reviewers can begin. Proposals that are handed
/// in later, and later versions, are not part of it.
pub async fn open(app: &App, requester: &Requester, id: i64, version: i64) -> Result<Answer<Model>, Error> {
    // A challenge whose time is over has its bids opened first.
    challenge::settle(app).await?;
    let begun = match begin(app, requester, id, version, Act::Open).await? {
        Ok(begun) => begun,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let (room, txn) = (begun.room.clone(), begun.write.txn());
    if still_bidding(txn, room.row.need_id, *begun.write.now()).await? {
        let is = ChallengeStatus::Open.code();
        return Ok(Err(Refusal::of("challenge", Trouble::WrongStatus { is })));
    }
    let mut proposals = readable(txn, room.row.need_id).await?;
    proposals.retain(|row| row.status == ProposalStatus::Submitted);
    let (criteria, mut problems) = with_targets(txn, &room).await?;
    problems.extend(entry_problems(room.row.method, proposals.len()));
    problems.extend(reviewer_problems(app, txn, &room).await?);
    if !problems.is_empty() {
        return Ok(Err(Refusal::Invalid(problems)));
    }
    for (proposal, position) in proposals.iter().zip(0..) {
        let row = entry::ActiveModel {
            evaluation_id: Set(id),
            proposal_id: Set(proposal.id),
            proposal_version: Set(proposal.number.into()),
            position: Set(position),
            ..Default::default()
        };
        let row = row.insert(txn).await?;
        compute(txn, &row, proposal, &criteria).await?;
    }
    let next = ActiveModel {
        opened_at: Set(Some(begun.write.now())),
        ..Default::default()
    };
    begun.go(requester, Act::Open, next, None).await
}

/// Whether bids of the need's open challenge are still taken: until then nobody knows whether there are any.
async fn still_bidding(db: &impl ConnectionTrait, need: i64, now: DateTimeUtc) -> Result<bool, Error> {
    let challenge = challenges::Entity::find()
        .filter(challenges::Column::NeedId.eq(need))
        .one(db)
        .await?;
    Ok(challenge.is_some_and(|row| row.status == ChallengeStatus::Open && *row.closes_at > now))
}

/// The criteria with their targets as the need states them now, written down.
async fn with_targets(db: &impl ConnectionTrait, room: &Room) -> Result<(Vec<criterion::Model>, Vec<Problem>), Error> {
    let (mut criteria, mut problems) = (Vec::new(), Vec::new());
    let indicators = indicators(db, room.row.need_id).await?;
    for (place, row) in room.criteria.iter().enumerate() {
        let Some(position) = row.indicator_position else {
            criteria.push(row.clone());
            continue;
        };
        let Some(from) = indicators.iter().find(|from| from.position == position) else {
            problems.push(Problem {
                path: vec!["criteria".to_owned(), place.to_string(), "indicator".to_owned()],
                trouble: Trouble::Unknown {
                    given: position.to_string(),
                },
            });
            continue;
        };
        let next = criterion::ActiveModel {
            id: Set(row.id),
            ..taken(from)
        };
        criteria.push(next.update(db).await?);
    }
    Ok((criteria, problems))
}

/// What is wrong with the number of proposals.
fn entry_problems(method: Method, is: usize) -> Option<Problem> {
    let trouble = match method {
        Method::Scores if is == 0 => Trouble::Required,
        Method::Pairs if is < 2 => Trouble::Required,
        Method::Pairs if is > MOST_IN_PAIRS => Trouble::TooMany {
            most: MOST_IN_PAIRS,
            is,
        },
        _ => return None,
    };
    Some(Problem {
        path: vec!["proposals".to_owned()],
        trouble,
    })
}

/// What is wrong with those who are asked: none where somebody must judge, or one who stands with a side.
async fn reviewer_problems(app: &App, db: &impl ConnectionTrait, room: &Room) -> Result<Vec<Problem>, Error> {
    let asked = room
        .reviewers
        .iter()
        .filter(|row| matches!(row.status, ReviewerStatus::Invited | ReviewerStatus::Accepted));
    let asked: Vec<i64> = asked.map(|row| row.account_id).collect();
    if asked.is_empty() && room.is_judged() {
        return Ok(vec![Problem {
            path: vec!["reviewers".to_owned()],
            trouble: Trouble::Required,
        }]);
    }
    let found = against(app, db, &room.need, &asked).await?;
    let told = asked.iter().filter_map(|account| {
        let path = format!("account_{account}");
        let conflicts = found.get(account)?;
        Some(conflicted(&["reviewers", &path], conflicts))
    });
    Ok(told.collect())
}

/// Writes down what a proposal's promises are worth.
async fn compute(
    db: &impl ConnectionTrait,
    entry: &entry::Model,
    proposal: &proposal::Model,
    criteria: &[criterion::Model],
) -> Result<(), Error> {
    let promised = value::Entity::find()
        .filter(value::Column::ProposalId.eq(proposal.id))
        .all(db)
        .await?;
    let computed = criteria.iter().filter(|row| row.kind == CriterionKind::Indicator);
    let rows = computed.map(|row| {
        let own = promised
            .iter()
            .find(|value| Some(value.position) == row.indicator_position);
        let mark = mark(row, own);
        marks::ActiveModel {
            entry_id: Set(entry.id),
            criterion_id: Set(row.id),
            verdict: Set(mark.verdict),
            promised: Set(mark.promised),
            promised_to: Set(mark.promised_to),
            miss: Set(mark.miss),
            score: Set(mark.score),
        }
    });
    let rows: Vec<_> = rows.collect();
    if !rows.is_empty() {
        marks::Entity::insert_many(rows).exec_without_returning(db).await?;
    }
    Ok(())
}

impl Room {
    /// Whether reviewers have to judge anything.
    #[must_use]
    pub fn is_judged(&self) -> bool {
        self.row.method == Method::Pairs || self.criteria.iter().any(|row| row.kind == CriterionKind::Judged)
    }
}

/// Takes no more sheets and lays those side by side that were handed in; one at least must be where somebody had to judge.
pub async fn close(app: &App, requester: &Requester, id: i64, version: i64) -> Result<Answer<Model>, Error> {
    let begun = match begin(app, requester, id, version, Act::Close).await? {
        Ok(begun) => begun,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if begun.room.is_judged() && begun.room.handed_in().is_empty() {
        return Ok(Err(Refusal::of("reviewers", Trouble::Required)));
    }
    let next = ActiveModel {
        closed_at: Set(Some(begun.write.now())),
        ..Default::default()
    };
    begun.go(requester, Act::Close, next, None).await
}

/// Gives an evaluation up, for a reason that its reviewers read; another one can be begun.
pub async fn cancel(
    app: &App,
    requester: &Requester,
    id: i64,
    version: i64,
    no: (Reason, &str),
) -> Result<Answer<Model>, Error> {
    let begun = match begin(app, requester, id, version, Act::Cancel).await? {
        Ok(begun) => begun,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let no = match chain::no(no.0, no.1) {
        Ok(no) => no,
        Err(problems) => return Ok(Err(Refusal::Invalid(problems))),
    };
    begun.go(requester, Act::Cancel, unchanged(), Some(&no)).await
}
