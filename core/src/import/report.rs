//! What became of an import: counts, and a file with every row that did not go in.

use std::{
    fs::{File, OpenOptions},
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use super::{Content, error::ImportError, row::Failure};

/// How many rows became what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// New records.
    pub created: u64,
    /// Records that say something else now.
    pub updated: u64,
    /// Records that said it already.
    pub unchanged: u64,
    /// Rows that did not go in.
    pub failed: u64,
}

impl Counts {
    /// All rows.
    #[must_use]
    pub fn rows(self) -> u64 {
        self.created + self.updated + self.unchanged + self.failed
    }

    pub(super) fn add(&mut self, more: Self) {
        self.created += more.created;
        self.updated += more.updated;
        self.unchanged += more.unchanged;
        self.failed += more.failed;
    }
}

/// What became of an import.
#[derive(Clone, Debug)]
pub struct Report {
    /// What the file holds.
    pub content: Content,
    /// The file.
    pub file: PathBuf,
    /// What became of the rows that this run looked at.
    pub counts: Counts,
    /// Rows that an earlier run, which was cut short, had done.
    pub done_before: u64,
    /// Headers that no column is called by, and that were left out.
    pub ignored: Vec<String>,
    /// The first rows that did not go in.
    pub failures: Vec<Failure>,
    /// The file with all of them, if there are any.
    pub report: Option<PathBuf>,
    /// The position of the change log behind the last change.
    pub position: i64,
    /// Keys of records that a dry run would have stored; references of the next file may name them.
    pub promised: Vec<(Content, String)>,
}

/// Failures that are kept for the screen.
const KEPT: usize = 20;

/// Writes the report file, which begins to exist with its first row.
#[derive(Debug)]
pub(super) struct Writer {
    path: Option<PathBuf>,
    append: bool,
    name: String,
    csv: Option<csv::Writer<File>>,
    pub(super) kept: Vec<Failure>,
}

impl Writer {
    /// A report at this path, if one is wanted; `append` goes on with that of a run that was cut short.
    pub(super) fn new(path: Option<PathBuf>, append: bool, file: &Path) -> Self {
        Self {
            path,
            append,
            name: file
                .file_name()
                .map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default(),
            csv: None,
            kept: Vec::new(),
        }
    }

    /// Removes the report of an earlier run: it says nothing about this one.
    pub(super) fn clear(&self) -> Result<(), ImportError> {
        match &self.path {
            Some(path) if !self.append => match std::fs::remove_file(path) {
                Err(cause) if cause.kind() != io::ErrorKind::NotFound => Err(ImportError::Report {
                    path: path.clone(),
                    cause,
                }),
                _ => Ok(()),
            },
            _ => Ok(()),
        }
    }

    /// The report's path, if it was written.
    pub(super) fn written(&self) -> Option<PathBuf> {
        self.csv.is_some().then(|| self.path.clone()).flatten()
    }

    /// Writes failures and has them on disk.
    pub(super) fn write(&mut self, failures: &[Failure]) -> Result<(), ImportError> {
        let room = KEPT.saturating_sub(self.kept.len());
        self.kept.extend(failures.iter().take(room).cloned());
        let Some(path) = self.path.clone() else { return Ok(()) };
        if failures.is_empty() {
            return Ok(());
        }
        self.lines(&path, failures)
            .map_err(|cause| ImportError::Report { path, cause })
    }

    fn lines(&mut self, path: &Path, failures: &[Failure]) -> io::Result<()> {
        let mut csv = match self.csv.take() {
            Some(csv) => csv,
            None => begin(path, self.append)?,
        };
        for failure in failures {
            csv.write_record([
                &self.name,
                &failure.row.to_string(),
                &defused(&failure.column),
                &defused(&failure.value),
                failure.why.code(),
                &defused(&failure.why.zh()),
                &defused(&failure.why.en()),
            ])?;
        }
        csv.flush()?;
        self.csv = Some(csv);
        Ok(())
    }
}

fn begin(path: &Path, append: bool) -> io::Result<csv::Writer<File>> {
    let mut file = if append {
        OpenOptions::new().create(true).append(true).open(path)?
    } else {
        File::create(path)?
    };
    let is_new = file.metadata()?.len() == 0;
    if is_new {
        // With the mark Excel takes it for UTF-8.
        file.write_all("\u{feff}".as_bytes())?;
    }
    let mut csv = csv::Writer::from_writer(file);
    if is_new {
        csv.write_record(["file", "row", "column", "value", "code", "原因", "reason"])?;
    }
    Ok(csv)
}

/// A cell that no spreadsheet takes for a formula.
fn defused(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}
