//! What one cell means under its column.

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

/// What a cell says under its column; none when it is empty.
pub(super) fn understood(column: &Column, cell: &Value, today: NaiveDate) -> Result<Option<Cell>, Why> {
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
pub(super) fn brief(cell: &Value) -> String {
    match cell {
        Value::Null => String::new(),
        Value::String(text) => shown(text.trim()),
        other => shown(&other.to_string()),
    }
}
