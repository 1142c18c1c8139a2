//! From stage to stage; the need goes with it.

use qiao_entity::{
    engagement::{ActiveModel, Entity, Model, Stage},
    engagement_member::TeamStatus,
    need::NeedStatus,
    step::Subject,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, QuerySelect};

use super::{
    Act, MOVES,
    change::{Change, Done},
    is_running,
    load::follow,
    standing::{Whole, wholes},
};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        chain::{self, Side, Step},
        ledger, need as needs,
        problem::{Answer, Refusal, Trouble},
        write::Write,
    },
    error::Error,
};

/// Carries an engagement on, as the table allows. Closing it says why, so it is done by [`super::close()`].
pub async fn advance(
    app: &App,
    requester: &Requester,
    id: i64,
    version: i64,
    act: Act,
) -> Result<Answer<Model>, Error> {
    let mut change = match Change::begin(app, requester, id, version).await? {
        Ok(change) => change,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let is = change.whole.row.stage;
    let Some(moved) = chain::allowed(
        MOVES,
        act,
        &change.standing.moves(),
        is,
        qiao_entity::engagement::Stage::code,
    ) else {
        return Err(Error::forbidden());
    };
    let (side, to) = match change.must_be_fresh().and(moved) {
        Ok(moved) => moved,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if act == Act::Close {
        return Ok(Err(Refusal::of("reason", Trouble::Required)));
    }
    // Nobody negotiates alone: somebody who said yes stands on the other side.
    let answered = change.whole.lead(app.clock.today()).is_some() || change.whole.row.supplier_id.is_some();
    if !answered {
        return Ok(Err(Refusal::of("lead", Trouble::Required)));
    }
    change
        .step(Done {
            act: act.code(),
            from: Some(&is.code()),
            to: &to.code(),
            side,
            no: None,
            part: None,
            note: None,
        })
        .await?;
    arrive(&mut change.write, requester, &change.whole, to).await?;
    let next = next(&change.write, to);
    change.finish(next).await
}

/// Brings an engagement under contract inside a write, because its contract was concluded: by itself, whoever signed last. One that is
/// there already, or further on, stays.
pub async fn come_under_contract(write: &mut Write, requester: &Requester, id: i64) -> Result<(), Error> {
    let Some(row) = Entity::find_by_id(id).lock_exclusive().one(write.txn()).await? else {
        return Err(Error::internal("an engagement of a contract is not there"));
    };
    let Some(whole) = wholes(write.txn(), vec![row]).await?.pop() else {
        return Ok(());
    };
    let mut is = whole.row.stage;
    // Step by step, so that no stage is without its date.
    for act in [Act::Negotiate, Act::Contract] {
        let Some(Ok((side, to))) = chain::allowed(MOVES, act, &[Side::Service], is, Stage::code) else {
            continue;
        };
        let step = Step {
            subject: Subject::Engagement,
            id,
            need: whole.row.need_id,
            act: act.code(),
            from: Some(&is.code()),
            to: &to.code(),
            side,
            no: None,
        };
        chain::record(write, requester, step).await?;
        is = to;
    }
    if is == whole.row.stage {
        return Ok(());
    }
    arrive(write, requester, &whole, is).await?;
    let next = ActiveModel {
        id: Set(id),
        version: Set(whole.row.version + 1),
        updated_at: Set(write.now()),
        ..next(write, is)
    };
    next.update(write.txn()).await?;
    write.changed(qiao_entity::noun::Noun::Need, whole.row.need_id);
    Ok(())
}

/// The columns that say where it stands.
pub(super) fn next(write: &Write, to: Stage) -> ActiveModel {
    ActiveModel {
        stage: Set(to),
        ended_at: Set((!super::RUNNING.contains(&to)).then(|| write.now())),
        ..Default::default()
    }
}

/// What arriving at a stage brings with it: the need is carried on, and managers whose engagement is over have room again.
pub(super) async fn arrive(write: &mut Write, requester: &Requester, whole: &Whole, to: Stage) -> Result<(), Error> {
    let status = match to {
        Stage::Matching => Some(NeedStatus::Matching),
        Stage::Negotiating => Some(NeedStatus::Negotiating),
        Stage::Contracted => Some(NeedStatus::Contracted),
        Stage::Landed => Some(NeedStatus::Landed),
        Stage::Closed => None,
    };
    if let Some(status) = status {
        needs::advance(write, requester, whole.row.need_id, status).await?;
    }
    if is_running(&whole.row) && !super::RUNNING.contains(&to) {
        // In the order of their numbers: two that end at once do not wait for each other.
        let mut active: Vec<i64> = whole
            .members
            .iter()
            .filter(|row| row.status == TeamStatus::Active)
            .map(|row| row.manager_id)
            .collect();
        active.sort_unstable();
        for manager in active {
            follow(write, manager, -1).await?;
        }
    }
    if to == Stage::Landed {
        ledger::engagement_landed(write, requester, whole.row.id, whole.row.need_id).await?;
    }
    Ok(())
}
