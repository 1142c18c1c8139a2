//! What the poster of a need decides about a proposal that it reads.

use qiao_entity::{
    need,
    need::NeedStatus,
    need_move::Reason,
    proposal::{Entity, Model},
};
use sea_orm::EntityTrait;

use super::{Act, MOVES, go, is_bidders, locked, sides};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        chain::{self, No, wrong_status},
        challenge::settle,
        need as needs,
        problem::{Answer, Refusal, Written},
        store::{check_version, for_change},
        write::Write,
    },
    error::Error,
};

/// Says no to a proposal, for a coded reason and with a sentence that its bidder reads.
pub async fn decline(
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
    decide(app, requester, id, version, Act::Decline, Some(no)).await
}

/// Accepts a proposal that is no bid of a challenge; a need may accept several (一对多).
pub async fn accept(app: &App, requester: &Requester, id: i64, version: i64) -> Result<Answer<Model>, Error> {
    decide(app, requester, id, version, Act::Accept, None).await
}

async fn decide(
    app: &App,
    requester: &Requester,
    id: i64,
    version: i64,
    act: Act,
    no: Option<No>,
) -> Result<Answer<Model>, Error> {
    if !requester.may_write() {
        return Err(Error::forbidden());
    }
    settle(app).await?;
    let mut write = Write::begin(app).await?;
    let Some(row) = Entity::find_by_id(id).one(write.txn()).await? else {
        return Ok(Err(Refusal::NotFound));
    };
    let Some(need) = for_change::<need::Model>(&write, requester, row.need_id).await? else {
        return Ok(Err(Refusal::NotFound));
    };
    let Some(row) = locked(&write, id).await? else {
        return Ok(Err(Refusal::NotFound));
    };
    let sides = sides(requester, &row, need.organization_id);
    let reader = requester.organizations().contains(&need.organization_id) && !super::is_hidden(&row);
    if sides.is_empty() && !reader && !is_bidders(requester, &row) {
        return Ok(Err(Refusal::NotFound));
    }
    let (side, _) = match chain::allowed(
        MOVES,
        act,
        &sides,
        row.status,
        qiao_entity::proposal::ProposalStatus::code,
    ) {
        None => return Err(Error::forbidden()),
        Some(Err(refusal)) => return Ok(Err(refusal)),
        Some(Ok(way)) => way,
    };
    if let Err(stale) = check_version(row.version, version) {
        return Ok(Err(stale));
    }
    // A bid of a challenge gets its award by nomination and public notice alone.
    if act == Act::Accept && row.challenge_id.is_some() {
        return Ok(Err(wrong_status(row.status.code())));
    }
    let row = go(&write, requester, row, act, side, no.as_ref()).await?;
    if act == Act::Accept {
        needs::advance(&mut write, requester, need.id, NeedStatus::Negotiating).await?;
    }
    Ok(Ok(Written {
        record: row,
        position: write.commit().await?,
    }))
}
