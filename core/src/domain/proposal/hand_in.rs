//! Handing in and taking back: what is handed in gets its hash at once, and a bid is sealed.

use qiao_entity::{
    need::NeedStatus,
    need_move::Reason,
    proposal::{ActiveModel, Model, ProposalStatus},
    proposal_value as value, proposal_version as version,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde::Serialize;

use super::{
    Act, Content, MOVES, bidder_side, put, seal, step,
    store::{begin_own, ended, problems},
};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        chain::{self, No},
        need,
        problem::{Answer, Refusal, Trouble, Written},
        write::Write,
    },
    error::Error,
};

/// What is handed in, as it is hashed: whose it is and for what, and what it says.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Document<'a> {
    format: &'static str,
    proposal: String,
    version: i32,
    need: String,
    challenge: Option<String>,
    bidder: String,
    handed_in_at: String,
    content: &'a Content,
}

/// Hands in what was written: to the poster of the need, or sealed to its challenge.
pub async fn hand_in(app: &App, requester: &Requester, id: i64, version: i64) -> Result<Answer<Model>, Error> {
    let (mut write, row, place) = match begin_own(app, requester, id, version).await? {
        Ok(begun) => begun,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if let Some(refusal) = ended(&row).or_else(|| place.closed(&write)) {
        return Ok(Err(refusal));
    }
    let act = match (row.challenge_id, row.status) {
        (Some(_), _) => Act::Seal,
        (None, ProposalStatus::Submitted) => Act::Revise,
        (None, _) => Act::HandIn,
    };
    let side = bidder_side(&row);
    let to = match chain::allowed(
        MOVES,
        act,
        &[side],
        row.status,
        qiao_entity::proposal::ProposalStatus::code,
    ) {
        None => return Err(Error::forbidden()),
        Some(Err(refusal)) => return Ok(Err(refusal)),
        Some(Ok((_, to))) => to,
    };
    let number = row.number + 1;
    let Some(draft) = version::Entity::find_by_id((row.id, number)).one(write.txn()).await? else {
        // Nothing was written since it was handed in last.
        return Ok(Err(Refusal::of("content", Trouble::NotNeeded)));
    };
    let key = match row.challenge_id {
        Some(challenge) => Some(seal::key(write.txn(), challenge).await?),
        None => None,
    };
    let json = match &key {
        Some(key) => key.open(row.id, number, &draft.content)?,
        None => draft.content,
    };
    // The need's indicators may have changed since it was written.
    let content = Content::read(&json)?.tidied(&place.indicators);
    let problems = problems(&write, requester, &content, true, &place).await?;
    if !problems.is_empty() {
        return Ok(Err(Refusal::Invalid(problems)));
    }
    let text = text(&write, &row, number, &content)?;
    let handed_in = version::ActiveModel {
        proposal_id: Set(row.id),
        number: Set(number),
        saved_at: Set(write.now()),
        handed_in_at: Set(Some(write.now())),
        digest: Set(Some(seal::digest(&text))),
        content: Set(match &key {
            Some(key) => key.seal(row.id, number, &text)?,
            None => text,
        }),
        ..Default::default()
    };
    handed_in.update(write.txn()).await?;
    let next = ActiveModel {
        number: Set(number),
        handed_in_at: Set(Some(write.now())),
        ..Default::default()
    };
    let from = row.status;
    let row = put(&write, row, to, next).await?;
    if key.is_none() {
        put_values(&write, row.id, &content).await?;
        step(&write, requester, &row, act, from, side, None).await?;
        need::advance(&mut write, requester, row.need_id, NeedStatus::Matching).await?;
    }
    // That a bid was handed in is written down when it is opened: the steps of a need have other readers.
    Ok(Ok(Written {
        record: row,
        position: write.commit().await?,
    }))
}

fn text(write: &Write, row: &Model, number: i32, content: &Content) -> Result<Vec<u8>, Error> {
    let bidder = match (row.organization_id, row.manager_id) {
        (Some(id), _) => format!("organization_{id}"),
        (None, id) => format!("manager_{}", id.unwrap_or_default()),
    };
    seal::text(&Document {
        format: "qiao-proposal/1",
        proposal: format!("proposal_{}", row.id),
        version: number,
        need: format!("need_{}", row.need_id),
        challenge: row.challenge_id.map(|id| format!("challenge_{id}")),
        bidder,
        handed_in_at: write.now().to_rfc3339(),
        content,
    })
}

/// Puts what is promised where evaluations look for it.
pub(super) async fn put_values(write: &Write, proposal: i64, content: &Content) -> Result<(), Error> {
    value::Entity::delete_many()
        .filter(value::Column::ProposalId.eq(proposal))
        .exec(write.txn())
        .await?;
    let rows: Vec<_> = content
        .values
        .iter()
        .map(|promise| value::ActiveModel {
            proposal_id: Set(proposal),
            position: Set(promise.position),
            name_zh: Set(promise.name_zh.clone()),
            name_en: Set(promise.name_en.clone()),
            unit: Set(promise.unit.clone()),
            value: Set(promise.value),
            value_to: Set(promise.value_to),
        })
        .collect();
    if !rows.is_empty() {
        value::Entity::insert_many(rows)
            .exec_without_returning(write.txn())
            .await?;
    }
    Ok(())
}

/// Takes a proposal back. It is kept. Where the other side could read it, it reads why, too.
pub async fn withdraw(
    app: &App,
    requester: &Requester,
    id: i64,
    version: i64,
    why: Option<(Reason, &str)>,
) -> Result<Answer<Model>, Error> {
    let (write, row, _) = match begin_own(app, requester, id, version).await? {
        Ok(begun) => begun,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let side = bidder_side(&row);
    let to = match chain::allowed(
        MOVES,
        Act::Withdraw,
        &[side],
        row.status,
        qiao_entity::proposal::ProposalStatus::code,
    ) {
        None => return Err(Error::forbidden()),
        Some(Err(refusal)) => return Ok(Err(refusal)),
        Some(Ok((_, to))) => to,
    };
    let unopened = super::is_hidden(&row);
    let no: Option<No> = match why.map(|(reason, sentence)| chain::no(reason, sentence)).transpose() {
        Ok(no) => no,
        Err(problems) => return Ok(Err(Refusal::Invalid(problems))),
    };
    if !unopened && no.is_none() {
        return Ok(Err(Refusal::of("sentence", Trouble::Required)));
    }
    let next = ActiveModel {
        unopened: Set(unopened),
        reason: Set(no.as_ref().map(|no| no.reason)),
        sentence: Set(no.as_ref().map(|no| no.sentence.clone())),
        ..Default::default()
    };
    let from = row.status;
    let row = put(&write, row, to, next).await?;
    if !unopened {
        step(&write, requester, &row, Act::Withdraw, from, side, no.as_ref()).await?;
    }
    Ok(Ok(Written {
        record: row,
        position: write.commit().await?,
    }))
}
