//! Tables as CSV, with a byte order mark and without formulas, and as spreadsheets.

use chrono::NaiveDate;
use rust_xlsxwriter::{Format, Workbook};

use super::{decimal, word::Failed};
use crate::domain::reference;

/// By it spreadsheets know UTF-8.
const MARK: &str = "\u{feff}";

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cell {
    /// Nothing.
    Empty,
    /// A text.
    Text(String),
    /// A day.
    Day(NaiveDate),
    /// An amount in minor units of a currency.
    Amount(i64, String),
}

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Sheet {
    /// What it is called.
    pub(crate) name: String,
    /// The heads of its columns.
    pub(crate) columns: Vec<String>,
    /// Its lines.
    pub(crate) rows: Vec<Vec<Cell>>,
}

/// A text that no spreadsheet takes for a formula: whoever wrote it must not run anything at whoever reads it.
fn guarded(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

impl Cell {
    fn text(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => guarded(text),
            Self::Day(day) => day.to_string(),
            Self::Amount(amount, currency) => decimal(*amount, currency),
        }
    }
}

impl Sheet {
    /// As values in lines.
    pub(crate) fn csv(&self) -> Result<Vec<u8>, Failed> {
        let mut writer = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .from_writer(MARK.as_bytes().to_vec());
        writer.write_record(self.columns.iter().map(|column| guarded(column)))?;
        for row in &self.rows {
            writer.write_record(row.iter().map(Cell::text))?;
        }
        writer
            .into_inner()
            .map_err(|error| csv::Error::from(error.into_error()).into())
    }

    /// As a spreadsheet: amounts are numbers, shown with the decimals of their currency.
    pub(crate) fn xlsx(&self) -> Result<Vec<u8>, Failed> {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        let bold = Format::new().set_bold();
        let (day, plain, cents) = (
            Format::new().set_num_format("yyyy-mm-dd"),
            Format::new().set_num_format("#,##0"),
            Format::new().set_num_format("#,##0.00"),
        );
        for (column, head) in (0..).zip(&self.columns) {
            sheet.write_string_with_format(0, column, head, &bold)?;
        }
        for (line, row) in (1..).zip(&self.rows) {
            for (column, cell) in (0..).zip(row) {
                match cell {
                    Cell::Empty => {}
                    Cell::Text(text) => {
                        sheet.write_string(line, column, text)?;
                    }
                    Cell::Day(on) => {
                        sheet.write_string_with_format(line, column, on.to_string(), &day)?;
                    }
                    Cell::Amount(amount, currency) => match exact(*amount, currency) {
                        Some(number) => {
                            let whole = reference::decimals(currency) == Some(0);
                            let format = if whole { &plain } else { &cents };
                            sheet.write_number_with_format(line, column, number, format)?;
                        }
                        // A spreadsheet would round it.
                        None => {
                            sheet.write_string(line, column, decimal(*amount, currency))?;
                        }
                    },
                }
            }
        }
        sheet.autofit();
        sheet.set_freeze_panes(1, 0)?;
        Ok(book.save_to_buffer()?)
    }
}

/// An amount as the number that a spreadsheet holds; none where its 15 digits are not enough.
fn exact(amount: i64, currency: &str) -> Option<f64> {
    (amount.unsigned_abs() < 1_000_000_000_000_000).then(|| decimal(amount, currency).parse().ok())?
}
