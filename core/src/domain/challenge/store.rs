//! Planning, announcing, putting off and giving up a challenge.

use chrono::{DateTime, Utc};
use qiao_entity::{
    account,
    account::AccountStatus,
    challenge::{ActiveModel, Column, Entity, Model},
    need,
    need::NeedKind,
    need_move::Reason,
    panelist,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::{Act, Begun, Draft, Status, begin, sides, takes_bids};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        chain::{self, Step, Subject},
        problem::{Answer, Problem, Refusal, Trouble, Written},
        proposal,
        store::{check_version, for_change},
        write::Write,
    },
    error::Error,
};

/// Writes the terms of a need's challenge, which is planned then; `version` is that of a challenge that is planned already, and 0
/// where there is none.
pub async fn plan(
    app: &App,
    requester: &Requester,
    need: i64,
    version: i64,
    draft: &Draft,
) -> Result<Answer<Model>, Error> {
    if !requester.may_write() {
        return Err(Error::forbidden());
    }
    let write = Write::begin(app).await?;
    let Some(need) = for_change::<need::Model>(&write, requester, need).await? else {
        return Ok(Err(Refusal::NotFound));
    };
    let sides = sides(requester, need.organization_id);
    let known = Entity::find()
        .filter(Column::NeedId.eq(need.id))
        .lock_exclusive()
        .one(write.txn())
        .await?;
    let is = known.as_ref().map_or(Status::Planned, |row| row.status);
    let (side, to) = match chain::allowed(
        super::MOVES,
        Act::Plan,
        &sides,
        is,
        qiao_entity::challenge::ChallengeStatus::code,
    ) {
        None => return Err(Error::forbidden()),
        Some(Err(refusal)) => return Ok(Err(refusal)),
        Some(Ok(way)) => way,
    };
    if let Err(stale) = check_version(known.as_ref().map_or(0, |row| row.version), version) {
        return Ok(Err(stale));
    }
    let mut problems = draft.problems(*write.now());
    problems.extend(unknown_accounts(&write, &draft.panel).await?);
    if need.kind != NeedKind::OpenChallenge {
        problems.push(problem("need", Trouble::WrongStatus { is: need.kind.code() }));
    }
    if !problems.is_empty() {
        return Ok(Err(Refusal::Invalid(problems)));
    }
    let terms = terms(&write, draft);
    let row = if let Some(row) = &known {
        let next = ActiveModel {
            id: Set(row.id),
            version: Set(row.version + 1),
            ..terms
        };
        next.update(write.txn()).await?
    } else {
        let new = ActiveModel {
            need_id: Set(need.id),
            status: Set(to),
            created_at: Set(write.now()),
            version: Set(1),
            ..terms
        };
        let row = new.insert(write.txn()).await?;
        proposal::make_key(&write, row.id).await?;
        let status = to.code();
        let step = Step {
            subject: Subject::Challenge,
            id: row.id,
            need: need.id,
            act: Act::Plan.code(),
            from: None,
            to: &status,
            side,
            no: None,
        };
        chain::record(&write, requester, step).await?;
        row
    };
    seat(&write, requester, row.id, &draft.panel).await?;
    Ok(Ok(Written {
        record: row,
        position: write.commit().await?,
    }))
}

fn terms(write: &Write, draft: &Draft) -> ActiveModel {
    ActiveModel {
        bounty: Set(draft.bounty),
        currency: Set(draft.currency.clone()),
        conditions_zh: Set(draft.conditions.zh.clone()),
        conditions_en: Set(draft.conditions.en.clone()),
        closes_at: Set(draft.closes_at.into()),
        notice_days: Set(draft.notice_days),
        shows_count: Set(draft.shows_count),
        updated_at: Set(write.now()),
        ..Default::default()
    }
}

fn problem(field: &str, trouble: Trouble) -> Problem {
    Problem {
        path: vec![field.to_owned()],
        trouble,
    }
}

/// The problems of accounts that are not there.
async fn unknown_accounts(write: &Write, panel: &[i64]) -> Result<Vec<Problem>, Error> {
    let there: Vec<i64> = account::Entity::find()
        .select_only()
        .column(account::Column::Id)
        .filter(account::Column::Id.is_in(panel.iter().copied()))
        .filter(account::Column::Status.eq(AccountStatus::Active))
        .into_tuple()
        .all(write.txn())
        .await?;
    let absent = panel.iter().enumerate().filter(|(_, id)| !there.contains(id));
    let problems = absent.map(|(position, id)| Problem {
        path: vec!["panel".to_owned(), position.to_string()],
        trouble: Trouble::NoRecord {
            given: format!("account_{id}"),
        },
    });
    Ok(problems.collect())
}

