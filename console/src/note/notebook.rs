//! Notes as they are asked for, and as they are shown.

use chrono::{DateTime, Utc};

use crate::{schema, visit::Visit};

/// Notes on a record, the newest first.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "NoteConnection")]
pub(crate) struct Notes {
    nodes: Vec<Note>,
    total_count: i32,
}

/// A note.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(super) struct Note {
    id: cynic::Id,
    pub(super) text: String,
    author: Person,
    is_mine: bool,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    pub(super) version: i32,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
struct Person {
    name: Option<String>,
}

/// A note, ready to be shown.
pub(crate) struct Entry {
    pub(crate) id: String,
    pub(crate) text: String,
    pub(crate) is_mine: bool,
    /// Who wrote it and when.
    pub(crate) by: String,
    pub(crate) version: i32,
}

/// The notes on a record, ready to be shown.
pub(crate) struct Notebook {
    pub(crate) entries: Vec<Entry>,
    /// How many there are beyond those shown.
    pub(crate) more: i32,
}

impl Notebook {
    /// Of what was asked for.
    pub(crate) fn of(visit: &Visit, notes: &Notes) -> Self {
        let entries: Vec<_> = notes.nodes.iter().map(|note| entry(visit, note)).collect();
        let shown = i32::try_from(entries.len()).unwrap_or(i32::MAX);
        Self {
            entries,
            more: notes.total_count - shown,
        }
    }
}

fn entry(visit: &Visit, note: &Note) -> Entry {
    let date = visit.moment(&note.updated_at);
    let name = note.author.name.clone().unwrap_or_else(|| visit.t("note-nobody"));
    Entry {
        id: note.id.inner().to_owned(),
        text: note.text.clone(),
        is_mine: note.is_mine,
        by: if note.updated_at == note.created_at {
            visit.t2("note-by", "name", name, "date", date)
        } else {
            visit.t2("note-changed-by", "name", name, "date", date)
        },
        version: note.version,
    }
}
