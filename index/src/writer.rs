//! The one who changes an index.

use std::collections::HashSet;
use std::fmt;
use std::sync::Arc;

use tantivy::IndexWriter;
use tantivy::indexer::{IndexWriterOptions, NoMergePolicy, UserOperation};

use crate::index::Shared;
use crate::{Document, IndexError, Kind};

/// Memory per indexing thread, in bytes; a full one is written out as a segment.
const MEMORY: usize = 64 << 20;

/// From so many documents on, works among them, one segment is no faster than several: what is added up for its documents
/// leaves the processor's cache. Measured: a third faster at 60,000, no gain at 600,000.
const MERGED: usize = 150_000;

/// Puts and removes documents. What it did is visible, and durable, after [`Writer::commit`].
pub struct Writer {
    shared: Arc<Shared>,
    threads: usize,
    /// Gone after a failure, until [`Writer::recover`].
    inner: Option<IndexWriter>,
    /// What was put since the last commit.
    put: HashSet<(Kind, i64)>,
}

impl fmt::Debug for Writer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Writer({})", self.shared.folder.display())
    }
}

impl Writer {
    pub(crate) fn open(shared: Arc<Shared>, threads: usize) -> Result<Self, IndexError> {
        let inner = Some(start(&shared, threads)?);
        Ok(Self {
            shared,
            threads,
            inner,
            put: HashSet::new(),
        })
    }

    /// Puts a document in the place of the one of the same kind and id, if there is one.
    pub fn put(&mut self, document: &Document) -> Result<(), IndexError> {
        let Document { kind, id, .. } = *document;
        // A deletion costs a look into every segment: a rebuild is a third faster without them.
        let again = !self.put.insert((kind, id));
        if again || self.may_hold(kind, id)? {
            self.delete(kind, id)?;
        }
        let topic = self.shared.model.topic(document);
        let documents = self.shared.fields.documents(document, topic);
        // All at once, so that they come into one segment in this order.
        let added = self.alive()?.run(documents.into_iter().map(UserOperation::Add));
        self.checked(added.map(drop))
    }

    /// Removes the document of this kind and id, if there is one.
    pub fn remove(&mut self, kind: Kind, id: i64) -> Result<(), IndexError> {
        self.delete(kind, id)
    }

    /// Makes all changes since the last commit durable and visible, as the content that corresponds to
    /// this position of the change log: both or neither. After an error call
    /// [`Writer::recover`], which says how far the index came, and repeat the changes after that.
    pub fn commit(&mut self, position: i64) -> Result<(), IndexError> {
        let payload = format!("{:016x} {position}", self.shared.version);
        let inner = self.inner.as_mut().ok_or(IndexError::Broken)?;
        let committed = inner.prepare_commit().and_then(|mut commit| {
            commit.set_payload(&payload);
            commit.commit()
        });
        self.checked(committed.map(drop))?;
        self.put.clear();
        // Without the new state it would be unknown what a put has to replace.
        self.shared.publish(position).inspect_err(|_| self.inner = None)
    }

    /// Merges everything that is committed into one segment, unless it is too much for one: searches look every
    /// word up in each of them. For after a rebuild: takes as long as writing the index once more, forgets what is not committed, and merges nothing by itself
    /// afterwards.
    pub fn merge(&mut self) -> Result<(), IndexError> {
        let position = crate::index::committed(&self.shared)?;
        // Merges under way would take segments away from this one.
        let inner = self.inner.take().ok_or(IndexError::Broken)?;
        inner.wait_merging_threads()?;
        let inner = self.inner.insert(start(&self.shared, 1)?);
        inner.set_merge_policy(Box::new(NoMergePolicy));
        let segments = self.shared.inner.searchable_segment_ids()?;
        let state = self.shared.state();
        let documents: usize = state.views.iter().map(|view| view.segment.size).sum();
        if segments.len() > 1 && documents < MERGED {
            let merged = inner.merge(&segments).wait();
            self.checked(merged.map(drop))?;
            self.shared.publish(position).inspect_err(|_| self.inner = None)?;
        }
        Ok(())
    }

    /// Forgets all changes since the last commit and starts anew, also after an error. Returns the
    /// position of the last commit. Where it fails it may be called again.
    pub fn recover(&mut self) -> Result<i64, IndexError> {
        // The old one holds the lock of the folder until it is gone.
        self.inner = None;
        self.put.clear();
        self.inner = Some(start(&self.shared, self.threads)?);
        let position = crate::index::committed(&self.shared)?;
        self.shared.publish(position)?;
        Ok(position)
    }

    /// Waits for merges under way, then lets the folder go. What was not committed is forgotten.
    pub fn close(mut self) -> Result<(), IndexError> {
        match self.inner.take() {
            Some(inner) => Ok(inner.wait_merging_threads()?),
            None => Ok(()),
        }
    }

    fn delete(&mut self, kind: Kind, id: i64) -> Result<(), IndexError> {
        let key = self.shared.fields.key(kind, id);
        self.alive()?.delete_term(key);
        Ok(())
    }

    /// Whether the last commit holds a document; the writer is the only one who changes that.
    fn may_hold(&self, kind: Kind, id: i64) -> Result<bool, IndexError> {
        let state = self.shared.state();
        Ok(state.documents(kind) > 0 && state.holds(&self.shared.fields, kind, id)? > 0)
    }

    fn alive(&self) -> Result<&IndexWriter, IndexError> {
        self.inner.as_ref().ok_or(IndexError::Broken)
    }

    /// After a failure nothing more is written until [`Writer::recover`].
    fn checked(&mut self, result: tantivy::Result<()>) -> Result<(), IndexError> {
        result.map_err(|error| {
            self.inner = None;
            error.into()
        })
    }
}

fn start(shared: &Shared, threads: usize) -> Result<IndexWriter, IndexError> {
    let options = IndexWriterOptions::builder()
        .num_worker_threads(threads)
        .memory_budget_per_thread(MEMORY)
        .num_merge_threads(1)
        .build();
    Ok(shared.inner.writer_with_options(options)?)
}
