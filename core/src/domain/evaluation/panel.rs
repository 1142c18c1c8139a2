//! Reviewers: who may be asked, asking them, their yes or no.

use std::collections::HashMap;

use qiao_entity::{
    account::{self, AccountStatus},
    account_role::{self, Role},
    challenge,
    evaluation::{EvaluationStatus, Model},
    evaluation_reviewer::{self as reviewer, ReviewerStatus},
    need, panelist,
    proposal::{self, ProposalStatus},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, Select,
};

use super::{
    Act, Conflict, ReviewerAct, Room,
    begin::{Begun, begin, begin_review, unchanged},
    conflict::conflicts,
};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        chain,
        need::{Part, may_read},
        problem::{Answer, Problem, Refusal, Trouble},
    },
    error::Error,
};

/// Most accounts of the pool that are shown.
const MOST_SHOWN: u64 = 200;
/// Most reviewers of one evaluation.
pub(super) const MOST: usize = 15;

/// Somebody who may be asked to review.
#[derive(Clone, Debug, PartialEq)]
pub struct Pooled {
    /// The account.
    pub account: i64,
    /// Why it may not; none where nothing is known against it.
    pub conflicts: Vec<Conflict>,
}

/// Accounts that may be asked at all: those with the role of a reviewer, and the panel of the need's open challenge.
fn eligible(need: i64) -> Select<account::Entity> {
    let holders = account_role::Entity::find()
        .select_only()
        .column(account_role::Column::AccountId)
        .filter(account_role::Column::Role.eq(Role::Reviewer))
        .into_query();
    let challenges = challenge::Entity::find()
        .select_only()
        .column(challenge::Column::Id)
        .filter(challenge::Column::NeedId.eq(need))
        .into_query();
    let panel = panelist::Entity::find()
        .select_only()
        .column(panelist::Column::AccountId)
        .filter(panelist::Column::ChallengeId.in_subquery(challenges))
        .into_query();
    let any = Condition::any()
        .add(account::Column::Id.in_subquery(holders))
        .add(account::Column::Id.in_subquery(panel));
    account::Entity::find()
        .filter(account::Column::Status.eq(AccountStatus::Active))
        .filter(any)
}

/// The proposals of a need that its owner may read by now.
pub(super) async fn readable(db: &impl ConnectionTrait, need: i64) -> Result<Vec<proposal::Model>, Error> {
    let open = [
        ProposalStatus::Submitted,
        ProposalStatus::Nominated,
        ProposalStatus::Awarded,
        ProposalStatus::Declined,
    ];
    let rows = proposal::Entity::find()
        .filter(proposal::Column::NeedId.eq(need))
        .filter(proposal::Column::Status.is_in(open));
    Ok(rows.order_by_asc(proposal::Column::Id).all(db).await?)
}

/// Who may be asked to review, by name, with what speaks against each: for the owner's side.
pub async fn pool(app: &App, requester: &Requester, room: &Room) -> Result<Option<Vec<Pooled>>, Error> {
    if !room.seat(requester).is_some_and(|seat| seat.is_owner()) {
        return Ok(None);
    }
    let people = eligible(room.row.need_id)
        .order_by_asc(account::Column::Name)
        .order_by_asc(account::Column::Id)
        .limit(MOST_SHOWN)
        .all(&app.db)
        .await?;
    let accounts: Vec<i64> = people.iter().map(|row| row.id).collect();
    let proposals = readable(&app.db, room.row.need_id).await?;
    let mut against = conflicts(&app.db, &accounts, &room.need, &proposals, app.clock.today()).await?;
    let pooled = |account: i64| Pooled {
        account,
        conflicts: against.remove(&account).unwrap_or_default(),
    };
    Ok(Some(accounts.into_iter().map(pooled).collect()))
}

/// The problem of an account that stands with the poster or a bidder.
pub(super) fn conflicted(path: &[&str], conflicts: &[Conflict]) -> Problem {
    let by = conflicts.iter().map(|conflict| conflict.code().to_owned()).collect();
    Problem {
        path: path.iter().map(ToString::to_string).collect(),
        trouble: Trouble::Conflicted { by },
    }
}

/// The conflicts of accounts with the poster and every bid that the owner may read by now.
pub(super) async fn against(
    app: &App,
    db: &impl ConnectionTrait,
    need: &need::Model,
    accounts: &[i64],
) -> Result<HashMap<i64, Vec<Conflict>>, Error> {
    let proposals = readable(db, need.id).await?;
    conflicts(db, accounts, need, &proposals, app.clock.today()).await
}

