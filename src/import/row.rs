//! One row: its cells as the columns understand them, and what is wrong with them.

use std::str::FromStr;

use chrono::NaiveDate;
use serde_json::Value;

use super::{
    column::{Column, Kind},
    value::{self, choice, day, lines, number, number::Decimal, place},
    wording::Why,
};
use crate::domain::{
    achievement::IpRight,
    indicator,
    manager::Work,
    problem::{Trouble, shown},
    prose::Prose,
};

/// What a filled cell says.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell {
    /// A text, a code or a key.
    Text(String),
    /// Texts, codes or keys.
    List(Vec<String>),
    /// A whole number.
    Whole(i64),
    /// An amount in major units.
    Money(Decimal),
    /// A day.
    Day(NaiveDate),
    /// Yes or no.
    Flag(bool),
    /// Indicators.
    Indicators(Vec<indicator::Draft>),
    /// Representative works.
    Works(Vec<Work>),
    /// Intellectual-property rights.
    Rights(Vec<IpRight>),
}

/// What a row says in a column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Given<'a> {
    /// The file has no such column: what is stored stays.
    Absent,
    /// The cell is empty: what is stored goes.
    Empty,
    /// This.
    Filled(&'a Cell),
}

/// Something that keeps a row from going in.
#[derive(Clone, Debug)]
pub struct Failure {
    /// The line or row in the file.
    pub row: u64,
    /// The column's header as the file has it; empty when it is the whole row.
    pub column: String,
    /// The value given, shortened.
    pub value: String,
    /// Why.
    pub why: Why,
}

