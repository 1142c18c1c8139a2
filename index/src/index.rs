//! An index on disk: one folder, opened or created.

use std::fmt;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::SystemTime;

use tantivy::directory::MmapDirectory;
use tantivy::store::Compressor;
use tantivy::{IndexReader, IndexSettings, ReloadPolicy};

use crate::analyzer::Cutter;
use crate::schema::{Fields, TITLES, TOKENIZER};
use crate::segment::{Segment, View};
use crate::snapshot::{Snapshot, State};
use crate::writer::Writer;
use crate::{Analyzer, IndexError, Model, Weights, suggest};

/// The file that says which version the folder has.
const VERSION: &str = "qiao-version";

/// An index. Cheap to clone; all clones share one state.
#[derive(Clone)]
pub struct Index(Arc<Shared>);

pub(crate) struct Shared {
    pub(crate) folder: PathBuf,
    pub(crate) inner: tantivy::Index,
    reader: IndexReader,
    pub(crate) fields: Arc<Fields>,
    pub(crate) version: u64,
    pub(crate) model: Arc<Model>,
    state: RwLock<Arc<State>>,
    publishing: Mutex<()>,
}

impl fmt::Debug for Index {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Index({})", self.0.folder.display())
    }
}

impl Index {
    /// Creates an empty index in a folder, which is made if need be. Its documents are matched by what the model has learned.
    pub fn create(folder: &Path, analyzer: &Analyzer, model: &Model) -> Result<Self, IndexError> {
        fs::create_dir_all(folder)?;
        if folder.join(VERSION).exists() || folder.join("meta.json").exists() {
            return Err(IndexError::Exists(folder.to_owned()));
        }
        model.write(folder)?;
        fs::write(folder.join(VERSION), format!("{:016x}\n", analyzer.version()))?;
        let fields = Fields::new();
        let directory = MmapDirectory::open(folder).map_err(|error| IndexError::Engine(Box::new(error)))?;
        let settings = IndexSettings {
            docstore_compression: Compressor::None,
            ..IndexSettings::default()
        };
        let inner = tantivy::Index::create(directory, fields.schema.clone(), settings)?;
        Self::start(folder, inner, fields, analyzer, analyzer.version())
    }

    /// Opens the index in a folder, after reading all of it against its checksums.
    pub fn open(folder: &Path, analyzer: &Analyzer) -> Result<Self, IndexError> {
        let found = version(folder)?;
        let expected = analyzer.version();
        if found != expected {
            return Err(IndexError::OtherVersion { found, expected });
        }
        Self::read(folder, analyzer, found)
    }

    /// Opens an index of any version whose fields are still ours, so that it can serve until a new one
    /// is built. Texts cut in another way than they are now may not be found by every word.
    pub fn open_older(folder: &Path, analyzer: &Analyzer) -> Result<Self, IndexError> {
        Self::read(folder, analyzer, version(folder)?)
    }

    fn read(folder: &Path, analyzer: &Analyzer, version: u64) -> Result<Self, IndexError> {
        let fields = Fields::new();
        let inner = tantivy::Index::open_in_dir(folder).map_err(unreadable)?;
        if inner.schema() != fields.schema {
            return Err(IndexError::Corrupt(
                "the fields are not those of its version".to_owned(),
            ));
        }
        let damaged = inner.validate_checksum().map_err(unreadable)?;
        if !damaged.is_empty() {
            return Err(IndexError::Corrupt(format!("{damaged:?} differ from their checksums")));
        }
        Self::start(folder, inner, fields, analyzer, version).map_err(|error| match error {
            IndexError::Engine(error) => IndexError::Corrupt(error.to_string()),
            other => other,
        })
    }

    fn start(
        folder: &Path,
        inner: tantivy::Index,
        fields: Fields,
        analyzer: &Analyzer,
        version: u64,
    ) -> Result<Self, IndexError> {
        let tokenizers = inner.tokenizers();
        tokenizers.register(TOKENIZER, Cutter::new(analyzer.clone(), false));
        tokenizers.register(TITLES, Cutter::new(analyzer.clone(), true));
        tokenizers.register(suggest::TOKENIZER, suggest::Names);
        let model = Arc::new(Model::read(folder)?);
        let position = position(&inner, version)?;
        let reader = inner.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let state = read(
            &reader,
            &fields,
            None,
            (Arc::default(), Arc::clone(&model)),
            position,
            0,
        )?;
        Ok(Self(Arc::new(Shared {
            folder: folder.to_owned(),
            inner,
            reader,
            fields: Arc::new(fields),
            version,
            model,
            state: RwLock::new(Arc::new(state)),
            publishing: Mutex::new(()),
        })))
    }

