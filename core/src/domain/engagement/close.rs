//! Closing an engagement without a deal.

use qiao_entity::{
    engagement::{Column, Entity, Model},
    need_move::Reason,
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::{
    Act, MOVES, RUNNING,
    change::{Change, Done},
    stage::{arrive, next},
};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        chain::{self, Side},
        challenge, contract, need as needs,
        problem::{Answer, Refusal, Trouble},
    },
    error::Error,
};

/// Closes an engagement, for a coded reason and with a sentence that the other side reads. The enterprise may close the need with it,
/// if nobody else works on it.
pub async fn close(
    app: &App,
    requester: &Requester,
    (id, version): (i64, i64),
    reason: Reason,
    sentence: &str,
    closes_need: bool,
) -> Result<Answer<Model>, Error> {
    if closes_need {
        // A challenge whose time is over has its bids opened first.
        challenge::settle(app).await?;
    }
    let mut change = match Change::begin(app, requester, id, version).await? {
        Ok(change) => change,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let is = change.whole.row.stage;
    let Some(moved) = chain::allowed(
        MOVES,
        Act::Close,
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
    let no = match chain::no(reason, sentence) {
        Ok(no) => no,
        Err(problems) => return Ok(Err(Refusal::Invalid(problems))),
    };
    if closes_need {
        if !matches!(side, Side::Enterprise | Side::Operator) {
            return Ok(Err(Refusal::of("closesNeed", Trouble::Reserved)));
        }
        let others = Entity::find()
            .filter(Column::NeedId.eq(change.whole.row.need_id))
            .filter(Column::Id.ne(id))
            .filter(Column::Stage.is_in(RUNNING))
            .count(change.write.txn())
            .await?;
        if others > 0 {
            let is = "RUNNING".to_owned();
            return Ok(Err(Refusal::of("closesNeed", Trouble::WrongStatus { is })));
        }
    }
    change
        .step(Done {
            act: Act::Close.code(),
            from: Some(&is.code()),
            to: &to.code(),
            side,
            no: Some(&no),
            part: None,
            note: None,
        })
        .await?;
    arrive(&mut change.write, requester, &change.whole, to).await?;
    contract::end_drafts(&change.write, requester, id, &no).await?;
    if closes_need {
        let need = change.whole.row.need_id;
        needs::close(app, &mut change.write, requester, need, &no).await?;
    }
    let next = next(&change.write, to);
    change.finish(next).await
}