/// A row as a reader gives it.
#[derive(Debug, Default)]
pub(super) struct RawRow {
    /// The line or row in the file, as people count.
    pub number: u64,
    /// The cells of known columns.
    pub cells: Vec<(&'static Column, Value)>,
    /// What makes the whole row unreadable, with what was there.
    pub broken: Option<(String, Why)>,
}

/// A row whose cells are understood.
#[derive(Debug)]
pub(super) struct Row {
    /// The line or row in the file.
    pub number: u64,
    /// What was given, for the report.
    pub raw: Vec<(&'static Column, Value)>,
    cells: Vec<(&'static str, Option<Cell>)>,
    /// Columns whose cells make no sense; none for the whole row.
    pub wrong: Vec<(Option<&'static Column>, String, Why)>,
}

impl Row {
    /// Understands a row's cells.
    #[must_use]
    pub(super) fn new(raw: RawRow, today: NaiveDate) -> Self {
        let mut row = Self {
            number: raw.number,
            cells: Vec::with_capacity(raw.cells.len()),
            raw: Vec::new(),
            wrong: Vec::new(),
        };
        if let Some((value, why)) = raw.broken {
            row.wrong.push((None, value, why));
        }
        for (column, cell) in &raw.cells {
            match understood(column, cell, today) {
                Ok(cell) => row.cells.push((column.code, cell)),
                Err(why) => row.wrong.push((Some(column), brief(cell), why)),
            }
        }
        row.raw = raw.cells;
        row
    }

    /// What a flat cell says as JSON Lines would have it; the cell as it is when it makes no sense.
    #[must_use]
    pub(super) fn plain(column: &Column, text: &str) -> Value {
        if column.kind.is_table() {
            return lines::objects(column.kind, text);
        }
        match understood(column, &Value::from(text), NaiveDate::MIN) {
            Ok(Some(Cell::List(list))) => Value::from(list),
            Ok(Some(Cell::Whole(number))) => Value::from(number),
            Ok(Some(Cell::Flag(flag))) => Value::from(flag),
            Ok(Some(Cell::Text(text))) => Value::from(text),
            Ok(Some(Cell::Money(amount))) if amount.in_units(0).is_some() => Value::from(amount.in_units(0)),
            _ => Value::from(text),
        }
    }

    /// The value given in a column, shortened for the report.
    #[must_use]
    pub(super) fn given(&self, column: &Column) -> String {
        let cell = self.raw.iter().find(|(known, _)| known.code == column.code);
        cell.map(|(_, cell)| brief(cell)).unwrap_or_default()
    }

    /// The cell of a column.
    #[must_use]
    pub(super) fn cell(&self, code: &str) -> Given<'_> {
        match self.cells.iter().find(|(known, _)| *known == code) {
            None => Given::Absent,
            Some((_, None)) => Given::Empty,
            Some((_, Some(cell))) => Given::Filled(cell),
        }
    }

    /// What a column says; `old` where the file does not speak of it, `empty` where the cell is empty.
    fn take<T>(&self, code: &str, old: T, empty: T, read: impl FnOnce(&Cell) -> Option<T>) -> T {
        match self.cell(code) {
            Given::Absent => old,
            Given::Empty => empty,
            Given::Filled(cell) => read(cell).unwrap_or(old),
        }
    }

    /// A text.
    #[must_use]
    pub(super) fn text(&self, code: &str, old: Option<&String>) -> Option<String> {
        self.take(code, old.cloned(), None, |cell| match cell {
            Cell::Text(text) => Some(Some(text.clone())),
            _ => None,
        })
    }

    /// A text in both languages: the columns `<code>_zh` and `<code>_en`.
    #[must_use]
    pub(super) fn prose(&self, code: &str, old: Option<&Prose>) -> Prose {
        Prose::new(
            self.text(&format!("{code}_zh"), old.and_then(|old| old.zh.as_ref())),
            self.text(&format!("{code}_en"), old.and_then(|old| old.en.as_ref())),
        )
    }

    /// Texts, codes or keys.
    #[must_use]
    pub(super) fn list(&self, code: &str, old: Option<&Vec<String>>) -> Vec<String> {
        self.take(code, old.cloned().unwrap_or_default(), Vec::new(), |cell| match cell {
            Cell::List(list) => Some(list.clone()),
            _ => None,
        })
    }

    /// One member of an enumeration.
    #[must_use]
    pub(super) fn one<T: FromStr>(&self, code: &str, old: Option<T>) -> Option<T> {
        self.take(code, old, None, |cell| match cell {
            Cell::Text(code) => Some(code.parse().ok()),
            _ => None,
        })
    }

    /// Several members of an enumeration.
    #[must_use]
    pub(super) fn many<T: FromStr>(&self, code: &str, old: Option<Vec<T>>) -> Vec<T> {
        self.take(code, old.unwrap_or_default(), Vec::new(), |cell| match cell {
            Cell::List(codes) => Some(codes.iter().filter_map(|code| code.parse().ok()).collect()),
            _ => None,
        })
    }

    /// A whole number.
    #[must_use]
    pub(super) fn whole(&self, code: &str, old: Option<i32>) -> Option<i32> {
        self.take(code, old, None, |cell| match cell {
            // Too great a number stays too great, for the domain to say so.
            Cell::Whole(number) => Some(Some(i32::try_from(*number).unwrap_or(if *number < 0 {
                i32::MIN
            } else {
                i32::MAX
            }))),
            _ => None,
        })
    }

    /// A day.
    #[must_use]
    pub(super) fn day(&self, code: &str, old: Option<NaiveDate>) -> Option<NaiveDate> {
        self.take(code, old, None, |cell| match cell {
            Cell::Day(day) => Some(Some(*day)),
            _ => None,
        })
    }

    /// Yes or no.
    #[must_use]
    pub(super) fn flag(&self, code: &str, old: bool) -> bool {
        self.take(code, old, false, |cell| match cell {
            Cell::Flag(flag) => Some(*flag),
            _ => None,
        })
    }

    /// Indicators.
    #[must_use]
    pub(super) fn indicators(&self, old: Option<&Vec<indicator::Draft>>) -> Vec<indicator::Draft> {
        let old = old.cloned().unwrap_or_default();
        self.take("indicators", old, Vec::new(), |cell| match cell {
            Cell::Indicators(indicators) => Some(indicators.clone()),
            _ => None,
        })
    }

    /// Representative works.
    #[must_use]
    pub(super) fn works(&self, old: Option<&Vec<Work>>) -> Vec<Work> {
        let old = old.cloned().unwrap_or_default();
        self.take("works", old, Vec::new(), |cell| match cell {
            Cell::Works(works) => Some(works.clone()),
            _ => None,
        })
    }

    /// Intellectual-property rights.
    #[must_use]
    pub(super) fn rights(&self, old: Option<&Vec<IpRight>>) -> Vec<IpRight> {
        let old = old.cloned().unwrap_or_default();
        self.take("ip", old, Vec::new(), |cell| match cell {
            Cell::Rights(rights) => Some(rights.clone()),
            _ => None,
        })
    }
}

/// What a cell says under its column; none when it is empty.
fn understood(column: &Column, cell: &Value, today: NaiveDate) -> Result<Option<Cell>, Why> {
    match column.kind {
        Kind::Indicators if is_filled(cell) => return Ok(Some(Cell::Indicators(lines::indicators(cell)?))),
        Kind::Works if is_filled(cell) => return Ok(Some(Cell::Works(lines::works(cell)?))),
        Kind::Rights if is_filled(cell) => return Ok(Some(Cell::Rights(lines::rights(cell)?))),
        _ => {}
    }
    if let Value::Array(entries) = cell {
        return listed(column, entries);
    }
    let Some(text) = text_of(cell)?.filter(|text| !text.is_empty()) else {
        return Ok(None);
    };
    // A dash in a text is a text; elsewhere it says that there is nothing.
    let is_text = matches!(
        column.kind,
        Kind::Key | Kind::Text(_) | Kind::Flag | Kind::One(_) | Kind::Many(_)
    );
    if !is_text && value::is_nothing(&text) {
        return Ok(None);
    }
    let unknown = |given: &str| Why::from(Trouble::Unknown { given: shown(given) });
    let codes = |code: &dyn Fn(&str) -> Option<String>| {
        value::codes(&text, code)
            .map(Cell::List)
            .map_err(|given| unknown(&given))
    };
    let read = match column.kind {
        Kind::Key | Kind::Text(_) | Kind::Reference(_) => Cell::Text(text),
        Kind::Words | Kind::References(_) => Cell::List(value::entries(&text)),
        Kind::One(names) => match names.code(&text) {
            Some(code) => Cell::Text(code.to_owned()),
            None if value::is_nothing(&text) => return Ok(None),
            None => return Err(Why::Choice(names)),
        },
        Kind::Many(names) => match value::codes(&text, |name| names.code(name).map(str::to_owned)) {
            Ok(codes) => Cell::List(codes),
            Err(_) if value::is_nothing(&text) => return Ok(None),
            Err(_) => return Err(Why::Choice(names)),
        },
        Kind::Fields => codes(&choice::field)?,
        Kind::Industries => codes(&choice::industry)?,
        Kind::Languages => codes(&choice::language)?,
        Kind::Region => place::region(&text).map(Cell::Text).ok_or_else(|| unknown(&text))?,
        Kind::Currency => choice::currency(&text).map(Cell::Text).ok_or_else(|| unknown(&text))?,
        Kind::Whole => {
            let whole = Decimal::parse(&text).and_then(|number| number.in_units(0));
            Cell::Whole(whole.ok_or_else(|| Why::malformed("6"))?)
        }
        Kind::Money => number::amount(&text)
            .map(Cell::Money)
            .ok_or_else(|| Why::malformed("800000, 80万"))?,
        Kind::Day => {
            let serial = cell.as_f64().and_then(day::of_serial);
            let day = serial.or_else(|| day::parse(&text, today));
            Cell::Day(day.ok_or_else(|| Why::malformed("2027-06-30, 2027/6/30, +180d"))?)
        }
        Kind::Flag => Cell::Flag(choice::flag(&text).ok_or_else(|| Why::malformed("是 / 否, yes / no"))?),
        Kind::Indicators | Kind::Works | Kind::Rights => return Ok(None),
    };
    Ok(Some(read))
}

fn is_filled(cell: &Value) -> bool {
    !cell.is_null() && cell.as_str().is_none_or(|text| !text.trim().is_empty())
}

/// A list of JSON Lines: its entries are taken as they are, none is split.
fn listed(column: &Column, entries: &[Value]) -> Result<Option<Cell>, Why> {
    let code = |given: &str| -> Option<String> {
        match column.kind {
            Kind::Many(names) => names.code(given).map(str::to_owned),
            Kind::Fields => choice::field(given),
            Kind::Industries => choice::industry(given),
            Kind::Languages => choice::language(given),
            _ => Some(given.to_owned()),
        }
    };
    if !matches!(
        column.kind,
        Kind::Words | Kind::References(_) | Kind::Many(_) | Kind::Fields | Kind::Industries | Kind::Languages
    ) {
        return Err(Why::malformed("\"…\""));
    }
    let mut list = Vec::with_capacity(entries.len());
    for entry in entries {
        let given = text_of(entry)?.unwrap_or_default();
        list.push(code(&given).ok_or_else(|| Why::from(Trouble::Unknown { given: shown(&given) }))?);
    }
    Ok(Some(Cell::List(list)))
}

/// A cell as text, without blanks around it; none for nothing.
pub(super) fn text_of(cell: &Value) -> Result<Option<String>, Why> {
    match cell {
        Value::Null => Ok(None),
        Value::String(text) => {
            let text = text.trim();
            Ok(Some(if text.contains('\r') {
                text.replace("\r\n", "\n")
            } else {
                text.to_owned()
            }))
        }
        Value::Number(number) => {
            let text = number.to_string();
            Ok(Some(text.strip_suffix(".0").unwrap_or(&text).to_owned()))
        }
        Value::Bool(flag) => Ok(Some(flag.to_string())),
        Value::Array(_) | Value::Object(_) => Err(Why::malformed("\"…\"")),
    }
}

/// A cell as the report shows it.
fn brief(cell: &Value) -> String {
    match cell {
        Value::Null => String::new(),
        Value::String(text) => shown(text.trim()),
        other => shown(&other.to_string()),
    }
}

#[cfg(test)]
#[path = "row_tests.rs"]
mod tests;
#[cfg(test)]
pub(super) use tests::any_row;
