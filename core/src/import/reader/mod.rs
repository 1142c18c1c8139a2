//! Reading files: each format gives rows with the number that people see, in chunks, on a thread of its own.

mod delimited;
mod encoding;
mod json_lines;
mod matcher;
mod sheet;

use std::{
    collections::BTreeSet,
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
};

use chrono::NaiveDate;
pub(super) use encoding::Survey;
use matcher::{Matcher, Sink, Stop};
use serde_json::Value;
use tokio::sync::mpsc::Sender;

use super::{
    Content,
    column::Column,
    error::ImportError,
    row::{RawRow, Row},
    wording::Why,
};

/// Where rows come from.
#[derive(Clone, Debug)]
pub enum Source {
    /// A file.
    File(PathBuf),
    /// JSON Lines that the program carries with it.
    Embedded {
        /// The name that the report would show.
        name: &'static str,
        /// The lines.
        text: &'static str,
    },
}

impl Source {
    /// The path, or the name of what is embedded.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Self::File(path) => path,
            Self::Embedded { name, .. } => Path::new(name),
        }
    }

    fn open(&self) -> Result<Box<dyn Read>, ImportError> {
        Ok(match self {
            Self::File(path) => Box::new(File::open(path).map_err(|cause| self.failed(cause))?),
            Self::Embedded { text, .. } => Box::new(text.as_bytes()),
        })
    }

    fn failed(&self, cause: io::Error) -> ImportError {
        ImportError::File {
            path: self.path().to_owned(),
            cause,
        }
    }

    fn form(&self) -> Result<Form, ImportError> {
        let extension = self.path().extension().and_then(|extension| extension.to_str());
        match extension.unwrap_or_default().to_ascii_lowercase().as_str() {
            "csv" | "tsv" | "txt" => Ok(Form::Delimited),
            "jsonl" | "ndjson" | "json" => Ok(Form::JsonLines),
            "xlsx" | "xlsm" | "xls" | "ods" => Ok(Form::Sheet),
            _ => Err(ImportError::Format {
                path: self.path().to_owned(),
            }),
        }
    }

    /// Reads the file once: what it is, told by its content, and how its text is written.
    pub fn survey(&self, content: Content, sheet: Option<&str>) -> Result<Survey, ImportError> {
        self.form()?;
        let kind = format!("{}\u{0}{}\u{0}", content.name(), sheet.unwrap_or_default());
        Survey::of(self.open()?, &kind).map_err(|cause| self.failed(cause))
    }
}

#[derive(Clone, Copy, Debug)]
enum Form {
    Delimited,
    JsonLines,
    Sheet,
}

/// Some rows, and how far they bring us.
#[derive(Debug)]
pub(super) struct Chunk {
    /// The rows.
    pub rows: Vec<Row>,
    /// How much of the file is behind them; bytes or rows, as `total`.
    pub done: u64,
    /// How much there is.
    pub total: u64,
    /// Headers that no column is called by, as far as they were seen.
    pub ignored: BTreeSet<String>,
}

/// Reads a file to its end; whoever receives may stop listening.
pub(super) fn read(
    source: &Source,
    survey: &Survey,
    content: Content,
    sheet: Option<&str>,
    size: usize,
    today: NaiveDate,
    send: Sender<Result<Chunk, ImportError>>,
) {
    let mut sink = Sink {
        matcher: Matcher::new(content),
        rows: Vec::with_capacity(size),
        size,
        today,
        done: 0,
        total: 0,
        send,
    };
    let done = source.form().map_err(Stop::from).and_then(|form| match form {
        Form::Delimited => delimited::read(source, survey, &mut sink),
        Form::JsonLines => json_lines::read(source, survey, &mut sink),
        Form::Sheet => sheet::read(source, sheet, &mut sink),
    });
    match done {
        Ok(()) | Err(Stop::NobodyListens) => {}
        Err(Stop::Failed(error)) => drop(sink.send.blocking_send(Err(error))),
    }
}

impl From<PathBuf> for Source {
    fn from(path: PathBuf) -> Self {
        Self::File(path)
    }
}

impl From<&Path> for Source {
    fn from(path: &Path) -> Self {
        Self::File(path.to_owned())
    }
}
