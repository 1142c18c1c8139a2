//! Writes, changes and removes notes, and goes back to the page of their record.

use askama::Template;
use cynic::{Id, MutationBuilder};
use poem::{Response, handler, http::StatusCode, web::Path};

use super::notebook::Note;
use crate::{
    address::is_ours,
    fault::Fault,
    fields::Fields,
    problem::{Problem, Problems},
    schema,
    visit::Visit,
};

#[derive(cynic::InputObject)]
struct AddNoteInput {
    record: Id,
    text: String,
}

#[derive(cynic::InputObject)]
struct UpdateNoteInput {
    note: Id,
    version: i32,
    text: String,
}

#[derive(cynic::InputObject)]
struct RemoveNoteInput {
    note: Id,
}

#[derive(cynic::QueryVariables)]
struct AddWith {
    input: AddNoteInput,
}

#[derive(cynic::QueryVariables)]
struct UpdateWith {
    input: UpdateNoteInput,
}

#[derive(cynic::QueryVariables)]
struct RemoveWith {
    input: RemoveNoteInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "AddWith")]
struct Add {
    #[arguments(input: $input)]
    add_note: Payload,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "UpdateWith")]
struct Update {
    #[arguments(input: $input)]
    update_note: Payload,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "RemoveWith")]
struct Remove {
    #[arguments(input: $input)]
    remove_note: Removal,
}

#[derive(cynic::InlineFragments)]
#[cynic(graphql_type = "ChangeNotePayload")]
#[expect(dead_code, reason = "what came is told by its type")]
enum Payload {
    Changed(NoteChanged),
    Invalid(InvalidNote),
    Stale(StaleNote),
    #[cynic(fallback)]
    NotFound,
}

#[derive(cynic::InlineFragments)]
#[cynic(graphql_type = "RemoveNotePayload")]
#[expect(dead_code, reason = "what came is told by its type")]
enum Removal {
    Removed(NoteRemoved),
    #[cynic(fallback)]
    NotFound,
}

#[derive(cynic::QueryFragment)]
struct NoteChanged {
    __typename: String,
}

#[derive(cynic::QueryFragment)]
struct NoteRemoved {
    __typename: String,
}

#[derive(cynic::QueryFragment)]
struct InvalidNote {
    problems: Vec<Problem>,
}

#[derive(cynic::QueryFragment)]
struct StaleNote {
    note: Option<Note>,
}

/// The form once more: with problems, or beside what is stored now.
#[derive(Template)]
#[template(path = "note/form.html")]
struct Page<'a> {
    visit: &'a Visit,
    back: String,
    typed: &'a Fields,
    problems: Problems,
    stored: Option<Note>,
}

/// Where a form leads back to.
fn back(typed: &Fields) -> String {
    let back = typed.text("back").filter(|back| is_ours(back));
    back.unwrap_or_else(|| "/matchmaking".to_owned())
}

fn answer(visit: &Visit, typed: &Fields, payload: Payload, notice: &str) -> Result<Response, Fault> {
    let (problems, stored, status) = match payload {
        Payload::Changed(_) => return Ok(visit.go_and_say(&back(typed), notice)),
        Payload::Invalid(invalid) => (Problems::of(invalid.problems), None, StatusCode::UNPROCESSABLE_ENTITY),
        Payload::Stale(stale) => (Problems::default(), stale.note, StatusCode::CONFLICT),
        Payload::NotFound => return Err(Fault::NotFound),
    };
    let page = Page {
        visit,
        back: back(typed),
        typed,
        problems,
        stored,
    };
    visit.page_of(status, &page)
}

/// Writes a note.
#[handler]
pub(super) async fn add(visit: Visit, typed: Fields) -> Result<Response, Fault> {
    let input = AddNoteInput {
        record: Id::new(typed.get("record")),
        text: typed.get("text").to_owned(),
    };
    let payload = visit.ask(Add::build(AddWith { input })).await?.add_note;
    answer(&visit, &typed, payload, "notice-note-added")
}

/// Changes a note.
#[handler]
pub(super) async fn update(visit: Visit, Path(id): Path<String>, typed: Fields) -> Result<Response, Fault> {
    let input = UpdateNoteInput {
        note: Id::new(id),
        version: typed.get("version").parse().unwrap_or_default(),
        text: typed.get("text").to_owned(),
    };
    let payload = visit.ask(Update::build(UpdateWith { input })).await?.update_note;
    answer(&visit, &typed, payload, "notice-note-changed")
}

/// Removes a note.
#[handler]
pub(super) async fn remove(visit: Visit, Path(id): Path<String>, typed: Fields) -> Result<Response, Fault> {
    let input = RemoveNoteInput { note: Id::new(id) };
    match visit.ask(Remove::build(RemoveWith { input })).await?.remove_note {
        Removal::Removed(_) => Ok(visit.go_and_say(&back(&typed), "notice-note-removed")),
        Removal::NotFound => Err(Fault::NotFound),
    }
}
