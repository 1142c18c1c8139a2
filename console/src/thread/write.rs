//! `/threads/ID`: one thread by itself; what is written into it, and what is withdrawn.

use askama::Template;
use cynic::Id;
use poem::{Response, handler, http::StatusCode, web::Path};

use super::Talk;
use crate::{
    address::is_ours,
    chain::{Chain, Here},
    change::{Change, Outcome, change},
    code::{Code, Level},
    fault::Fault,
    fields::Fields,
    problem::Problems,
    schema,
    upload::{FileInput, Uploaded, gathered},
    visit::Visit,
};

/// What `writeMessage` takes.
#[derive(cynic::InputObject, Clone, Debug)]
struct WriteMessageInput {
    subject: Id,
    text: String,
    level: Option<Level>,
    files: Vec<FileInput>,
}
change!($ "writeMessage" WriteMessageInput -> "ChangeMessagePayload" { "MessageChanged" | "InvalidMessage" });

/// What `withdrawMessage` takes.
#[derive(cynic::InputObject, Clone, Debug)]
struct WithdrawMessageInput {
    message: Id,
}
change!($ "withdrawMessage" WithdrawMessageInput -> "ChangeMessagePayload" { "MessageChanged" | "InvalidMessage" });

/// What `withdrawFile` takes.
#[derive(cynic::InputObject, Clone, Debug)]
struct WithdrawFileInput {
    file: Id,
}
change!($ "withdrawFile" WithdrawFileInput -> "ChangeFilePayload" { "FileChanged" | "InvalidFile" });

#[derive(Template)]
#[template(path = "thread/page.html")]
struct Page<'a> {
    visit: &'a Visit,
    talk: Talk,
    chain: Option<Chain>,
}

/// The station to which the record of a thread belongs.
fn here(id: &str) -> Here<'_> {
    match id.split('_').next() {
        Some("introduction") => Here::Introduction(id),
        Some("proposal") => Here::Proposal(Some(id)),
        Some("contract") => Here::Contract(Some(id)),
        _ => Here::Engagement(Some(id)),
    }
}

async fn page(visit: &Visit, id: &str, typed: &str, problems: Problems) -> Result<Response, Fault> {
    let mut talk = Talk::find(visit, id).await?.ok_or(Fault::NotFound)?;
    let status = if problems.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    typed.clone_into(&mut talk.typed);
    talk.problems = problems;
    let chain = match talk.need_id() {
        Some(need) => Chain::of(visit, need, here(id)).await?,
        None => None,
    };
    visit.page_of(status, &Page { visit, talk, chain })
}

/// The page.
#[handler]
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
    if !visit.me().is_known() {
        return Err(Fault::LogIn);
    }
    page(&visit, &id, "", Problems::default()).await
}

/// Where a form leads back to.
fn back(fields: &Fields, id: &str) -> String {
    let back = fields.text("back").filter(|back| is_ours(back));
    back.unwrap_or_else(|| format!("/threads/{id}"))
}

/// Writes a message.
#[handler]
pub(super) async fn send(visit: Visit, Path(id): Path<String>, form: Uploaded) -> Result<Response, Fault> {
    let fields = form.fields;
    let input = WriteMessageInput {
        subject: Id::new(&id),
        text: fields.get("text").to_owned(),
        level: Level::parse(fields.get("level")),
        files: form.files,
    };
    match input.send(&visit).await? {
        Outcome::Done(()) => Ok(visit.go_and_say(&back(&fields, &id), "notice-thread-sent")),
        Outcome::Invalid(problems) => page(&visit, &id, fields.get("text"), gathered(&problems, "files")).await,
        Outcome::Stale => Err(Fault::Defect("a message has no version".to_owned())),
    }
}

/// Withdraws a message of the visitor's own.
#[handler]
pub(super) async fn withdraw(
    visit: Visit,
    Path((id, message)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Fault> {
    let input = WithdrawMessageInput {
        message: Id::new(message),
    };
    // One that was withdrawn already stands so on the page.
    input.send(&visit).await?;
    Ok(visit.go_and_say(&back(&fields, &id), "notice-thread-withdrawn"))
}

/// Withdraws a file of the visitor's own.
#[handler]
pub(super) async fn withdraw_file(
    visit: Visit,
    Path((id, file)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Fault> {
    let input = WithdrawFileInput { file: Id::new(file) };
    input.send(&visit).await?;
    Ok(visit.go_and_say(&back(&fields, &id), "notice-thread-file-withdrawn"))
}
