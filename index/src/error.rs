//! What can go wrong with an index; a caller decides by the variant, a person reads the message.

use std::path::PathBuf;

use tantivy::TantivyError;
use tantivy::directory::error::{LockError, OpenReadError};

/// Why an operation on the index failed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum IndexError {
    /// There is no index in the folder: create one and fill it.
    #[error("there is no index in {}", .0.display())]
    Missing(PathBuf),
    /// There is an index in the folder already; it is opened, not created.
    #[error("there is an index in {} already", .0.display())]
    Exists(PathBuf),
    /// The files cannot be read as an index: build a new folder from the database.
    #[error("the index is damaged: {0}")]
    Corrupt(String),
    /// The folder was built with another schema, dictionary or synonyms: build a new folder.
    #[error("the index has version {found:016x}, this program needs {expected:016x}")]
    OtherVersion {
        /// The version found in the folder.
        found: u64,
        /// The version of this program's schema and of the analyzer given.
        expected: u64,
    },
    /// Another writer holds the folder.
    #[error("another process writes to this index")]
    Busy,
    /// An earlier write failed; [`Writer::recover`](crate::Writer::recover) comes first.
    #[error("an earlier write failed; recover first")]
    Broken,
    /// The folder cannot be read or written (permissions, a full disk, …).
    #[error("cannot read or write the index: {0}")]
    Io(#[from] std::io::Error),
    /// A line of the dictionary or of the synonyms cannot be understood.
    #[error("{file}, line {line}: {reason}")]
    Terms {
        /// Which of the two inputs: `terms` or `synonyms`.
        file: &'static str,
        /// Line number, from 1.
        line: usize,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// The engine below failed in a way that has no name here.
    #[error("the search engine failed: {0}")]
    Engine(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl From<TantivyError> for IndexError {
    fn from(error: TantivyError) -> Self {
        match error {
            TantivyError::IoError(error) | TantivyError::LockFailure(LockError::IoError(error), _) => {
                Self::Io(copy(&error))
            }
            TantivyError::LockFailure(LockError::LockBusy, _) => Self::Busy,
            TantivyError::DataCorruption(_) | TantivyError::IncompatibleIndex(_) => Self::Corrupt(error.to_string()),
            TantivyError::OpenReadError(error) => error.into(),
            other => Self::Engine(Box::new(other)),
        }
    }
}

impl From<OpenReadError> for IndexError {
    fn from(error: OpenReadError) -> Self {
        match error {
            OpenReadError::IoError { io_error, .. } => Self::Io(copy(&io_error)),
            OpenReadError::FileDoesNotExist(_) | OpenReadError::IncompatibleIndex(_) => {
                Self::Corrupt(error.to_string())
            }
        }
    }
}

/// An I/O error that others hold too, as an own one of the same kind and text.
fn copy(error: &std::io::Error) -> std::io::Error {
    error.raw_os_error().map_or_else(
        || std::io::Error::new(error.kind(), error.to_string()),
        std::io::Error::from_raw_os_error,
    )
}
