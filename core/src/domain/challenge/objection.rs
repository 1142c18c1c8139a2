//! Objections (异议) during the public notice: by anyone with an account, answered by the enterprise before an award.

use std::collections::HashMap;

use qiao_entity::objection::{ActiveModel, Column, Entity, Model};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::{Status, held, is_posters, sides};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        chain::wrong_status,
        indicator::grouped,
        problem::{Answer, Checks, Problem, Refusal, Trouble, Written},
        store::check_version,
        write::Write,
    },
    error::Error,
};

/// Most objections of one account to one challenge.
const MOST: u64 = 5;

fn text_problems(field: &str, text: &str) -> Vec<Problem> {
    let mut checks = Checks::default();
    checks.text(field, Some(text), 2_000);
    if text.trim().is_empty() {
        checks.add(field, Trouble::Required);
    }
    checks.problems()
}

/// Objects to a nomination while it is on public notice.
pub async fn object(app: &App, requester: &Requester, challenge: i64, text: &str) -> Result<Answer<Model>, Error> {
    let may = requester
        .rights()
        .is_some_and(|rights| rights.scopes.write && !rights.only_reads_totals());
    let Some(account) = requester.account().filter(|_| may) else {
        return Err(Error::forbidden());
    };
    let problems = text_problems("text", text);
    if !problems.is_empty() {
        return Ok(Err(Refusal::Invalid(problems)));
    }
    let write = Write::begin(app).await?;
    let Some((_, row)) = held(&write, requester, challenge).await? else {
        return Ok(Err(Refusal::NotFound));
    };
    let stands = row.notice_until.is_some_and(|until| *until > *write.now());
    if row.status != Status::Notice || !stands {
        return Ok(Err(wrong_status(row.status.code())));
    }
    let own = Entity::find()
        .filter(Column::ChallengeId.eq(row.id))
        .filter(Column::AccountId.eq(account))
        .count(write.txn())
        .await?;
    if own >= MOST {
        let most = usize::try_from(MOST).unwrap_or_default();
        return Ok(Err(Refusal::of("text", Trouble::TooMany { most, is: most + 1 })));
    }
    let new = ActiveModel {
        challenge_id: Set(row.id),
        account_id: Set(account),
        text: Set(text.trim().to_owned()),
        at: Set(write.now()),
        version: Set(1),
        ..Default::default()
    };
    let record = new.insert(write.txn()).await?;
    Ok(Ok(Written {
        record,
        position: write.commit().await?,
    }))
}

/// Answers an objection; one that is upheld calls for the nomination to be taken back.
pub async fn answer(
    app: &App,
    requester: &Requester,
    id: i64,
    version: i64,
    upheld: bool,
    text: &str,
) -> Result<Answer<Model>, Error> {
    if !requester.may_write() {
        return Err(Error::forbidden());
    }
    let write = Write::begin(app).await?;
    let Some(row) = Entity::find_by_id(id).one(write.txn()).await? else {
        return Ok(Err(Refusal::NotFound));
    };
    let Some((need, _)) = held(&write, requester, row.challenge_id).await? else {
        return Ok(Err(Refusal::NotFound));
    };
    let Some(row) = Entity::find_by_id(id).lock_exclusive().one(write.txn()).await? else {
        return Ok(Err(Refusal::NotFound));
    };
    let sides = sides(requester, need.organization_id);
    if sides.is_empty() {
        // Who objected knows of it; nobody else does.
        return if requester.account() == Some(row.account_id) {
            Err(Error::forbidden())
        } else {
            Ok(Err(Refusal::NotFound))
        };
    }
    if let Err(stale) = check_version(row.version, version) {
        return Ok(Err(stale));
    }
    let problems = text_problems("answer", text);
    if !problems.is_empty() {
        return Ok(Err(Refusal::Invalid(problems)));
    }
    if row.answered_at.is_some() {
        return Ok(Err(wrong_status("ANSWERED".to_owned())));
    }
    let next = ActiveModel {
        id: Set(row.id),
        answer: Set(Some(text.trim().to_owned())),
        upheld: Set(Some(upheld)),
        answered_at: Set(Some(write.now())),
        answered_by: Set(Some(requester.actor())),
        version: Set(row.version + 1),
        ..Default::default()
    };
    let record = next.update(write.txn()).await?;
    Ok(Ok(Written {
        record,
        position: write.commit().await?,
    }))
}

/// The objections to these challenges that the requester reads, the first one first: all of them on the side of the posters,
/// whose numbers stand beside, else its own. One statement.
pub async fn objections(
    app: &App,
    requester: &Requester,
    challenges: &[(i64, i64)],
) -> Result<HashMap<i64, Vec<Model>>, Error> {
    let rows = Entity::find()
        .filter(Column::ChallengeId.is_in(challenges.iter().map(|(id, _)| *id)))
        .order_by_asc(Column::Id)
        .all(&app.db)
        .await?;
    let account = requester.account();
    let reads = |row: &Model| {
        let poster = challenges.iter().find(|(id, _)| *id == row.challenge_id);
        account == Some(row.account_id) || poster.is_some_and(|(_, poster)| is_posters(requester, *poster))
    };
    let rows = rows.into_iter().filter(reads).collect();
    Ok(grouped(rows, |row: &Model| Some(row.challenge_id)))
}
