//! Objections: made, and answered.

use cynic::Id;
use poem::{Response, handler, web::Path};

use super::{
    ask::ask,
    input::{AnswerObjectionInput, ObjectToNominationInput},
    page::page,
};
use crate::{
    change::{Change as _, Outcome},
    fault::Fault,
    fields::Fields,
    visit::Visit,
};

/// Objects to a nomination.
#[handler]
pub(super) async fn object(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    let challenge = ask(&visit, &id).await?.challenge.ok_or(Fault::NotFound)?;
    let input = ObjectToNominationInput {
        challenge: challenge.id,
        text: fields.get("text").to_owned(),
    };
    let to = format!("/needs/{id}/challenge#objections");
    match input.send(&visit).await? {
        Outcome::Done(()) => Ok(visit.go_and_say(&to, "notice-challenge-objected")),
        Outcome::Invalid(problems) => page(&visit, &id, &fields, problems).await,
        Outcome::Stale => Err(Fault::Defect("a new objection has no version".to_owned())),
    }
}

/// Answers an objection.
#[handler]
pub(super) async fn answer(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    let input = AnswerObjectionInput {
        objection: Id::new(fields.get("objection")),
        version: fields.get("version").parse().unwrap_or_default(),
        upheld: fields.get("upheld") == "yes",
        answer: fields.get("answer").to_owned(),
    };
    let to = format!("/needs/{id}/challenge#objections");
    match input.send(&visit).await? {
        Outcome::Done(()) => Ok(visit.go_and_say(&to, "notice-challenge-answered")),
        Outcome::Invalid(problems) => page(&visit, &id, &fields, problems).await,
        Outcome::Stale => Ok(visit.go_and_say(&to, "notice-challenge-moved-on")),
    }
}
