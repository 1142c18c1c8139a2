//! Spreadsheets. The rows of XLSX are read one by one; older formats are read whole.

use calamine::{Data, Reader, Sheets, open_workbook_auto};

use super::{
    ImportError, Source, Value, Why,
    matcher::{Header, Sink, Stop},
};

pub(super) fn read(source: &Source, sheet: Option<&str>, sink: &mut Sink) -> Result<(), Stop> {
    let failed = |cause: String| ImportError::Sheet {
        path: source.path().to_owned(),
        cause,
    };
    let mut book = open_workbook_auto(source.path()).map_err(|error| failed(error.to_string()))?;
    let there = book.sheet_names();
    let name = match sheet {
        None => there.first().cloned().unwrap_or_default(),
        Some(wanted) if there.iter().any(|name| name == wanted) => wanted.to_owned(),
        Some(wanted) => {
            let wanted = wanted.to_owned();
            let path = source.path().to_owned();
            return Err(ImportError::NoSheet { path, wanted, there }.into());
        }
    };
    let mut table = Table {
        source,
        sink,
        header: None,
        number: 0,
        cells: Vec::new(),
    };
    match &mut book {
        Sheets::Xlsx(book) => {
            let mut cells = book
                .worksheet_cells_reader(&name)
                .map_err(|error| failed(error.to_string()))?;
            table.sink.total = u64::from(cells.dimensions().end.0) + 1;
            while let Some(cell) = cells.next_cell().map_err(|error| failed(error.to_string()))? {
                let (row, column) = cell.get_position();
                table.cell(row, column, &Data::from(cell.get_value().clone()))?;
            }
        }
        book => {
            let range = book.worksheet_range(&name).map_err(|error| failed(error.to_string()))?;
            let (first, left) = range.start().unwrap_or_default();
            table.sink.total = u64::from(range.end().unwrap_or_default().0) + 1;
            for (row, column, cell) in range.used_cells() {
                let offset = |at: usize, start: u32| u32::try_from(at).unwrap_or(u32::MAX).saturating_add(start);
                table.cell(offset(row, first), offset(column, left), cell)?;
            }
        }
    }
    table.end()
}

/// Gathers cells to rows.
struct Table<'a> {
    source: &'a Source,
    sink: &'a mut Sink,
    header: Option<Header>,
    number: u32,
    cells: Vec<(usize, Value)>,
}

impl Table<'_> {
    fn cell(&mut self, row: u32, column: u32, cell: &Data) -> Result<(), Stop> {
        if row != self.number {
            self.row()?;
            self.number = row;
        }
        if !matches!(cell, Data::Empty) {
            self.cells.push((column as usize, value(cell)));
        }
        Ok(())
    }

    /// Ends a row: the first filled one is the header.
    fn row(&mut self) -> Result<(), Stop> {
        let mut cells = std::mem::take(&mut self.cells);
        if cells.is_empty() {
            return Ok(());
        }
        let Some(header) = &self.header else {
            let width = cells.iter().map(|(at, _)| at + 1).max().unwrap_or_default();
            let mut names = vec![String::new(); width];
            for (at, cell) in cells {
                names[at] = cell.as_str().map(str::to_owned).unwrap_or_default();
            }
            self.header = Some(Header::new(&mut self.sink.matcher, self.source.path(), &names)?);
            return Ok(());
        };
        // Notes beside the table are no cells of it.
        cells.retain(|(at, _)| *at < header.width());
        let number = u64::from(self.number) + 1;
        let error = cells
            .iter()
            .find(|(_, cell)| cell.is_object())
            .map(|(_, cell)| cell.to_string());
        let mut row = header.row(number, cells.into_iter());
        if let Some(error) = error {
            row.broken = Some((error, Why::SheetError));
        }
        self.sink.done = number;
        self.sink.take(row)
    }

    fn end(mut self) -> Result<(), Stop> {
        self.row()?;
        if self.header.is_none() {
            Header::new(&mut self.sink.matcher, self.source.path(), &[])?;
        }
        self.sink.done = self.sink.total;
        self.sink.flush()
    }
}

/// A cell as JSON would have it; an error becomes an object, which no cell is.
fn value(cell: &Data) -> Value {
    match cell {
        Data::Empty => Value::Null,
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => Value::String(text.clone()),
        Data::Int(number) => Value::from(*number),
        Data::Float(number) => whole(*number),
        Data::Bool(flag) => Value::Bool(*flag),
        Data::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            Value::String(format!("{year:04}-{month:02}-{day:02}"))
        }
        Data::Error(error) => serde_json::json!({ "error": error.to_string() }),
    }
}

/// A number; a whole one without a point, as it was typed.
fn whole(number: f64) -> Value {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "whole and within the bounds just checked"
    )]
    if number.fract() == 0.0 && number.abs() < 1e15 {
        Value::from(number as i64)
    } else {
        Value::from(number)
    }
}
