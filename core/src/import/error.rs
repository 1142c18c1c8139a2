//! Why an import could not be done at all; a wrong row is in the report instead.

use std::path::PathBuf;

use crate::error::Error;

/// Why an import could not be done at all.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file cannot be read.
    #[error("cannot read {}: {cause}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
    /// The file is in no format that is known.
    #[error("{}: not a CSV, XLSX or JSON Lines file; the name must end in .csv, .tsv, .txt, .xlsx, .xls or .jsonl", path.display())]
    Format {
        /// The file.
        path: PathBuf,
    },
    /// The spreadsheet cannot be read.
    #[error("{}: the spreadsheet cannot be read: {cause}", path.display())]
    Sheet {
        /// The file.
        path: PathBuf,
        /// What the parser said.
        cause: String,
    },
    /// There is no sheet of that name.
    #[error("{}: no sheet “{wanted}”; there are: {}", path.display(), there.join(", "))]
    NoSheet {
        /// The file.
        path: PathBuf,
        /// The sheet asked for.
        wanted: String,
        /// The sheets that there are.
        there: Vec<String>,
    },
    /// The first row is no header that we know.
    #[error("{}: the first row has no column “{missing}”; `qiao import --template {noun}` writes a file with the right header", path.display())]
    Header {
        /// The file.
        path: PathBuf,
        /// The column that is needed and missing.
        missing: String,
        /// The noun on the command line.
        noun: &'static str,
    },
    /// Two headers mean the same column.
    #[error("{}: the column “{header}” stands twice", path.display())]
    HeaderTwice {
        /// The file.
        path: PathBuf,
        /// The second header.
        header: String,
    },
    /// The report cannot be written.
    #[error("cannot write the report {}: {cause}", path.display())]
    Report {
        /// The report.
        path: PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
    /// The service cannot do it now. Running the import again continues behind the last batch.
    #[error("the import stopped: {0}; run it again and it continues where it was")]
    Fault(#[from] Error),
}
