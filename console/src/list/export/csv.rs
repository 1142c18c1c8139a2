//! A list as CSV, which spreadsheets open as it is: with a byte order mark, and without formulas.

use super::{Cell, Sheet};

/// By it spreadsheets know UTF-8.
const MARK: &str = "\u{feff}";

/// The file.
pub(crate) fn write(sheet: &Sheet) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(MARK.as_bytes().to_vec());
    writer.write_record(sheet.columns.iter().map(|column| guarded(column)))?;
    for row in &sheet.rows {
        writer.write_record(row.iter().map(text))?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}

fn text(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) | Cell::Name(text) => guarded(text),
        Cell::Badge(badge) => guarded(&badge.text),
        Cell::Number(number) => number.to_string(),
        Cell::Score(score) => format!("{score:.3}"),
        Cell::Amount(money) => money.decimal(),
        Cell::Day(day) => day.to_string(),
        Cell::Moment(moment) => moment.format("%Y-%m-%dT%H:%M:%SZ").to_string(),
    }
}

/// A text that no spreadsheet takes for a formula: whoever wrote it must not run anything at whoever reads it.
fn guarded(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{piece::Money, schema::Whole};

    fn amount(minor_units: i64, currency: &str) -> Cell {
        Cell::Amount(Money {
            minor_units: Whole(minor_units),
            currency: currency.to_owned(),
        })
    }

    #[test]
    fn texts_cannot_be_formulas_and_numbers_stay_numbers() {
        let sheet = Sheet {
            title: String::new(),
            columns: vec!["标题".to_owned(), "预算".to_owned()],
            rows: vec![
                vec![Cell::Name("=HYPERLINK(\"http://x\")".to_owned()), amount(-50, "CNY")],
                vec![Cell::text("a, \"b\"\n行"), amount(8_000_000, "CNY")],
                vec![Cell::Empty, Cell::Number(-3)],
                vec![Cell::Score(38.97), amount(1_234, "JPY")],
            ],
            about: Vec::new(),
        };
        let written = String::from_utf8(write(&sheet).expect("a file")).expect("UTF-8");
        assert_eq!(
            written,
            "\u{feff}标题,预算\r\n\"'=HYPERLINK(\"\"http://x\"\")\",-0.50\r\n\"a, \"\"b\"\"\n行\",80000.00\r\n,-3\r\n38.970,1234\r\n"
        );
    }
}
