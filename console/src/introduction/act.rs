//! What the sides of an introduction decide.

use cynic::Id;
use poem::{Response, handler, web::Path};

use super::page::{Shown, page};
use crate::{
    change::{Change, Outcome, change},
    code::{Code, MoveReason},
    fault::Fault,
    fields::Fields,
    problem::Problems,
    schema,
    visit::Visit,
};

/// What `acceptIntroduction` takes.
#[derive(cynic::InputObject, Clone, Debug)]
struct AcceptIntroductionInput {
    introduction: Id,
    version: i32,
}
change!($ "acceptIntroduction" AcceptIntroductionInput -> "ChangeIntroductionPayload" { "IntroductionChanged" | "InvalidIntroduction" });

/// What `signSlip` takes.
#[derive(cynic::InputObject, Clone, Debug)]
struct SignSlipInput {
    introduction: Id,
    version: i32,
    digest: String,
}
change!($ "signSlip" SignSlipInput -> "ChangeIntroductionPayload" { "IntroductionChanged" | "InvalidIntroduction" });

/// A *no* of one of the mutations that take `CloseIntroductionInput`, and its handler.
macro_rules! no {
    ($d:tt $handler:ident, $input:ident: $class:literal, $field:literal, $form:literal, $notice:literal, $doc:literal) => {
        #[doc = concat!("What `", $field, "` takes.")]
        #[derive(cynic::InputObject, Clone, Debug)]
        #[cynic(graphql_type = $class)]
        struct $input {
            introduction: Id,
            version: i32,
            reason: MoveReason,
            sentence: String,
        }
        change!($d $field $input -> "ChangeIntroductionPayload" { "IntroductionChanged" | "InvalidIntroduction" });

        #[doc = $doc]
        #[handler]
        pub(super) async fn $handler(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
            known(&visit)?;
            let Some(reason) = MoveReason::parse(fields.get("reason")) else {
                let mut problems = Problems::default();
                problems.add("reason", visit.t("introduction-reason-needed"));
                return page(&visit, &id, Shown::typed($form, fields, problems)).await;
            };
            let input = $input {
                introduction: Id::new(&id),
                version: version(&fields)?,
                reason,
                sentence: fields.get("sentence").to_owned(),
            };
            let outcome = input.send(&visit).await?;
            said(&visit, &id, $form, fields, outcome, $notice).await
        }
    };
}

no!($ decline, DeclineIntroduction: "CloseIntroductionInput", "declineIntroduction", "decline", "notice-introduction-declined", "One side says no.");
no!($ withdraw, WithdrawIntroduction: "CloseIntroductionInput", "withdrawIntroduction", "withdraw", "notice-introduction-withdrawn", "Who made it takes it back.");
no!($ end, EndIntroduction: "CloseIntroductionInput", "endIntroduction", "end", "notice-introduction-ended", "One side ends it.");
no!($ decline_slip, DeclineSlip: "DeclineSlipInput", "declineSlip", "decline-slip", "notice-introduction-slip-declined", "One side says no to the terms.");

fn known(visit: &Visit) -> Result<(), Fault> {
    if visit.me().is_known() {
        Ok(())
    } else {
        Err(Fault::LogIn)
    }
}

/// The version that the form was made for.
pub(super) fn version(fields: &Fields) -> Result<i32, Fault> {
    let version = fields.get("version").parse();
    version.map_err(|_| Fault::Senseless(String::new()))
}

/// Shows the introduction again with what came of an act.
pub(super) async fn said<T>(
    visit: &Visit,
    id: &str,
    form: &'static str,
    fields: Fields,
    outcome: Outcome<T>,
    notice: &str,
) -> Result<Response, Fault> {
    match outcome {
        Outcome::Done(_) => Ok(visit.go_and_say(&format!("/introductions/{id}"), notice)),
        Outcome::Invalid(problems) => page(visit, id, Shown::typed(form, fields, problems)).await,
        Outcome::Stale => page(visit, id, Shown::stale(form, fields)).await,
    }
}

/// The side that is introduced says yes.
#[handler]
pub(super) async fn accept(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    known(&visit)?;
    let input = AcceptIntroductionInput {
        introduction: Id::new(&id),
        version: version(&fields)?,
    };
    let outcome = input.send(&visit).await?;
    said(&visit, &id, "accept", fields, outcome, "notice-introduction-accepted").await
}

/// The other side signs the terms.
#[handler]
pub(super) async fn sign(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    known(&visit)?;
    if !fields.has("agreed") {
        let mut problems = Problems::default();
        problems.add("agreed", visit.t("introduction-agree-needed"));
        return page(&visit, &id, Shown::typed("sign", fields, problems)).await;
    }
    let input = SignSlipInput {
        introduction: Id::new(&id),
        version: version(&fields)?,
        digest: fields.get("digest").to_owned(),
    };
    let outcome = input.send(&visit).await?;
    said(&visit, &id, "sign", fields, outcome, "notice-introduction-slip-signed").await
}