/// Puts these accounts in the place of the panel.
async fn seat(write: &Write, requester: &Requester, challenge: i64, panel: &[i64]) -> Result<(), Error> {
    panelist::Entity::delete_many()
        .filter(panelist::Column::ChallengeId.eq(challenge))
        .filter(panelist::Column::AccountId.is_not_in(panel.iter().copied()))
        .exec(write.txn())
        .await?;
    let seated: Vec<i64> = panelist::Entity::find()
        .select_only()
        .column(panelist::Column::AccountId)
        .filter(panelist::Column::ChallengeId.eq(challenge))
        .into_tuple()
        .all(write.txn())
        .await?;
    let new = panel.iter().filter(|account| !seated.contains(account));
    let rows: Vec<_> = new
        .map(|account| panelist::ActiveModel {
            challenge_id: Set(challenge),
            account_id: Set(*account),
            invited_at: Set(write.now()),
            invited_by: Set(requester.actor()),
        })
        .collect();
    if !rows.is_empty() {
        panelist::Entity::insert_many(rows)
            .exec_without_returning(write.txn())
            .await?;
    }
    Ok(())
}

/// Announces a challenge: from now on its terms stand, and bids are taken.
pub async fn announce(app: &App, requester: &Requester, id: i64, version: i64) -> Result<Answer<Model>, Error> {
    let mut begun = match begin(app, requester, id, version).await? {
        Ok(begun) => begun,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let way = match begun.may(requester, Act::Announce)? {
        Ok(way) => way,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if !takes_bids(&begun.need) {
        return Ok(Err(chain::wrong_status(begun.need.status.code())));
    }
    if *begun.row.closes_at <= *begun.write.now() {
        return Ok(Err(Refusal::of("closesAt", Trouble::Past)));
    }
    let next = ActiveModel {
        announced_at: Set(Some(begun.write.now())),
        ..Default::default()
    };
    begun.go(requester, Act::Announce, way, next, None).await?;
    done(begun).await
}

/// Puts the closing time off; bids stay sealed until then. It is never brought forward.
pub async fn extend(
    app: &App,
    requester: &Requester,
    id: i64,
    version: i64,
    closes_at: DateTime<Utc>,
) -> Result<Answer<Model>, Error> {
    let mut begun = match begin(app, requester, id, version).await? {
        Ok(begun) => begun,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let way = match begun.may(requester, Act::Extend)? {
        Ok(way) => way,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if closes_at <= *begun.row.closes_at {
        return Ok(Err(Refusal::of("closesAt", Trouble::Reversed)));
    }
    let next = ActiveModel {
        closes_at: Set(closes_at.into()),
        ..Default::default()
    };
    begun.go(requester, Act::Extend, way, next, None).await?;
    done(begun).await
}

/// Gives a challenge up before it closes. Its bids stay sealed for ever.
pub async fn cancel(
    app: &App,
    requester: &Requester,
    id: i64,
    version: i64,
    reason: Reason,
    sentence: &str,
) -> Result<Answer<Model>, Error> {
    let no = match chain::no(reason, sentence) {
        Ok(no) => no,
        Err(problems) => return Ok(Err(Refusal::Invalid(problems))),
    };
    let mut begun = match begin(app, requester, id, version).await? {
        Ok(begun) => begun,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let way = match begun.may(requester, Act::Cancel)? {
        Ok(way) => way,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let next = ActiveModel {
        ended_at: Set(Some(begun.write.now())),
        reason: Set(Some(no.reason)),
        sentence: Set(Some(no.sentence.clone())),
        ..Default::default()
    };
    begun.go(requester, Act::Cancel, way, next, Some(&no)).await?;
    done(begun).await
}

/// Commits a move of a challenge.
pub(super) async fn done(begun: Begun) -> Result<Answer<Model>, Error> {
    Ok(Ok(Written {
        position: begun.write.commit().await?,
        record: begun.row,
    }))
}
