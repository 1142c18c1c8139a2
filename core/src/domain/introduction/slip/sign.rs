//! Offering, signing and declining terms. Who offers signs by it.

use qiao_entity::{
    introduction::{self, IntroductionStatus, Model},
    need_move::Reason,
    slip::{ActiveModel, Entity},
    slip_milestone,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};

use super::{
    Act, PARTIES, Slip, Status, Terms, fresh,
    read::stored,
    terms::{digest, written},
};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        chain::{self, No, Side, Step, Subject},
        introduction::answer::{SeenIntroduction, begin},
        problem::{Answer, Refusal, Trouble, Written},
        write::Write,
    },
    error::Error,
};

/// Offers terms to the other side, and signs them by it. What was offered and not signed yet is replaced; what holds goes on to hold
/// until both have signed the new terms.
pub async fn offer(
    app: &App,
    requester: &Requester,
    introduction: i64,
    version: i64,
    terms: &Terms,
) -> Result<Answer<Model>, Error> {
    let (write, seen) = match begin(app, requester, introduction, version).await? {
        Ok(seen) => seen,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let side = party(&seen)?;
    if let Err(refusal) = seen.fresh() {
        return Ok(Err(refusal));
    }
    let terms = terms.tidy();
    let problems = terms.problems(&seen.row);
    if !problems.is_empty() {
        return Ok(Err(Refusal::Invalid(problems)));
    }
    if !is_open(seen.is) {
        return Ok(Err(chain::wrong_status(seen.is.code())));
    }
    let slips = stored(app, write.txn(), &[seen.row.id])
        .await?
        .remove(&seen.row.id)
        .unwrap_or_default();
    // What has lapsed and is not written down yet is, before another takes its place.
    let lapsed = |slip: &&Slip| slip.status == Status::Lapsed && slip.row.lapsed_at.is_none();
    if let Some(slip) = slips.iter().find(lapsed) {
        fresh::go(&write, &slip.row, Act::Lapse).await?;
    }
    let open = slips.iter().find(|slip| slip.status == Status::Offered);
    if let Some(open) = open {
        let (_, to) = allowed(open, Act::Replace, side)?;
        step(
            &write,
            requester,
            &seen,
            open.row.id,
            (Act::Replace.code(), Some(open.status), to),
            side,
            None,
        )
        .await?;
    }
    let number = slips.last().map_or(1, |slip| slip.row.number + 1);
    let id = insert(&write, requester, &seen, side, &terms, number).await?;
    step(
        &write,
        requester,
        &seen,
        id,
        ("OFFER", None, Status::Offered),
        side,
        None,
    )
    .await?;
    finish(write, &seen, false).await
}

/// Signs the terms that the other side offered, whose digest is given: from now on they hold, and names are told.
pub async fn sign(
    app: &App,
    requester: &Requester,
    introduction: i64,
    version: i64,
    given: &str,
) -> Result<Answer<Model>, Error> {
    let (mut write, seen) = match begin(app, requester, introduction, version).await? {
        Ok(seen) => seen,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let side = party(&seen)?;
    if let Err(refusal) = seen.fresh() {
        return Ok(Err(refusal));
    }
    let open = match offered(app, &write, &seen).await? {
        Ok(open) => open,
        Err(refusal) => return Ok(Err(refusal)),
    };
    // Nobody agrees with itself: neither the side that offered nor a person who stands on both sides.
    if open.row.offered_side == side || open.row.offered_by == requester.actor() {
        return Err(Error::forbidden());
    }
    if seen.is != IntroductionStatus::Accepted {
        return Ok(Err(chain::wrong_status(seen.is.code())));
    }
    if open.row.digest != given.trim().to_ascii_lowercase() {
        return Ok(Err(Refusal::of("digest", Trouble::Mismatch)));
    }
    let (side, to) = allowed(&open, Act::Sign, side)?;
    let mut next = ActiveModel {
        id: Set(open.row.id),
        ..Default::default()
    };
    signature(&mut next, &write, requester, side);
    next.update(write.txn()).await?;
    step(
        &write,
        requester,
        &seen,
        open.row.id,
        (Act::Sign.code(), Some(open.status), to),
        side,
        None,
    )
    .await?;
    write.rights_changed();
    finish(write, &seen, true).await
}

/// Says no to the terms that the other side offered, for a coded reason and with a sentence that it reads.
pub async fn decline(
    app: &App,
    requester: &Requester,
    introduction: i64,
    version: i64,
    (reason, sentence): (Reason, &str),
) -> Result<Answer<Model>, Error> {
    let (write, seen) = match begin(app, requester, introduction, version).await? {
        Ok(seen) => seen,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let side = party(&seen)?;
    if let Err(refusal) = seen.fresh() {
        return Ok(Err(refusal));
    }
    let open = match offered(app, &write, &seen).await? {
        Ok(open) => open,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if open.row.offered_side == side {
        return Err(Error::forbidden());
    }
    if !is_open(seen.is) {
        return Ok(Err(chain::wrong_status(seen.is.code())));
    }
    let no = match chain::no(reason, sentence) {
        Ok(no) => no,
        Err(problems) => return Ok(Err(Refusal::Invalid(problems))),
    };
    let (side, to) = allowed(&open, Act::Decline, side)?;
    let next = ActiveModel {
        id: Set(open.row.id),
        declined_at: Set(Some(write.now())),
        declined_side: Set(Some(side)),
        reason: Set(Some(no.reason)),
        sentence: Set(Some(no.sentence.clone())),
        ..Default::default()
    };
    next.update(write.txn()).await?;
    step(
        &write,
        requester,
        &seen,
        open.row.id,
        (Act::Decline.code(), Some(open.status), to),
        side,
        Some(&no),
    )
    .await?;
    finish(write, &seen, false).await
}

/// Whether terms may be offered on one of these sides while the introduction stands like this.
#[must_use]
pub fn may_offer(is: IntroductionStatus, sides: &[Side]) -> bool {
    first_party(sides).is_some() && is_open(is)
}

/// Whether the last version of the terms waits for the signature of one of these sides, which this actor may give.
#[must_use]
pub fn may_sign(is: IntroductionStatus, sides: &[Side], last: Option<&Slip>, actor: &str) -> bool {
    let by_another = last.is_some_and(|slip| slip.row.offered_by != actor);
    is == IntroductionStatus::Accepted && by_another && answers(sides, last)
}

/// Whether the last version of the terms may be declined on one of these sides.
#[must_use]
pub fn may_decline(is: IntroductionStatus, sides: &[Side], last: Option<&Slip>) -> bool {
    is_open(is) && answers(sides, last)
}

fn is_open(is: IntroductionStatus) -> bool {
    matches!(is, IntroductionStatus::Proposed | IntroductionStatus::Accepted)
}

/// Whether the last version waits for the side that one of these is first.
fn answers(sides: &[Side], last: Option<&Slip>) -> bool {
    let open = last.filter(|slip| slip.status == Status::Offered);
    first_party(sides)
        .zip(open)
        .is_some_and(|(side, slip)| slip.row.offered_side != side)
}

fn first_party(sides: &[Side]) -> Option<Side> {
    sides.iter().copied().find(|side| PARTIES.contains(side))
}

/// The side for which the requester signs.
fn party(seen: &SeenIntroduction) -> Result<Side, Error> {
    first_party(&seen.sides).ok_or_else(Error::forbidden)
}

/// The version that waits for an answer.
async fn offered(app: &App, write: &Write, seen: &SeenIntroduction) -> Result<Result<Slip, Refusal>, Error> {
    let slips = stored(app, write.txn(), &[seen.row.id])
        .await?
        .remove(&seen.row.id)
        .unwrap_or_default();
    let is = slips.last().map_or("NONE", |slip| slip.status.code());
    let open = slips
        .into_iter()
        .next_back()
        .filter(|slip| slip.status == Status::Offered);
    Ok(open.ok_or_else(|| Refusal::of("slip", Trouble::WrongStatus { is: is.to_owned() })))
}

fn allowed(slip: &Slip, act: Act, side: Side) -> Result<(Side, Status), Error> {
    let code = |is: Status| is.code().to_owned();
    match chain::allowed(super::MOVES, act, &[side], slip.status, code) {
        Some(Ok(allowed)) => Ok(allowed),
        _ => Err(Error::forbidden()),
    }
}

fn signature(slip: &mut ActiveModel, write: &Write, requester: &Requester, side: Side) {
    let (at, by) = (Set(Some(write.now())), Set(Some(requester.actor())));
    if side == Side::Enterprise {
        (slip.need_signed_at, slip.need_signed_by) = (at, by);
    } else {
        (slip.supply_signed_at, slip.supply_signed_by) = (at, by);
    }
}

async fn insert(
    write: &Write,
    requester: &Requester,
    seen: &SeenIntroduction,
    side: Side,
    terms: &Terms,
    number: i32,
) -> Result<i64, Error> {
    let milestones = terms
        .milestones
        .iter()
        .zip(0..)
        .map(|(milestone, position)| slip_milestone::Model {
            id: 0,
            slip_id: 0,
            position,
            event: milestone.event,
            share: milestone.share,
            note: milestone.note.clone(),
        });
    let milestones: Vec<_> = milestones.collect();
    let row = qiao_entity::slip::Model {
        id: 0,
        introduction_id: seen.row.id,
        number,
        offered_at: write.now(),
        offered_by: requester.actor(),
        offered_side: side,
        kind: terms.kind,
        rate: terms.rate,
        amount: terms.amount,
        currency: terms.currency.clone(),
        base: terms.base,
        payer: terms.payer,
        payee: terms.payee,
        note: terms.note.clone(),
        digest: String::new(),
        need_signed_at: None,
        need_signed_by: None,
        supply_signed_at: None,
        supply_signed_by: None,
        nudged_at: None,
        lapsed_at: None,
        declined_at: None,
        declined_side: None,
        reason: None,
        sentence: None,
    };
    let seal = digest(&written(&row, &milestones));
    let mut slip = ActiveModel::from(row).reset_all();
    slip.id = sea_orm::ActiveValue::NotSet;
    slip.digest = Set(seal);
    signature(&mut slip, write, requester, side);
    let id = Entity::insert(slip).exec(write.txn()).await?.last_insert_id;
    let rows = milestones.into_iter().map(|milestone| slip_milestone::ActiveModel {
        id: sea_orm::ActiveValue::NotSet,
        slip_id: Set(id),
        ..slip_milestone::ActiveModel::from(milestone).reset_all()
    });
    let rows: Vec<_> = rows.collect();
    if !rows.is_empty() {
        slip_milestone::Entity::insert_many(rows).exec(write.txn()).await?;
    }
    Ok(id)
}

async fn step(
    write: &Write,
    requester: &Requester,
    seen: &SeenIntroduction,
    slip: i64,
    (act, from, to): (&str, Option<Status>, Status),
    side: Side,
    no: Option<&No>,
) -> Result<(), Error> {
    let step = Step {
        subject: Subject::Slip,
        id: slip,
        need: seen.row.need_id,
        act,
        from: from.map(Status::code),
        to: to.code(),
        side,
        no,
    };
    chain::record(write, requester, step).await
}

/// Notes that the introduction changed, and commits.
async fn finish(write: Write, seen: &SeenIntroduction, signed: bool) -> Result<Answer<Model>, Error> {
    let mut next = introduction::ActiveModel {
        id: Set(seen.row.id),
        version: Set(seen.row.version + 1),
        ..Default::default()
    };
    if signed && seen.row.revealed_at.is_none() {
        next.revealed_at = Set(Some(write.now()));
    }
    let record = next.update(write.txn()).await?;
    Ok(Ok(Written {
        record,
        position: write.commit().await?,
    }))
}
