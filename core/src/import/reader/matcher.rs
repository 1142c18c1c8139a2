//! Headers to columns, and rows to chunks.

use std::collections::{BTreeSet, HashMap};

use super::{Chunk, Column, Content, ImportError, NaiveDate, RawRow, Row, Sender, Value, Why};
use crate::{
    domain::problem::shown,
    import::column::{Kind, column_of, columns},
};

/// Most headers that are remembered: a JSON Lines file may have others in every line.
const MOST_HEADERS: usize = 1_000;
/// Most unknown headers that are told.
const MOST_IGNORED: usize = 50;

/// Knows which column a header means.
#[derive(Debug)]
pub(super) struct Matcher {
    content: Content,
    known: HashMap<String, Option<&'static Column>>,
    ignored: BTreeSet<String>,
}

impl Matcher {
    pub(super) fn new(content: Content) -> Self {
        Self {
            content,
            known: HashMap::new(),
            ignored: BTreeSet::new(),
        }
    }

    /// The column of a header; an unknown header is noted.
    pub(super) fn column(&mut self, header: &str) -> Option<&'static Column> {
        if let Some(known) = self.known.get(header) {
            return *known;
        }
        let column = column_of(self.content, header);
        if column.is_none() && !header.trim().is_empty() && self.ignored.len() < MOST_IGNORED {
            self.ignored.insert(shown(header.trim()));
        }
        if self.known.len() < MOST_HEADERS {
            self.known.insert(header.to_owned(), column);
        }
        column
    }
}

/// Why reading ends before the end.
#[derive(Debug)]
pub(super) enum Stop {
    NobodyListens,
    Failed(ImportError),
}

impl From<ImportError> for Stop {
    fn from(error: ImportError) -> Self {
        Self::Failed(error)
    }
}

/// Takes rows and hands them on in chunks.
pub(super) struct Sink {
    pub(super) matcher: Matcher,
    pub(super) rows: Vec<Row>,
    pub(super) size: usize,
    pub(super) today: NaiveDate,
    pub(super) done: u64,
    pub(super) total: u64,
    pub(super) send: Sender<Result<Chunk, ImportError>>,
}

impl Sink {
    /// Takes a row; one without any filled cell is no row.
    pub(super) fn take(&mut self, row: RawRow) -> Result<(), Stop> {
        let filled = |cell: &Value| match cell {
            Value::Null => false,
            Value::String(text) => !text.trim().is_empty(),
            _ => true,
        };
        if row.broken.is_none() && !row.cells.iter().any(|(_, cell)| filled(cell)) {
            return Ok(());
        }
        self.rows.push(Row::new(row, self.today));
        if self.rows.len() >= self.size {
            self.flush()?;
        }
        Ok(())
    }

    /// Hands on what is there.
    pub(super) fn flush(&mut self) -> Result<(), Stop> {
        let chunk = Chunk {
            rows: std::mem::replace(&mut self.rows, Vec::with_capacity(self.size)),
            done: self.done,
            total: self.total,
            ignored: self.matcher.ignored.clone(),
        };
        self.send.blocking_send(Ok(chunk)).map_err(|_| Stop::NobodyListens)
    }
}

/// The header of a flat file.
#[derive(Debug)]
pub(super) struct Header(Vec<Option<&'static Column>>);

impl Header {
    /// Reads the header; what identifies a record must be there, and nothing twice.
    pub(super) fn new(matcher: &mut Matcher, path: &std::path::Path, cells: &[String]) -> Result<Self, ImportError> {
        let mut header: Vec<Option<&'static Column>> = Vec::with_capacity(cells.len());
        for cell in cells {
            let column = matcher.column(cell);
            if let Some(column) = column
                && header.iter().flatten().any(|known| known.code == column.code)
            {
                return Err(ImportError::HeaderTwice {
                    path: path.to_owned(),
                    header: shown(cell.trim()),
                });
            }
            header.push(column);
        }
        let identifies = |column: &&Column| column.required && matches!(column.kind, Kind::Key | Kind::Reference(_));
        let has = |wanted: &Column| header.iter().flatten().any(|column| column.code == wanted.code);
        // Of the references only those of a noun without a key of its own identify it.
        let keyed = columns(matcher.content)
            .iter()
            .any(|column| matches!(column.kind, Kind::Key));
        let missing = columns(matcher.content)
            .iter()
            .filter(identifies)
            .filter(|column| !keyed || matches!(column.kind, Kind::Key))
            .find(|column| !has(column));
        match missing {
            None => Ok(Self(header)),
            Some(column) => Err(ImportError::Header {
                path: path.to_owned(),
                missing: format!("{} / {} / {}", column.code, column.zh, column.en),
                noun: matcher.content.name(),
            }),
        }
    }

    /// How many columns there are, known or not.
    pub(super) fn width(&self) -> usize {
        self.0.len()
    }

    /// A row under this header.
    pub(super) fn row(&self, number: u64, cells: impl Iterator<Item = (usize, Value)>) -> RawRow {
        let mut row = RawRow {
            number,
            ..RawRow::default()
        };
        for (at, cell) in cells {
            match self.0.get(at) {
                Some(Some(column)) => {
                    if matches!(&cell, Value::String(text) if text.contains('\u{fffd}')) {
                        row.broken = Some((cell.as_str().map(shown).unwrap_or_default(), Why::NotText));
                    }
                    row.cells.push((column, cell));
                }
                Some(None) => {}
                None => {
                    if let Value::String(text) = &cell
                        && !text.trim().is_empty()
                    {
                        row.broken = Some((shown(text), Why::MoreCells));
                    }
                }
            }
        }
        row
    }
}
