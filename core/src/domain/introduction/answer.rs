//! Answering an introduction: yes, no, taken back, ended.

use qiao_entity::{
    engagement,
    introduction::{ActiveModel, Column, Entity, IntroductionStatus as Status, Model},
    need,
    need::NeedStatus,
    need_move::Reason,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::{Act, may, sides, status};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        chain::{self, No, Side, Step, Subject},
        engagement::RUNNING,
        need::{OPEN, advance},
        problem::{Answer, Refusal, Trouble, Written},
        store::check_version,
        write::Write,
    },
    error::Error,
};

/// The side that is introduced says yes: the need is negotiated from now on.
pub async fn accept(app: &App, requester: &Requester, id: i64, version: i64) -> Result<Answer<Model>, Error> {
    let (mut write, seen) = match begin(app, requester, id, version).await? {
        Ok(seen) => seen,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let (side, to) = match seen.allowed(Act::Accept)? {
        Ok(allowed) => allowed,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if !OPEN.contains(&seen.need.status) {
        let is = seen.need.status.code();
        return Ok(Err(Refusal::of("need", Trouble::WrongStatus { is })));
    }
    let next = ActiveModel {
        answered_at: Set(Some(write.now())),
        ..Default::default()
    };
    let record = go(&write, requester, &seen, Act::Accept, (side, to), next, None).await?;
    advance(&mut write, requester, seen.need.id, NeedStatus::Negotiating).await?;
    Ok(Ok(Written {
        record,
        position: write.commit().await?,
    }))
}

/// Says no, for a coded reason and with a sentence that the other side reads.
pub async fn decline(
    app: &App,
    requester: &Requester,
    id: i64,
    version: i64,
    no: (Reason, &str),
) -> Result<Answer<Model>, Error> {
    close(app, requester, id, version, Act::Decline, no).await
}

/// Takes an introduction back that was not answered yet, by who made it.
pub async fn withdraw(
    app: &App,
    requester: &Requester,
    id: i64,
    version: i64,
    no: (Reason, &str),
) -> Result<Answer<Model>, Error> {
    close(app, requester, id, version, Act::Withdraw, no).await
}

/// Ends what was accepted, from either side: what it revealed is told no longer.
pub async fn end(
    app: &App,
    requester: &Requester,
    id: i64,
    version: i64,
    no: (Reason, &str),
) -> Result<Answer<Model>, Error> {
    close(app, requester, id, version, Act::End, no).await
}

async fn close(
    app: &App,
    requester: &Requester,
    id: i64,
    version: i64,
    act: Act,
    (reason, sentence): (Reason, &str),
) -> Result<Answer<Model>, Error> {
    let (mut write, seen) = match begin(app, requester, id, version).await? {
        Ok(seen) => seen,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let (side, to) = match seen.allowed(act)? {
        Ok(allowed) => allowed,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if let Some(is) = worked_on(&write, &seen.row, act).await? {
        return Ok(Err(Refusal::of("engagement", Trouble::WrongStatus { is })));
    }
    let no = match chain::no(reason, sentence) {
        Ok(no) => no,
        Err(problems) => return Ok(Err(Refusal::Invalid(problems))),
    };
    let now = write.now();
    let next = ActiveModel {
        answered_at: Set(seen.row.answered_at.or((act == Act::Decline).then_some(now))),
        closed_at: Set(Some(now)),
        closed_side: Set(Some(side)),
        reason: Set(Some(no.reason)),
        sentence: Set(Some(no.sentence.clone())),
        ..Default::default()
    };
    let record = go(&write, requester, &seen, act, (side, to), next, Some(&no)).await?;
    if act == Act::End {
        write.rights_changed();
    }
    Ok(Ok(Written {
        record,
        position: write.commit().await?,
    }))
}

/// The stage of the engagement that grew out of an introduction and goes on: it must be closed before the introduction ends, so that
/// nobody works on under names that are told no longer.
async fn worked_on(write: &Write, row: &Model, act: Act) -> Result<Option<String>, Error> {
    if act != Act::End {
        return Ok(None);
    }
    let running = engagement::Entity::find()
        .filter(engagement::Column::IntroductionId.eq(row.id))
        .filter(engagement::Column::Stage.is_in(RUNNING))
        .one(write.txn())
        .await?;
    Ok(running.map(|row| row.stage.code()))
}

/// An introduction that is about to be changed.
pub(super) struct SeenIntroduction {
    /// As it is stored.
    pub(super) row: Model,
    /// How it stands.
    pub(super) is: Status,
    /// Its need.
    pub(super) need: need::Model,
    /// On which sides the requester may act.
    pub(super) sides: Vec<Side>,
    /// The version that the requester saw.
    seen: i64,
}

impl SeenIntroduction {
    fn allowed(&self, act: Act) -> Result<Result<(Side, Status), Refusal>, Error> {
        let allowed = may(&self.row, self.is, act, &self.sides).ok_or_else(Error::forbidden)?;
        Ok(self.fresh().and(allowed))
    }

    /// Refuses who did not see how it stands now; who may not do it at all is told that before.
    pub(super) fn fresh(&self) -> Result<(), Refusal> {
        check_version(self.row.version, self.seen)
    }
}

/// Begins a write of an introduction that the requester may know of and of which it saw this version. Others that mean to change it
/// wait here.
pub(super) async fn begin(
    app: &App,
    requester: &Requester,
    id: i64,
    version: i64,
) -> Result<Result<(Write, SeenIntroduction), Refusal>, Error> {
    if !requester.may_write() {
        return Err(Error::forbidden());
    }
    let write = Write::begin(app).await?;
    let visible = super::visible_to(requester).filter(Column::Id.eq(id));
    let Some(known) = visible.one(write.txn()).await? else {
        return Ok(Err(Refusal::NotFound));
    };
    let need = chain::locked_need(&write, known.need_id).await?;
    let row = Entity::find_by_id(id).lock_exclusive().one(write.txn()).await?;
    let row = row.ok_or_else(|| Error::internal("an introduction went away"))?;
    let seen = SeenIntroduction {
        is: status(&row, write.now(), app.config.introductions),
        sides: sides(requester, &row, Some(need.organization_id)),
        row,
        need,
        seen: version,
    };
    Ok(Ok((write, seen)))
}

async fn go(
    write: &Write,
    requester: &Requester,
    seen: &SeenIntroduction,
    act: Act,
    (side, to): (Side, Status),
    next: ActiveModel,
    no: Option<&No>,
) -> Result<Model, Error> {
    let row = &seen.row;
    let next = ActiveModel {
        id: Set(row.id),
        status: Set(to),
        version: Set(row.version + 1),
        ..next
    };
    let changed = next.update(write.txn()).await?;
    let step = Step {
        subject: Subject::Introduction,
        id: row.id,
        need: row.need_id,
        act: act.code(),
        from: Some(&row.status.code()),
        to: &to.code(),
        side,
        no,
    };
    chain::record(write, requester, step).await?;
    Ok(changed)
}
