//! Opening the bids of a challenge whose time is over.

use qiao_entity::{
    proposal::{ActiveModel, Model, ProposalStatus},
    proposal_version as version,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};

use super::{Act, Content, bidder_side, hand_in::put_values, put, seal};
use crate::{
    domain::{
        chain::{self, Side, Step, Subject},
        write::Write,
    },
    error::Error,
};

/// What is handed in, as far as opening it is concerned.
#[derive(serde::Deserialize)]
struct Document {
    content: Content,
}

/// What was sealed, if it is still what its hash was published of.
fn unsealed(key: &seal::Key, bid: &Model, found: &version::Model) -> Option<(Vec<u8>, Document)> {
    let text = key.open(bid.id, bid.number, &found.content).ok()?;
    let proven = found.digest.as_deref() == Some(seal::digest(&text).as_str());
    let document = serde_json::from_slice(seal::json(&text)).ok()?;
    proven.then_some((text, document))
}

/// Opens bids: the version of each that was handed in last becomes readable. Versions that were replaced stay sealed, and so does
/// one that is not what its hash was published of: an operator is told, and its bidder can prove what was handed in.
pub async fn open_bids(write: &Write, challenge: i64, bids: Vec<Model>) -> Result<(), Error> {
    if bids.is_empty() {
        return Ok(());
    }
    let key = seal::key(write.txn(), challenge).await?;
    for bid in bids {
        let found = version::Entity::find_by_id((bid.id, bid.number))
            .one(write.txn())
            .await?;
        let Some((text, document)) = found.and_then(|found| unsealed(&key, &bid, &found)) else {
            tracing::error!(
                proposal = bid.id,
                "a sealed bid was changed in the database; it stays sealed"
            );
            continue;
        };
        let opened = version::ActiveModel {
            proposal_id: Set(bid.id),
            number: Set(bid.number),
            sealed: Set(false),
            content: Set(text),
            ..Default::default()
        };
        opened.update(write.txn()).await?;
        put_values(write, bid.id, &document.content).await?;
        let side = bidder_side(&bid);
        let (draft, sealed) = (ProposalStatus::Draft.code(), ProposalStatus::Sealed.code());
        let step = Step {
            subject: Subject::Proposal,
            id: bid.id,
            need: bid.need_id,
            act: Act::Seal.code(),
            from: Some(&draft),
            to: &sealed,
            side,
            no: None,
        };
        let at = bid.handed_in_at.unwrap_or(bid.updated_at);
        chain::record_late(write, bid.account_id, at, step.clone()).await?;
        let submitted = ProposalStatus::Submitted;
        let to = submitted.code();
        let step = Step {
            act: Act::Open.code(),
            from: Some(&sealed),
            to: &to,
            side: Side::Service,
            ..step
        };
        chain::record_by_clock(write, step).await?;
        put(write, bid, submitted, <ActiveModel as Default>::default()).await?;
    }
    Ok(())
}
