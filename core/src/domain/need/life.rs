//! The life of a need: every move is dated, has an owner, and a *no* has its reason.

use std::collections::HashMap;

use qiao_entity::{
    need::{ActiveModel, Column, Entity, Model, NeedStatus},
    need_move::{self, Reason},
    noun::Noun,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{OPEN, draft::last_day, may_write, store::stored};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        chain::{self, No},
        challenge, engagement,
        problem::{Answer, Checks, Problem, Refusal, Trouble, Written},
        scope,
        store::{by_number, check_version, for_change},
        write::Write,
    },
    error::Error,
};

/// The owner of moves that time makes.
const CLOCK: &str = "clock";

/// Publishes a draft, if it says all that a published need must say.
pub async fn publish(app: &App, requester: &Requester, id: i64, version: i64) -> Result<Answer<Model>, Error> {
    let (mut write, row) = match seen(app, requester, id, version).await? {
        Ok(seen) => seen,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let record = match publish_row(app, requester, &mut write, row).await? {
        Ok(record) => record,
        Err(refusal) => return Ok(Err(refusal)),
    };
    Ok(Ok(Written {
        record,
        position: write.commit().await?,
    }))
}

/// Hands a draft in, to be published by a matchmaker in whose scope its poster lies, if it says all that a published need
/// must say.
pub async fn submit(app: &App, requester: &Requester, id: i64, version: i64) -> Result<Answer<Model>, Error> {
    let (mut write, row) = match seen(app, requester, id, version).await? {
        Ok(seen) => seen,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if row.status != NeedStatus::Draft {
        return Ok(Err(wrong_status(row.status)));
    }
    let problems = stored(&write, &row).await?.problems(true, app.clock.today(), None);
    if !problems.is_empty() {
        return Ok(Err(Refusal::Invalid(problems)));
    }
    let next = ActiveModel {
        valid_until: Set(row.valid_until.or(Some(last_day(app.clock.today())))),
        ..Default::default()
    };
    let record = go(&mut write, &requester.actor(), row, NeedStatus::Submitted, next, None).await?;
    Ok(Ok(Written {
        record,
        position: write.commit().await?,
    }))
}

/// Publishes a draft inside a write, if it says all that a published need must say.
pub async fn publish_row(
    app: &App,
    requester: &Requester,
    write: &mut Write,
    row: Model,
) -> Result<Result<Model, Refusal>, Error> {
    if !matches!(row.status, NeedStatus::Draft | NeedStatus::Submitted) {
        return Ok(Err(wrong_status(row.status)));
    }
    let today = app.clock.today();
    let problems = stored(write, &row).await?.problems(true, today, None);
    if !problems.is_empty() {
        return Ok(Err(Refusal::Invalid(problems)));
    }
    let next = ActiveModel {
        published_at: Set(Some(write.now())),
        valid_until: Set(row.valid_until.or(Some(last_day(today)))),
        ..Default::default()
    };
    Ok(Ok(go(
        write,
        &requester.actor(),
        row,
        NeedStatus::Published,
        next,
        None,
    )
    .await?))
}

/// Withdraws an open need, one that was handed in or a complete draft, for a coded reason and a sentence that the other side
/// can read. What hangs on it ends with it, for the same reason.
pub async fn withdraw(
    app: &App,
    requester: &Requester,
    id: i64,
    version: i64,
    reason: Reason,
    sentence: &str,
) -> Result<Answer<Model>, Error> {
    let no = chain::no(reason, sentence);
    // A challenge whose time is over has its bids opened first.
    challenge::settle(app).await?;
    let (mut write, row) = match seen(app, requester, id, version).await? {
        Ok(seen) => seen,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let no = match no {
        Ok(no) => no,
        Err(problems) => return Ok(Err(Refusal::Invalid(problems))),
    };
    if !(OPEN.contains(&row.status) || matches!(row.status, NeedStatus::Draft | NeedStatus::Submitted)) {
        return Ok(Err(wrong_status(row.status)));
    }
    // Only a draft may say less than a published need must: one that does stays a draft.
    let today = app.clock.today();
    if row.status == NeedStatus::Draft && !stored(&write, &row).await?.problems(true, today, None).is_empty() {
        return Ok(Err(wrong_status(row.status)));
    }
    let next = ActiveModel {
        closed_at: Set(Some(write.now())),
        valid_until: Set(row.valid_until.or(Some(last_day(today)))),
        ..Default::default()
    };
    let why = Some((no.reason, no.sentence.as_str()));
    let record = go(&mut write, &requester.actor(), row, NeedStatus::Withdrawn, next, why).await?;
    engagement::end_with_need(&mut write, requester, id, &no).await?;
    chain::end_with_need(app, &mut write, requester, id, &no).await?;
    Ok(Ok(Written {
        record,
        position: write.commit().await?,
    }))
}

/// Gives a need that was handed in back to its poster as a draft, for a coded reason and a sentence that says what is to be mended.
pub async fn give_back(
    app: &App,
    requester: &Requester,
    id: i64,
    version: i64,
    reason: Reason,
    sentence: &str,
) -> Result<Answer<Model>, Error> {
    let problems = sentence_problems(sentence);
    let (mut write, row) = match seen(app, requester, id, version).await? {
        Ok(seen) => seen,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if !problems.is_empty() {
        return Ok(Err(Refusal::Invalid(problems)));
    }
    if row.status != NeedStatus::Submitted {
        return Ok(Err(wrong_status(row.status)));
    }
    let no = Some((reason, sentence));
    let next = ActiveModel {
        closed_at: Set(None),
        ..Default::default()
    };
    let record = go(&mut write, &requester.actor(), row, NeedStatus::Draft, next, no).await?;
    Ok(Ok(Written {
        record,
        position: write.commit().await?,
    }))
}

/// The problems of a sentence that says why.
fn sentence_problems(sentence: &str) -> Vec<Problem> {
    let mut checks = Checks::default();
    checks.text("sentence", Some(sentence), 500);
    if sentence.trim().is_empty() {
        checks.add("sentence", Trouble::Required);
    }
    checks.problems()
}

/// Prolongs matching by 365 days from today, once; an expired need is published again.
pub async fn renew(app: &App, requester: &Requester, id: i64, version: i64) -> Result<Answer<Model>, Error> {
    let (mut write, row) = match seen(app, requester, id, version).await? {
        Ok(seen) => seen,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let expired = row.status == NeedStatus::Expired;
    if row.renewed || !(expired || OPEN.contains(&row.status)) {
        return Ok(Err(wrong_status(row.status)));
    }
    let status = if expired { NeedStatus::Published } else { row.status };
    let next = ActiveModel {
        renewed: Set(true),
        valid_until: Set(Some(last_day(app.clock.today()))),
        closed_at: Set(None),
        ..Default::default()
    };
    let record = go(&mut write, &requester.actor(), row, status, next, None).await?;
    Ok(Ok(Written {
        record,
        position: write.commit().await?,
    }))
}

/// Carries a need on inside a write because something of its chain happened (引荐、对接、签约、落地): forward only, and only while it
/// looks for partners or is under contract. A need that stands there already, further on, or that was closed, stays as it is.
pub async fn advance(write: &mut Write, requester: &Requester, id: i64, to: NeedStatus) -> Result<(), Error> {
    const WAY: [NeedStatus; 5] = [
        NeedStatus::Published,
        NeedStatus::Matching,
        NeedStatus::Negotiating,
        NeedStatus::Contracted,
        NeedStatus::Landed,
    ];
    let place = |status| WAY.iter().position(|known| *known == status);
    let Some(row) = by_number::<Model>(write, id).await? else {
        return Err(Error::internal("a need of a chain is not there"));
    };
    let further = place(row.status).zip(place(to)).is_some_and(|(is, wanted)| is < wanted);
    if further {
        let closed_at = (to == NeedStatus::Landed).then(|| write.now());
        let next = ActiveModel {
            closed_at: Set(closed_at),
            ..Default::default()
        };
        go(write, &requester.actor(), row, to, next, None).await?;
    }
    Ok(())
}

/// Closes a need without a deal inside a write, because what was worked on came to nothing, and what hangs on it. One that is not
/// open and not under contract stays as it is.
pub async fn close(app: &App, write: &mut Write, requester: &Requester, id: i64, no: &No) -> Result<(), Error> {
    let Some(row) = by_number::<Model>(write, id).await? else {
        return Err(Error::internal("a need of a chain is not there"));
    };
    if OPEN.contains(&row.status) || row.status == NeedStatus::Contracted {
        let next = ActiveModel {
            closed_at: Set(Some(write.now())),
            ..Default::default()
        };
        let why = Some((no.reason, no.sentence.as_str()));
        go(write, &requester.actor(), row, NeedStatus::Closed, next, why).await?;
        chain::end_with_need(app, write, requester, id, no).await?;
    }
    Ok(())
}

/// Moves open needs whose last day has passed to expired; returns how many.
pub async fn expire_due(app: &App) -> Result<usize, Error> {
    let due = Entity::find()
        .filter(Column::Status.is_in([NeedStatus::Published, NeedStatus::Matching]))
        .filter(Column::ValidUntil.lt(app.clock.today()));
    if due.clone().limit(1).one(&app.db).await?.is_none() {
        return Ok(0);
    }
    let mut write = Write::begin(app).await?;
    let rows = due.order_by_asc(Column::Id).lock_exclusive().all(write.txn()).await?;
    let count = rows.len();
    for row in rows {
        let next = ActiveModel {
            closed_at: Set(Some(write.now())),
            ..Default::default()
        };
        go(&mut write, CLOCK, row, NeedStatus::Expired, next, None).await?;
    }
    write.commit().await?;
    Ok(count)
}

/// The moves of these needs, the first one first; one statement.
pub async fn moves_of(app: &App, ids: &[i64]) -> Result<HashMap<i64, Vec<need_move::Model>>, Error> {
    let rows = need_move::Entity::find()
        .filter(need_move::Column::NeedId.is_in(ids.iter().copied()))
        .order_by_asc(need_move::Column::Id)
        .all(&app.db)
        .await?;
    Ok(crate::domain::indicator::grouped(rows, |row| Some(row.need_id)))
}

/// Writes a move down.
pub(super) async fn record(
    write: &Write,
    need: i64,
    from: Option<NeedStatus>,
    to: NeedStatus,
    requester: &Requester,
    no: Option<(Reason, &str)>,
) -> Result<(), Error> {
    record_as(write, need, from, to, &requester.actor(), no).await
}

async fn record_as(
    write: &Write,
    need: i64,
    from: Option<NeedStatus>,
    to: NeedStatus,
    actor: &str,
    no: Option<(Reason, &str)>,
) -> Result<(), Error> {
    let row = need_move::ActiveModel {
        need_id: Set(need),
        from_status: Set(from),
        to_status: Set(to),
        at: Set(write.now()),
        actor: Set(actor.to_owned()),
        reason: Set(no.map(|(reason, _)| reason)),
        sentence: Set(no.map(|(_, sentence)| sentence.to_owned())),
        ..Default::default()
    };
    need_move::Entity::insert(row)
        .exec_without_returning(write.txn())
        .await?;
    Ok(())
}

async fn go(
    write: &mut Write,
    actor: &str,
    row: Model,
    to: NeedStatus,
    next: ActiveModel,
    no: Option<(Reason, &str)>,
) -> Result<Model, Error> {
    let from = row.status;
    let next = ActiveModel {
        id: Set(row.id),
        status: Set(to),
        version: Set(row.version + 1),
        updated_at: Set(write.now()),
        ..next
    };
    let row = next.update(write.txn()).await?;
    record_as(write, row.id, Some(from), to, actor, no).await?;
    write.changed(Noun::Need, row.id);
    Ok(row)
}

/// Begins a write that moves a need, if the requester may write it and nobody else changed it since `version`.
async fn seen(
    app: &App,
    requester: &Requester,
    id: i64,
    version: i64,
) -> Result<Result<(Write, Model), Refusal>, Error> {
    if !requester.may_write() {
        return Err(Error::forbidden());
    }
    let write = Write::begin(app).await?;
    let Some(row) = for_change::<Model>(&write, requester, id).await? else {
        return Ok(Err(Refusal::NotFound));
    };
    if !may_move(&write, requester, &row).await? {
        return Err(Error::forbidden());
    }
    Ok(check_version(row.version, version).map(|()| (write, row)))
}

/// Who may write a need may move it; one that was handed in may also be taken up by the matchmaker in whose scope its
/// poster lies.
async fn may_move(write: &Write, requester: &Requester, row: &Model) -> Result<bool, Error> {
    if may_write(requester, row.organization_id) {
        return Ok(true);
    }
    Ok(row.status == NeedStatus::Submitted && scope::holds(write.txn(), requester, row.organization_id).await?)
}

fn wrong_status(is: NeedStatus) -> Refusal {
    Refusal::of("id", Trouble::WrongStatus { is: is.code() })
}
