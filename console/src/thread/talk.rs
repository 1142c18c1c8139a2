//! A thread as it is asked for, and as it is shown.

use chrono::{DateTime, Utc};
use cynic::{Id, MutationBuilder, QueryBuilder};

use crate::{
    code::{ChainSubject, Level, Side},
    fault::Fault,
    list::turn::Turn,
    piece::{PageInfo, Prose},
    problem::Problems,
    schema, upload,
    visit::Visit,
};

#[derive(cynic::QueryVariables)]
struct Wanted {
    id: Id,
    first: Option<i32>,
    after: Option<String>,
    last: Option<i32>,
    before: Option<String>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Wanted")]
struct Question {
    #[arguments(id: $id)]
    thread: Option<Thread>,
}

/// A thread, as far as the visitor may read.
#[derive(cynic::QueryFragment)]
#[cynic(variables = "Wanted")]
struct Thread {
    id: Id,
    subject: ChainSubject,
    need: Option<Need>,
    sides: Vec<Side>,
    may_write: bool,
    level: Level,
    reads_level: bool,
    unread_count: i32,
    #[arguments(first: $first, after: $after, last: $last, before: $before)]
    messages: MessageConnection,
}

#[derive(cynic::QueryFragment)]
struct Need {
    id: Id,
    title: Prose,
}

#[derive(cynic::QueryFragment)]
struct MessageConnection {
    nodes: Vec<Message>,
    page_info: PageInfo,
    total_count: i32,
}

#[derive(cynic::QueryFragment)]
struct Message {
    id: Id,
    text: Option<String>,
    is_withheld: bool,
    level: Level,
    side: Side,
    person: Option<Person>,
    is_mine: bool,
    at: DateTime<Utc>,
    withdrawn_at: Option<DateTime<Utc>>,
    files: Vec<File>,
}

#[derive(cynic::QueryFragment)]
struct Person {
    name: Option<String>,
}

#[derive(cynic::QueryFragment)]
struct File {
    id: Id,
    name: Option<String>,
    size: Option<i32>,
    digest: Option<String>,
    address: Option<String>,
    withdrawn_at: Option<DateTime<Utc>>,
}

#[derive(cynic::InputObject)]
struct MarkReadInput {
    subject: Id,
    message: Id,
}

#[derive(cynic::QueryVariables)]
struct ReadWith {
    input: MarkReadInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "ReadWith")]
struct Read {
    #[arguments(input: $input)]
    #[expect(dead_code, reason = "whatever came of it, the page is shown")]
    mark_thread_read: Marked,
}

#[derive(cynic::InlineFragments)]
#[cynic(graphql_type = "MarkReadPayload")]
enum Marked {
    /// A member that is asked for: an answer of which nothing is asked is no document.
    #[expect(dead_code, reason = "whatever came of it, the page is shown")]
    MarkedRead(MarkedRead),
    #[cynic(fallback)]
    Other,
}

#[derive(cynic::QueryFragment)]
#[expect(dead_code, reason = "that it is marked says enough")]
struct MarkedRead {
    subject: Id,
}

/// A file, ready to be shown.
pub(crate) struct Attachment {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) size: String,
    pub(crate) digest: String,
    /// Where it is downloaded; none where the visitor does not get it.
    pub(crate) address: Option<String>,
    pub(crate) is_withdrawn: bool,
}

/// A message, ready to be shown.
#[expect(clippy::struct_excessive_bools, reason = "each shows something else")]
pub(crate) struct Entry {
    pub(crate) id: String,
    pub(crate) text: String,
    /// Whether the words are for those alone who read as much of the need.
    pub(crate) is_withheld: bool,
    pub(crate) is_withdrawn: bool,
    pub(crate) is_secret: bool,
    pub(crate) side: String,
    pub(crate) who: String,
    pub(crate) at: DateTime<Utc>,
    pub(crate) is_mine: bool,
    pub(crate) files: Vec<Attachment>,
}

