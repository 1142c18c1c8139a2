//! A list as XLSX: numbers and dates are such, and a second sheet says what the first one holds.

use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use super::{Cell, Sheet};

/// Letters of a cell, at most, as the format has it.
const LETTERS: usize = 32_767;

/// Letters of a sheet's name, at most, as the format has it; and those that it may not have.
const NAME: usize = 31;
const NOT_IN_NAMES: [char; 7] = ['[', ']', ':', '*', '?', '/', '\\'];

struct Formats {
    head: Format,
    day: Format,
    moment: Format,
    amount: Format,
    whole: Format,
    score: Format,
}

/// The file; `about` is the name of the second sheet.
pub(super) fn write(sheet: &Sheet, about: &str) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let formats = Formats {
        head: Format::new().set_bold(),
        day: Format::new().set_num_format("yyyy-mm-dd"),
        moment: Format::new().set_num_format("yyyy-mm-dd hh:mm"),
        amount: Format::new().set_num_format("#,##0.00"),
        whole: Format::new().set_num_format("#,##0"),
        score: Format::new().set_num_format("0.0"),
    };
    rows(book.add_worksheet(), sheet, &formats)?;
    let page = book.add_worksheet();
    page.set_name(about)?;
    for (row, (name, value)) in (0..).zip(&sheet.about) {
        page.write_string_with_format(row, 0, name, &formats.head)?;
        page.write_string(row, 1, value)?;
    }
    page.set_column_width(0, 24)?.set_column_width(1, 60)?;
    book.save_to_buffer()
}

fn rows(page: &mut Worksheet, sheet: &Sheet, formats: &Formats) -> Result<(), XlsxError> {
    page.set_name(named(&sheet.title))?;
    for (column, title) in (0..).zip(&sheet.columns) {
        page.write_string_with_format(0, column, title, &formats.head)?;
        page.set_column_width(column, if column == 0 { 48 } else { 18 })?;
    }
    for (row, cells) in (1..).zip(&sheet.rows) {
        for (column, cell) in (0..).zip(cells) {
            write_cell(page, row, column, cell, formats)?;
        }
    }
    page.set_freeze_panes(1, 1)?;
    let last = u16::try_from(sheet.columns.len()).unwrap_or(1).saturating_sub(1);
    page.autofilter(0, 0, u32::try_from(sheet.rows.len()).unwrap_or_default(), last)?;
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "the format knows no other numbers")]
fn write_cell(page: &mut Worksheet, row: u32, column: u16, cell: &Cell, formats: &Formats) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => return Ok(()),
        // Strings are strings here: none of them becomes a formula or a link.
        Cell::Text(text) | Cell::Name(text) => page.write_string(row, column, short(text))?,
        Cell::Badge(badge) => page.write_string(row, column, short(&badge.text))?,
        Cell::Number(number) => page.write_number(row, column, *number as f64)?,
        Cell::Score(score) => page.write_number_with_format(row, column, *score, &formats.score)?,
        Cell::Amount(money) => {
            let (amount, zeros) = (money.minor_units.0 as f64, money.zeros());
            let format = if zeros == 0 { &formats.whole } else { &formats.amount };
            page.write_number_with_format(row, column, amount / 10_f64.powi(zeros), format)?
        }
        Cell::Day(day) => page.write_datetime_with_format(row, column, day, &formats.day)?,
        Cell::Moment(moment) => page.write_datetime_with_format(row, column, moment.naive_utc(), &formats.moment)?,
    };
    Ok(())
}

/// A name that a sheet may have.
fn named(title: &str) -> String {
    title.replace(NOT_IN_NAMES, " ").chars().take(NAME).collect()
}

fn short(text: &str) -> String {
    text.chars().take(LETTERS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_title_names_a_sheet_and_a_file_is_made() {
        let title = "Needs: [all] that wait for a matchmaker / 等待对接的需求";
        assert_eq!(named(title), "Needs   all  that wait for a ma");
        let sheet = Sheet {
            title: title.to_owned(),
            columns: vec!["=1+1".to_owned()],
            rows: vec![vec![Cell::text("=1+1")], vec![Cell::Score(1.5)]],
            about: vec![("a".to_owned(), "b".to_owned())],
        };
        let bytes = write(&sheet, "About").expect("a file");
        assert!(bytes.starts_with(b"PK"));
    }
}