/// The panel of a need's open challenge, without whom the records show a conflict today; no more than can review.
pub(super) async fn of_challenge(app: &App, db: &impl ConnectionTrait, need: &need::Model) -> Result<Vec<i64>, Error> {
    let challenge = challenge::Entity::find()
        .filter(challenge::Column::NeedId.eq(need.id))
        .one(db)
        .await?;
    let Some(challenge) = challenge else {
        return Ok(Vec::new());
    };
    let seats = panelist::Entity::find()
        .select_only()
        .column(panelist::Column::AccountId)
        .filter(panelist::Column::ChallengeId.eq(challenge.id))
        .into_query();
    let mut accounts: Vec<i64> = account::Entity::find()
        .select_only()
        .column(account::Column::Id)
        .filter(account::Column::Status.eq(AccountStatus::Active))
        .filter(account::Column::Id.in_subquery(seats))
        .order_by_asc(account::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    let found = against(app, db, need, &accounts).await?;
    accounts.retain(|account| !found.contains_key(account));
    accounts.truncate(MOST);
    Ok(accounts)
}

/// Asks an account to review; also one that was asked before and said no, or was asked no longer.
pub async fn invite(
    app: &App,
    requester: &Requester,
    id: i64,
    version: i64,
    account: i64,
) -> Result<Answer<Model>, Error> {
    let begun = match begin(app, requester, id, version, Act::Invite).await? {
        Ok(begun) => begun,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let (room, txn) = (begun.room.clone(), begun.write.txn());
    let eligible = eligible(room.row.need_id).filter(account::Column::Id.eq(account));
    if eligible.one(txn).await?.is_none() {
        let given = format!("account_{account}");
        return Ok(Err(Refusal::of("account", Trouble::NoRecord { given })));
    }
    if let Some(found) = against(app, txn, &room.need, &[account]).await?.get(&account) {
        return Ok(Err(Refusal::Invalid(vec![conflicted(&["account"], found)])));
    }
    let asked = room.reviewers.iter().find(|row| row.account_id == account);
    if let Some(own) = asked {
        if !matches!(own.status, ReviewerStatus::Declined | ReviewerStatus::Removed) {
            let is = own.status.code();
            return Ok(Err(Refusal::of("account", Trouble::WrongStatus { is })));
        }
        let next = reviewer::ActiveModel {
            invited_at: Set(begun.write.now()),
            answered_at: Set(None),
            ..Default::default()
        };
        return begun.go_review(requester, ReviewerAct::Invite, own, next, None).await;
    }
    let is = room.reviewers.len();
    if is >= MOST {
        let trouble = Trouble::TooMany { most: MOST, is: is + 1 };
        return Ok(Err(Refusal::of("account", trouble)));
    }
    let row = reviewer::ActiveModel {
        evaluation_id: Set(id),
        account_id: Set(account),
        status: Set(ReviewerStatus::Invited),
        invited_at: Set(begun.write.now()),
        version: Set(1),
        ..Default::default()
    };
    row.insert(txn).await?;
    begun.go(requester, Act::Invite, unchanged(), None).await
}

/// Asks a reviewer no longer who has not handed in, for a reason that the reviewer reads.
pub async fn remove(
    app: &App,
    requester: &Requester,
    id: i64,
    version: i64,
    account: i64,
    no: (qiao_entity::need_move::Reason, &str),
) -> Result<Answer<Model>, Error> {
    let begun = match begin(app, requester, id, version, Act::Remove).await? {
        Ok(begun) => begun,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let no = match chain::no(no.0, no.1) {
        Ok(no) => no,
        Err(problems) => return Ok(Err(Refusal::Invalid(problems))),
    };
    let room = begun.room.clone();
    let Some(own) = room.reviewers.iter().find(|row| row.account_id == account) else {
        let given = format!("account_{account}");
        return Ok(Err(Refusal::of("account", Trouble::NoRecord { given })));
    };
    let next = reviewer::ActiveModel { ..Default::default() };
    begun
        .go_review(requester, ReviewerAct::Remove, own, next, Some(&no))
        .await
}

/// Says yes: that there is no conflict of interest, and that what is read is kept to oneself.
pub async fn accept(
    app: &App,
    requester: &Requester,
    id: i64,
    version: i64,
    declares: bool,
) -> Result<Answer<Model>, Error> {
    let (begun, own) = match begin_review(app, requester, id, version, ReviewerAct::Accept).await? {
        Ok(begun) => begun,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if let Some(refusal) = still_asked(&begun) {
        return Ok(Err(refusal));
    }
    let mut problems = Vec::new();
    if !declares {
        problems.push(Problem {
            path: vec!["declaresNoConflict".to_owned()],
            trouble: Trouble::Required,
        });
    }
    let need = &begun.room.need;
    // All reviewers know the same: nobody judges by indicators that the need does not tell.
    if [Part::Description, Part::Indicators]
        .iter()
        .any(|part| !may_read(need, *part, requester))
    {
        problems.push(Problem {
            path: vec!["agreement".to_owned()],
            trouble: Trouble::Required,
        });
    }
    let found = against(app, begun.write.txn(), need, &[own.account_id]).await?;
    if let Some(found) = found.get(&own.account_id) {
        problems.push(conflicted(&["evaluation"], found));
    }
    if !problems.is_empty() {
        return Ok(Err(Refusal::Invalid(problems)));
    }
    let next = reviewer::ActiveModel {
        answered_at: Set(Some(begun.write.now())),
        ..Default::default()
    };
    begun.go_review(requester, ReviewerAct::Accept, &own, next, None).await
}

/// Says no, also after a yes, for a reason that the owner reads. What was written of a sheet is removed.
pub async fn decline(
    app: &App,
    requester: &Requester,
    id: i64,
    version: i64,
    no: (qiao_entity::need_move::Reason, &str),
) -> Result<Answer<Model>, Error> {
    let (begun, own) = match begin_review(app, requester, id, version, ReviewerAct::Decline).await? {
        Ok(begun) => begun,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let no = match chain::no(no.0, no.1) {
        Ok(no) => no,
        Err(problems) => return Ok(Err(Refusal::Invalid(problems))),
    };
    super::sheet::clear(begun.write.txn(), own.id).await?;
    let next = reviewer::ActiveModel {
        answered_at: Set(Some(begun.write.now())),
        ..Default::default()
    };
    begun
        .go_review(requester, ReviewerAct::Decline, &own, next, Some(&no))
        .await
}

/// The refusal where nobody waits for a reviewer's yes any more.
fn still_asked(begun: &Begun) -> Option<Refusal> {
    let is = begun.room.row.status;
    let asked = matches!(is, EvaluationStatus::Draft | EvaluationStatus::Open);
    (!asked).then(|| chain::wrong_status(is.code()))
}
