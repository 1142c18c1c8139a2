//! Records as index documents.

use std::collections::HashSet;

use qiao_entity::{level::Level, noun::Noun};
use qiao_index::Document;
use sea_orm::ConnectionTrait;

use crate::{
    domain::matching::{fit::fact::gathered, kind, texts},
    error::Error,
};

/// What became of a record: its document, or that it is gone.
#[derive(Debug)]
pub(super) enum Entry {
    /// Put this.
    Put(Box<Document>),
    /// Remove the document of this record.
    Remove(Noun, i64),
}

/// The entries of these records, read now; two statements. Only what everyone may know of has a document, and the document
/// holds public texts and facts alone: words count for less where they are frequent, so that any other text would show in the scores.
pub(super) async fn entries(db: &impl ConnectionTrait, noun: Noun, ids: &[i64]) -> Result<Vec<Entry>, Error> {
    let mut gone: HashSet<i64> = ids.iter().copied().collect();
    let mut entries = Vec::with_capacity(ids.len());
    for texts in texts::read(db, noun, ids).await? {
        if !texts.shown {
            continue;
        }
        gone.remove(&texts.id);
        let mut document = Document::new(kind(noun), texts.id);
        document.until = texts.until;
        document.facts = gathered(&texts.facts, Level::Public).0.encode();
        for (axis, value) in texts.labels {
            document = document.label(axis, value);
        }
        for line in texts.lines.into_iter().filter(|line| line.level == Level::Public) {
            document = document.text(line.part, line.text);
        }
        entries.push(Entry::Put(Box::new(document)));
    }
    entries.extend(gone.into_iter().map(|id| Entry::Remove(noun, id)));
    Ok(entries)
}