    /// The state after the last commit.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot {
            state: self.0.state(),
            fields: Arc::clone(&self.0.fields),
        }
    }

    /// The only writer; [`IndexError::Busy`] where there is one already, in this process or another.
    /// `threads` cut and index texts: one serves the change log, all cores a rebuild.
    pub fn writer(&self, threads: usize) -> Result<Writer, IndexError> {
        Writer::open(Arc::clone(&self.0), threads.max(1))
    }

    /// Scores with these weights from now on; snapshots taken before keep theirs.
    pub fn set_weights(&self, weights: Weights) {
        let _publishing = self.0.publishing.lock().unwrap_or_else(PoisonError::into_inner);
        let state = self.snapshot().with_weights(weights).state;
        *self.0.state.write().unwrap_or_else(PoisonError::into_inner) = state;
    }

    /// What it has learned.
    #[must_use]
    pub fn model(&self) -> &Model {
        &self.0.model
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.0.folder
    }

    /// When it was created, as its folder says.
    #[must_use]
    pub fn begun(&self) -> Option<SystemTime> {
        fs::metadata(self.0.folder.join(VERSION)).ok()?.modified().ok()
    }

    /// The version of the analyzer that it was made with, as [`Analyzer::version`] has it.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.0.version
    }
}

impl Shared {
    pub(crate) fn state(&self) -> Arc<State> {
        Arc::clone(&self.state.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Makes what was committed with this position visible.
    pub(crate) fn publish(&self, position: i64) -> Result<(), IndexError> {
        let _publishing = self.publishing.lock().unwrap_or_else(PoisonError::into_inner);
        self.reader.reload()?;
        let old = self.state();
        let learned = (Arc::clone(&old.weights), Arc::clone(&self.model));
        let state = read(
            &self.reader,
            &self.fields,
            Some(&old),
            learned,
            position,
            old.generation + 1,
        )?;
        *self.state.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(state);
        Ok(())
    }
}

/// Reads the reader's state; segments known from the old one are not read again.
fn read(
    reader: &IndexReader,
    fields: &Fields,
    old: Option<&State>,
    (weights, model): (Arc<Weights>, Arc<Model>),
    position: i64,
    generation: u64,
) -> Result<State, IndexError> {
    let searcher = reader.searcher();
    let mut views = Vec::with_capacity(searcher.segment_readers().len());
    for segment in searcher.segment_readers() {
        let known = old.and_then(|old| {
            let at = old
                .searcher
                .segment_readers()
                .iter()
                .position(|other| other.segment_id() == segment.segment_id())?;
            Some((&old.views[at], old.searcher.segment_reader(u32::try_from(at).ok()?)))
        });
        views.push(match known {
            Some((view, other)) if other.delete_opstamp() == segment.delete_opstamp() => Arc::clone(view),
            Some((view, _)) => Arc::new(View::new(Arc::clone(&view.segment), segment)),
            None => Arc::new(View::new(Arc::new(Segment::read(segment, fields)?), segment)),
        });
    }
    Ok(State {
        searcher,
        views,
        weights,
        model,
        position,
        generation,
        tables: Default::default(),
    })
}

/// The version that a folder says it has.
fn version(folder: &Path) -> Result<u64, IndexError> {
    match fs::read_to_string(folder.join(VERSION)) {
        Ok(text) => {
            u64::from_str_radix(text.trim(), 16).map_err(|_| IndexError::Corrupt(format!("{VERSION} holds no version")))
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Err(IndexError::Missing(folder.to_owned())),
        Err(error) if error.kind() == ErrorKind::InvalidData => {
            Err(IndexError::Corrupt(format!("{VERSION} holds no version")))
        }
        Err(error) => Err(error.into()),
    }
}

/// The position of the last commit on disk.
pub(crate) fn committed(shared: &Shared) -> Result<i64, IndexError> {
    position(&shared.inner, shared.version)
}

/// The position in the payload of the last commit, `version position`.
fn position(inner: &tantivy::Index, version: u64) -> Result<i64, IndexError> {
    let Some(payload) = inner.load_metas().map_err(unreadable)?.payload else {
        return Ok(0);
    };
    let (found, position) = payload
        .split_once(' ')
        .and_then(|(found, position)| Some((u64::from_str_radix(found, 16).ok()?, position.parse().ok()?)))
        .ok_or_else(|| IndexError::Corrupt("the commit holds no position".to_owned()))?;
    if found == version {
        Ok(position)
    } else {
        Err(IndexError::OtherVersion {
            found,
            expected: version,
        })
    }
}

/// What cannot be read of an index that should be there is damage, unless the system says why.
fn unreadable(error: tantivy::TantivyError) -> IndexError {
    match error.into() {
        IndexError::Engine(error) => IndexError::Corrupt(error.to_string()),
        IndexError::Io(error) if error.raw_os_error().is_none() || error.kind() == ErrorKind::NotFound => {
            IndexError::Corrupt(error.to_string())
        }
        other => other,
    }
}

#[cfg(test)]
mod tests;
