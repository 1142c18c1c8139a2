//! Messages and files: written, withdrawn, read.

use std::sync::Arc;

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject, Union};

use super::{
    answer::{Invalid, NotFound},
    given::Given,
    upload::FileInput,
};
use crate::{
    context::asking,
    domain::{account::Done, chain::Party, file, problem::Refusal, thread as domain},
    error::Error,
    node,
    object::{FILE, File, MESSAGE, Message, code::Level, subject_of},
};

/// A message to be written.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct WriteMessageInput {
    /// The id of what it is about: an introduction, an engagement or a proposal.
    subject: ID,
    /// What it says: up to 4,000 characters.
    text: String,
    /// From which level of the need on it and its files are read; the thread's own when it is left out. Only the need's side may choose
    /// a lower one.
    level: Option<Level>,
    /// Files that come with it: at most 5.
    #[graphql(default)]
    files: Vec<FileInput>,
}

/// A message to be withdrawn.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct WithdrawMessageInput {
    /// The message.
    message: ID,
}

/// A file to be withdrawn.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct WithdrawFileInput {
    /// The file.
    file: ID,
}

/// How far a thread was read.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct MarkReadInput {
    /// The id of what the thread is about.
    subject: ID,
    /// The last message that was shown.
    message: ID,
}

/// The message is stored.
#[derive(SimpleObject)]
pub(crate) struct MessageChanged {
    /// The message as stored.
    message: Message,
}

/// The file is stored.
#[derive(SimpleObject)]
pub(crate) struct FileChanged {
    /// The file as stored.
    file: File,
}

/// It is noted how far the thread was read.
#[derive(SimpleObject)]
pub(crate) struct MarkedRead {
    /// The id of what the thread is about.
    subject: ID,
}

/// What became of a message that was written or withdrawn.
#[derive(Union)]
pub(crate) enum ChangeMessagePayload {
    /// It was done.
    Changed(MessageChanged),
    /// The input has problems.
    Invalid(Invalid<Message>),
    /// There is no such thread whose party the requester is, or no such message of its own.
    NotFound(NotFound),
}

/// What became of a file that was withdrawn.
#[derive(Union)]
pub(crate) enum ChangeFilePayload {
    /// It was done.
    Changed(FileChanged),
    /// The input has problems.
    Invalid(Invalid<File>),
    /// There is no such file of the requester's own.
    NotFound(NotFound),
}

/// What became of a note about how far a thread was read.
#[derive(Union)]
pub(crate) enum MarkReadPayload {
    /// It was done.
    Done(MarkedRead),
    /// There is no such thread whose party the requester is, or no such message in it.
    NotFound(NotFound),
}

/// The answer about a message.
async fn answer(
    ctx: &Context<'_>,
    id: &ID,
    done: impl Future<Output = Done<(qiao_entity::message::Model, Party)>>,
) -> Result<ChangeMessagePayload> {
    Ok(match done.await? {
        Ok((row, party)) => ChangeMessagePayload::Changed(MessageChanged {
            message: Message {
                row,
                party: Arc::new(party),
            },
        }),
        Err(Refusal::Invalid(problems)) => {
            ChangeMessagePayload::Invalid(Invalid::new(asking(ctx), &Given::default(), problems))
        }
        Err(Refusal::NotFound) => ChangeMessagePayload::NotFound(NotFound::new(ctx, id)),
        Err(Refusal::Stale { .. }) => return Err(Error::internal("a message has no version").into()),
    })
}

#[derive(Default)]
pub(crate) struct ThreadMutation;

#[Object]
impl ThreadMutation {
    /// Writes a message, with its files, to the other parties of an introduction, an engagement or a proposal.
    async fn write_message(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The message to be written.")] input: WriteMessageInput,
    ) -> Result<ChangeMessagePayload> {
        let asking = asking(ctx);
        // An id of nothing names an entry of a ledger, about which nobody writes.
        let subject = subject_of(&input.subject).unwrap_or((qiao_entity::step::Subject::Point, 0));
        let draft = domain::Draft {
            text: input.text,
            level: input.level.map(Into::into),
            files: input.files.into_iter().map(Into::into).collect(),
        };
        let done = domain::write(&asking.app, &asking.requester, subject, draft);
        answer(ctx, &input.subject, done).await
    }

    /// Withdraws a message of the requester's own with its files: it keeps its place, and nobody reads it any more.
    async fn withdraw_message(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The message to be withdrawn.")] input: WithdrawMessageInput,
    ) -> Result<ChangeMessagePayload> {
        let asking = asking(ctx);
        let number = node::number_of(MESSAGE, &input.message).unwrap_or(0);
        let done = domain::withdraw(&asking.app, &asking.requester, number);
        answer(ctx, &input.message, done).await
    }

    /// Withdraws a file of the requester's own: it keeps its place, and nobody gets it any more.
    async fn withdraw_file(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The file to be withdrawn.")] input: WithdrawFileInput,
    ) -> Result<ChangeFilePayload> {
        let asking = asking(ctx);
        let number = node::number_of(FILE, &input.file).unwrap_or(0);
        Ok(match file::withdraw(&asking.app, &asking.requester, number).await? {
            Ok(row) => ChangeFilePayload::Changed(FileChanged {
                file: File {
                    row,
                    told: true,
                    given: true,
                },
            }),
            Err(Refusal::Invalid(problems)) => {
                ChangeFilePayload::Invalid(Invalid::new(asking, &Given::default(), problems))
            }
            Err(_) => ChangeFilePayload::NotFound(NotFound::new(ctx, &input.file)),
        })
    }

    /// Notes that the requester's account was shown a thread up to a message; it never goes back.
    async fn mark_thread_read(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How far the thread was read.")] input: MarkReadInput,
    ) -> Result<MarkReadPayload> {
        let asking = asking(ctx);
        let subject = subject_of(&input.subject).unwrap_or((qiao_entity::step::Subject::Point, 0));
        let message = node::number_of(MESSAGE, &input.message).unwrap_or(0);
        Ok(
            match domain::read_up_to(&asking.app, &asking.requester, subject, message).await? {
                Ok(()) => MarkReadPayload::Done(MarkedRead { subject: input.subject }),
                Err(_) => MarkReadPayload::NotFound(NotFound::new(ctx, &input.message)),
            },
        )
    }
}