/// A thread, ready to be shown.
pub(crate) struct Talk {
    pub(crate) id: String,
    /// What it is about: its name, and its page.
    pub(crate) subject: String,
    pub(crate) to: String,
    /// The need's page and title, where the visitor may know of it.
    pub(crate) need: Option<(String, String)>,
    pub(crate) may_write: bool,
    /// Whether the visitor may say something more openly than the need does.
    pub(crate) may_open: bool,
    /// Where to ask for an agreement, for who does not read as much of the need.
    pub(crate) ask: Option<String>,
    pub(crate) entries: Vec<Entry>,
    pub(crate) pages: PageInfo,
    pub(crate) total: i32,
    /// What was typed, and what is wrong with it, of a form that comes back.
    pub(crate) typed: String,
    pub(crate) problems: Problems,
}

/// The page of a part of the chain.
pub(crate) fn page_of(subject: ChainSubject, id: &str) -> String {
    let list = match subject {
        ChainSubject::Introduction => "introductions",
        ChainSubject::Proposal => "proposals",
        ChainSubject::Engagement => "engagements",
        ChainSubject::Contract => "contracts",
        _ => "threads",
    };
    format!("/{list}/{id}")
}

impl Talk {
    /// The need behind it, where the visitor may know of it.
    pub(crate) fn need_id(&self) -> Option<&str> {
        self.need.as_ref()?.0.strip_prefix("/needs/")
    }

    /// That of a part of the chain, if the visitor is a party of it; what it shows counts as read.
    pub(crate) async fn find(visit: &Visit, id: &str) -> Result<Option<Self>, Fault> {
        let turn = Turn::of(visit.address());
        let wanted = Wanted {
            id: Id::new(id),
            first: turn.first,
            after: turn.after,
            last: turn.last,
            before: turn.before,
        };
        let Some(thread) = visit.ask(Question::build(wanted)).await?.thread else {
            return Ok(None);
        };
        if let Some(newest) = thread.messages.nodes.first().filter(|_| thread.unread_count > 0) {
            let input = MarkReadInput {
                subject: thread.id.clone(),
                message: newest.id.clone(),
            };
            visit.ask(Read::build(ReadWith { input })).await?;
        }
        Ok(Some(Self::of(visit, thread)))
    }

    fn of(visit: &Visit, thread: Thread) -> Self {
        let need = thread.need.as_ref();
        let is_veiled = !thread.reads_level && thread.level == Level::Agreement;
        Self {
            subject: visit.label(&thread.subject),
            to: page_of(thread.subject, thread.id.inner()),
            ask: need
                .filter(|_| is_veiled)
                .map(|need| format!("/needs/{}/agreement", need.id.inner())),
            need: need.map(|need| (format!("/needs/{}", need.id.inner()), need.title.show().to_owned())),
            may_write: thread.may_write,
            may_open: thread.level == Level::Agreement
                && thread
                    .sides
                    .iter()
                    .any(|side| matches!(side, Side::Enterprise | Side::Operator)),
            entries: thread
                .messages
                .nodes
                .into_iter()
                .map(|message| entry(visit, message))
                .collect(),
            pages: thread.messages.page_info,
            total: thread.messages.total_count,
            typed: String::new(),
            problems: Problems::default(),
            id: thread.id.into_inner(),
        }
    }
}

fn entry(visit: &Visit, message: Message) -> Entry {
    let is_withdrawn = message.withdrawn_at.is_some();
    let files = message.files.into_iter().map(|file| Attachment {
        name: file.name.unwrap_or_else(|| visit.t("thread-file")),
        size: file.size.map(upload::size).unwrap_or_default(),
        digest: file.digest.unwrap_or_default(),
        is_withdrawn: file.withdrawn_at.is_some(),
        address: file.address,
        id: file.id.into_inner(),
    });
    let name = message
        .person
        .map(|person| person.name.unwrap_or_else(|| visit.t("thread-nobody")));
    Entry {
        files: files.collect(),
        is_withheld: message.is_withheld && !is_withdrawn,
        text: message.text.unwrap_or_default(),
        is_withdrawn,
        is_secret: message.level == Level::Agreement,
        side: visit.label(&message.side),
        who: name.unwrap_or_default(),
        at: message.at,
        is_mine: message.is_mine && !is_withdrawn,
        id: message.id.into_inner(),
    }
}
