//! Nomination, public notice (公示), award, or an end without one.

use chrono::TimeDelta;
use qiao_entity::{
    Millis,
    challenge::{ActiveModel, Model},
    need::NeedStatus,
    need_move::Reason,
    objection,
    proposal::{self as bid, ProposalStatus},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{Act, Begun, begin, store::done};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        chain::{self, No, Side},
        need,
        problem::{Answer, Problem, Refusal, Trouble},
        proposal::{self, Act as BidAct},
    },
    error::Error,
};

/// Most bids that are nominated together.
const MOST_NOMINEES: usize = 5;

async fn bids(begun: &Begun, statuses: &[ProposalStatus]) -> Result<Vec<bid::Model>, Error> {
    Ok(bid::Entity::find()
        .filter(bid::Column::ChallengeId.eq(begun.row.id))
        .filter(bid::Column::Status.is_in(statuses.iter().copied()))
        .order_by_asc(bid::Column::Id)
        .lock_exclusive()
        .all(begun.write.txn())
        .await?)
}

/// Puts bids up for the award: the public notice begins.
pub async fn nominate(
    app: &App,
    requester: &Requester,
    id: i64,
    version: i64,
    nominees: &[i64],
) -> Result<Answer<Model>, Error> {
    let mut begun = match begin(app, requester, id, version).await? {
        Ok(begun) => begun,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let way = match begun.may(requester, Act::Nominate)? {
        Ok(way) => way,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let open = bids(&begun, &[ProposalStatus::Submitted]).await?;
    let mut problems = Vec::new();
    if nominees.is_empty() {
        problems.push(at("proposals", Trouble::Required));
    }
    if nominees.len() > MOST_NOMINEES {
        let (most, is) = (MOST_NOMINEES, nominees.len());
        problems.push(at("proposals", Trouble::TooMany { most, is }));
    }
    for (position, id) in nominees.iter().enumerate() {
        let given = format!("proposal_{id}");
        let path = vec!["proposals".to_owned(), position.to_string()];
        if nominees[..position].contains(id) {
            let trouble = Trouble::Repeated { given };
            problems.push(Problem { path, trouble });
        } else if !open.iter().any(|bid| bid.id == *id) {
            let trouble = Trouble::NoRecord { given };
            problems.push(Problem { path, trouble });
        }
    }
    if !problems.is_empty() {
        return Ok(Err(Refusal::Invalid(problems)));
    }
    let days = TimeDelta::days(begun.row.notice_days.into());
    let now = begun.write.now();
    let next = ActiveModel {
        notice_until: Set(Some((*now + days).into())),
        ..Default::default()
    };
    begun.go(requester, Act::Nominate, way, next, None).await?;
    for bid in open.into_iter().filter(|bid| nominees.contains(&bid.id)) {
        proposal::go(&begun.write, requester, bid, BidAct::Nominate, way.0, None).await?;
    }
    need::advance(&mut begun.write, requester, begun.row.need_id, NeedStatus::Negotiating).await?;
    done(begun).await
}

/// Takes the nomination back, for a reason that the nominees read: the review goes on.
pub async fn recall(
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
    let way = match begun.may(requester, Act::Recall)? {
        Ok(way) => way,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let next = ActiveModel {
        notice_until: Set(None),
        ..Default::default()
    };
    begun.go(requester, Act::Recall, way, next, Some(&no)).await?;
    for bid in bids(&begun, &[ProposalStatus::Nominated]).await? {
        proposal::go(&begun.write, requester, bid, BidAct::Recall, way.0, Some(&no)).await?;
    }
    done(begun).await
}

/// Makes the award once the public notice is over and every objection has its answer. Who has no answer yet gets this no.
pub async fn award(
    app: &App,
    requester: &Requester,
    id: i64,
    version: i64,
    others: Option<(Reason, &str)>,
) -> Result<Answer<Model>, Error> {
    let no = match others.map(|(reason, sentence)| chain::no(reason, sentence)).transpose() {
        Ok(no) => no,
        Err(problems) => return Ok(Err(Refusal::Invalid(problems))),
    };
    let mut begun = match begin(app, requester, id, version).await? {
        Ok(begun) => begun,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let way = match begun.may(requester, Act::Award)? {
        Ok(way) => way,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let waiting = objection::Entity::find()
        .filter(objection::Column::ChallengeId.eq(begun.row.id))
        .filter(objection::Column::AnsweredAt.is_null())
        .count(begun.write.txn())
        .await?;
    let now = begun.write.now();
    let notice_from = begun
        .row
        .notice_until
        .map(|until| *until - TimeDelta::days(begun.row.notice_days.into()));
    let upheld = objection::Entity::find()
        .filter(objection::Column::ChallengeId.eq(begun.row.id))
        .filter(objection::Column::Upheld.eq(true))
        .filter(objection::Column::At.gte(Millis::from(notice_from.unwrap_or(*now))))
        .count(begun.write.txn())
        .await?;
    let mut problems = Vec::new();
    if let Some(until) = begun.row.notice_until.filter(|until| **until > *now) {
        let (least, most) = (until.to_rfc3339(), "…".to_owned());
        problems.push(at("noticeUntil", Trouble::OutOfRange { least, most }));
    }
    if waiting > 0 {
        problems.push(at("objections", Trouble::Required));
    } else if upheld > 0 {
        // The nomination must be taken back first.
        problems.push(at(
            "objections",
            Trouble::WrongStatus {
                is: "UPHELD".to_owned(),
            },
        ));
    }
    let nominated = bids(&begun, &[ProposalStatus::Nominated]).await?;
    if nominated.is_empty() {
        problems.push(at("proposals", Trouble::Required));
    }
    let undecided = bids(&begun, &[ProposalStatus::Submitted]).await?;
    if !undecided.is_empty() && no.is_none() {
        problems.push(at("sentence", Trouble::Required));
    }
    if !problems.is_empty() {
        return Ok(Err(Refusal::Invalid(problems)));
    }
    let next = ActiveModel {
        ended_at: Set(Some(now)),
        ..Default::default()
    };
    begun.go(requester, Act::Award, way, next, None).await?;
    for bid in nominated {
        proposal::go(&begun.write, requester, bid, BidAct::Award, way.0, None).await?;
    }
    if let Some(no) = &no {
        decline_all(&begun, requester, way.0, undecided, no).await?;
    }
    need::advance(&mut begun.write, requester, begun.row.need_id, NeedStatus::Negotiating).await?;
    done(begun).await
}

/// Ends a challenge without an award, for a reason that every bidder reads.
pub async fn fail(
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
    let way = match begun.may(requester, Act::Fail)? {
        Ok(way) => way,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let next = ActiveModel {
        ended_at: Set(Some(begun.write.now())),
        reason: Set(Some(no.reason)),
        sentence: Set(Some(no.sentence.clone())),
        ..Default::default()
    };
    begun.go(requester, Act::Fail, way, next, Some(&no)).await?;
    let open = bids(&begun, &[ProposalStatus::Submitted, ProposalStatus::Nominated]).await?;
    decline_all(&begun, requester, way.0, open, &no).await?;
    done(begun).await
}

async fn decline_all(
    begun: &Begun,
    requester: &Requester,
    side: Side,
    bids: Vec<bid::Model>,
    no: &No,
) -> Result<(), Error> {
    for bid in bids {
        proposal::go(&begun.write, requester, bid, BidAct::Decline, side, Some(no)).await?;
    }
    Ok(())
}

fn at(field: &str, trouble: Trouble) -> Problem {
    Problem {
        path: vec![field.to_owned()],
        trouble,
    }
}
