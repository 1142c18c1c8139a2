//! Notes on records: written, changed, removed.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject, Union};
use qiao_entity::{note::Model, noun::Noun};

use super::answer::{Invalid, NotFound, stale_message};
use crate::{
    context::asking,
    domain::{note as domain, problem::Refusal},
    error::Error,
    mutation::given::Given,
    node,
    object::{NOTE, Note, saturating},
};

/// A note to be written.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct AddNoteInput {
    /// The record: a need, an achievement, a manager or an organization.
    record: ID,
    /// What it says: up to 4,000 characters.
    text: String,
}

/// A note to be changed.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct UpdateNoteInput {
    /// The note.
    note: ID,
    /// The version of it that the client saw.
    version: i32,
    /// What it says from now on: up to 4,000 characters.
    text: String,
}

/// A note to be removed.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct RemoveNoteInput {
    /// The note.
    note: ID,
}

/// The note is stored.
#[derive(SimpleObject)]
pub(crate) struct NoteChanged {
    /// The note as stored.
    note: Note,
}

/// The note is gone.
#[derive(SimpleObject)]
pub(crate) struct NoteRemoved {
    /// The id that it had.
    note: ID,
}

/// The author changed the note elsewhere since the version that the client saw. Nothing was changed.
#[derive(SimpleObject)]
pub(crate) struct StaleNote {
    /// The version that the note has now.
    current_version: i32,
    /// The note as it is now.
    note: Option<Note>,
    /// The same in words, in the language of `Accept-Language`.
    message: String,
}

/// What became of a note that was written or changed.
#[derive(Union)]
pub(crate) enum ChangeNotePayload {
    /// It was done.
    Changed(NoteChanged),
    /// The input has problems.
    Invalid(Invalid<Note>),
    /// The note was changed elsewhere.
    Stale(StaleNote),
    /// There is no such record, or no such note of the requester's own.
    NotFound(NotFound),
}

/// What became of a note to be removed.
#[derive(Union)]
pub(crate) enum RemoveNotePayload {
    /// It was done.
    Done(NoteRemoved),
    /// There is no such note of the requester's own.
    NotFound(NotFound),
}

/// The answer about a write of what an id names.
async fn answer(ctx: &Context<'_>, id: &ID, done: Result<Model, Refusal>) -> Result<ChangeNotePayload> {
    let asking = asking(ctx);
    Ok(match done {
        Ok(row) => ChangeNotePayload::Changed(NoteChanged { note: Note(row) }),
        Err(Refusal::Invalid(problems)) => {
            ChangeNotePayload::Invalid(Invalid::new(asking, &Given::default(), problems))
        }
        Err(Refusal::Stale { version }) => {
            let number = node::number_of(NOTE, id).unwrap_or(0);
            ChangeNotePayload::Stale(StaleNote {
                current_version: saturating(version),
                note: domain::one(&asking.app, &asking.requester, number).await?.map(Note),
                message: stale_message(ctx, version),
            })
        }
        Err(Refusal::NotFound) => ChangeNotePayload::NotFound(NotFound::new(ctx, id)),
    })
}

#[derive(Default)]
pub(crate) struct NoteMutation;

#[Object]
impl NoteMutation {
    /// Writes a note on a record. For the accounts of matchmakers and administrators.
    async fn add_note(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The note to be written.")] input: AddNoteInput,
    ) -> Result<ChangeNotePayload> {
        let asking = asking(ctx);
        // An id of nothing names a need that nobody knows of.
        let record = node::parse(&input.record).unwrap_or((Noun::Need, 0));
        let done = domain::add(&asking.app, &asking.requester, record, &input.text).await?;
        answer(ctx, &input.record, done).await
    }

    /// Changes a note of the requester's own.
    async fn update_note(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The note to be changed.")] input: UpdateNoteInput,
    ) -> Result<ChangeNotePayload> {
        let asking = asking(ctx);
        let (number, version) = (node::number_of(NOTE, &input.note).unwrap_or(0), input.version.into());
        let done = domain::update(&asking.app, &asking.requester, number, version, &input.text).await?;
        answer(ctx, &input.note, done).await
    }

    /// Removes a note of the requester's own.
    async fn remove_note(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The note to be removed.")] input: RemoveNoteInput,
    ) -> Result<RemoveNotePayload> {
        let asking = asking(ctx);
        let number = node::number_of(NOTE, &input.note).unwrap_or(0);
        match domain::remove(&asking.app, &asking.requester, number).await? {
            Ok(_) => Ok(RemoveNotePayload::Done(NoteRemoved { note: input.note })),
            Err(Refusal::NotFound) => Ok(RemoveNotePayload::NotFound(NotFound::new(ctx, &input.note))),
            Err(_) => Err(Error::internal("a removal has nothing to be checked").into()),
        }
    }
}
