//! Offering commission terms.

use cynic::Id;
use poem::{Response, handler, web::Path};

use super::{
    act::{said, version},
    page::{Shown, page},
    terms::{SlipInput, read},
};
use crate::{
    change::{Change, change},
    fault::Fault,
    fields::Fields,
    problem::Problems,
    schema,
    visit::Visit,
};

/// What `offerSlip` takes.
#[derive(cynic::InputObject, Clone, Debug)]
struct OfferSlipInput {
    introduction: Id,
    version: i32,
    slip: SlipInput,
}
change!($ "offerSlip" OfferSlipInput -> "ChangeIntroductionPayload" { "IntroductionChanged" | "InvalidIntroduction" });

/// Offers them, or shows one row more.
#[handler]
pub(super) async fn send(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    if !visit.me().is_known() {
        return Err(Fault::LogIn);
    }
    if fields.has("add") {
        return page(&visit, &id, Shown::typed("offer", fields, Problems::default())).await;
    }
    let slip = match read(&visit, &fields) {
        Ok(slip) => slip,
        Err(problems) => return page(&visit, &id, Shown::typed("offer", fields, problems)).await,
    };
    let input = OfferSlipInput {
        introduction: Id::new(&id),
        version: version(&fields)?,
        slip,
    };
    let outcome = input.send(&visit).await?;
    said(
        &visit,
        &id,
        "offer",
        fields,
        outcome,
        "notice-introduction-slip-offered",
    )
    .await
}
