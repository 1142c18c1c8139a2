//! Cells that hold a small table: indicators, representative works, intellectual-property rights.
//!
//! In JSON Lines they are lists of objects. In a flat file each line of the cell is an entry, its parts parted by `|`.

use std::str::FromStr;

use qiao_entity::indicator::Operator;
use serde_json::Value;

use super::{is_chinese, is_nothing, number::Decimal, place};
use crate::{
    domain::{
        achievement::IpRight,
        indicator,
        manager::Work,
        problem::{Trouble, shown},
        prose::Prose,
    },
    import::{
        cell::text_of,
        column::Kind,
        names::{IP_KINDS, IP_STATUSES, NECESSITIES, Names, OPERATORS, WORK_KINDS},
        wording::Why,
    },
};

/// The parts of an indicator's line in order.
pub const INDICATOR: [&str; 9] = [
    "name_zh",
    "operator",
    "value",
    "unit",
    "current",
    "necessity",
    "method_zh",
    "name_en",
    "method_en",
];
/// The parts of a work's line in order.
pub const WORK: [&str; 6] = ["kind", "title_zh", "year", "summary_zh", "title_en", "summary_en"];
/// The parts of an intellectual-property right's line in order.
pub const RIGHT: [&str; 5] = ["kind", "number", "status", "territory", "holder"];

/// One entry: its parts by name.
struct Entry(Vec<(String, String)>);

impl Entry {
    fn text(&self, name: &str) -> Option<String> {
        let found = self.0.iter().find(|(part, _)| part == name);
        found.map(|(_, text)| text.clone())
    }

    fn prose(&self, zh: &str, en: &str) -> Prose {
        match (self.text(zh), self.text(en)) {
            // A line without Chinese in the place of the Chinese text is an English one.
            (Some(text), None) if !is_chinese(&text) => Prose::new(None, Some(text)),
            (zh, en) => Prose::new(zh, en),
        }
    }

    fn number(&self, name: &str) -> Result<Option<f64>, Why> {
        self.text(name)
            .filter(|text| !is_nothing(text))
            .map(|text| number(&text))
            .transpose()
    }

    fn coded<T: FromStr>(&self, name: &str, names: &'static Names) -> Result<Option<T>, Why> {
        let given = self.text(name).filter(|text| !is_nothing(text));
        given.map(|given| coded(&given, names)).transpose()
    }

    fn required<T: FromStr>(&self, name: &str, names: &'static Names) -> Result<T, Why> {
        self.coded(name, names)?.ok_or(Trouble::Required.into())
    }
}

fn number(text: &str) -> Result<f64, Why> {
    let number = Decimal::parse(text).map(Decimal::as_f64);
    number
        .filter(|number| number.is_finite())
        .ok_or_else(|| Why::malformed("12.5"))
}

fn coded<T: FromStr>(given: &str, names: &'static Names) -> Result<T, Why> {
    let code = names.code(given).and_then(|code| code.parse().ok());
    code.ok_or(Why::Choice(names))
}

/// Indicators.
pub fn indicators(cell: &Value) -> Result<Vec<indicator::Draft>, Why> {
    each(cell, &INDICATOR, &["value_to"], |entry| {
        let operator = entry.required("operator", &OPERATORS)?;
        let given = entry.text("value").ok_or(Trouble::Required)?;
        let (value, value_to) = match (operator, entry.number("value_to")?) {
            (Operator::Range, None) => {
                let (from, to) = range(&given).ok_or_else(|| Why::malformed("10~20"))?;
                (from, Some(to))
            }
            (_, to) => (number(&given)?, to),
        };
        Ok(indicator::Draft {
            name: entry.prose("name_zh", "name_en"),
            operator,
            value,
            value_to,
            unit: entry.text("unit"),
            current: entry.number("current")?,
            necessity: entry.coded("necessity", &NECESSITIES)?,
            method: entry.prose("method_zh", "method_en"),
        })
    })
}

/// Representative works.
pub fn works(cell: &Value) -> Result<Vec<Work>, Why> {
    each(cell, &WORK, &[], |entry| {
        let year = entry.text("year").filter(|text| !is_nothing(text));
        let year = year.map(|year| {
            let number = Decimal::parse(year.trim_end_matches('年')).and_then(|year| year.in_units(0));
            number
                .and_then(|year| i32::try_from(year).ok())
                .ok_or_else(|| Why::malformed("2024"))
        });
        Ok(Work {
            kind: entry.required("kind", &WORK_KINDS)?,
            title: entry.prose("title_zh", "title_en"),
            summary: entry.prose("summary_zh", "summary_en"),
            year: year.transpose()?,
        })
    })
}

/// Intellectual-property rights.
pub fn rights(cell: &Value) -> Result<Vec<IpRight>, Why> {
    each(cell, &RIGHT, &[], |entry| {
        let territory = entry
            .text("territory")
            .filter(|text| !is_nothing(text))
            .map(|given| place::region(&given).ok_or_else(|| Why::from(Trouble::Unknown { given: shown(&given) })));
        Ok(IpRight {
            kind: entry.required("kind", &IP_KINDS)?,
            number: entry.text("number").filter(|text| !is_nothing(text)),
            status: entry.required("status", &IP_STATUSES)?,
            territory: territory.transpose()?,
            holder: entry.text("holder"),
        })
    })
}

/// The lines of a flat cell as the objects of JSON Lines, with codes for names; empty when they make no sense.
#[must_use]
pub fn objects(kind: Kind, text: &str) -> Value {
    let parts: &[&str] = match kind {
        Kind::Indicators => &INDICATOR,
        Kind::Works => &WORK,
        Kind::Rights => &RIGHT,
        _ => &[],
    };
    let coded = |part: &str, text: String| -> Value {
        let names = match (part, kind) {
            ("operator", _) => &OPERATORS,
            ("necessity", _) => &NECESSITIES,
            ("kind", Kind::Works) => &WORK_KINDS,
            ("kind", _) => &IP_KINDS,
            ("status", _) => &IP_STATUSES,
            ("territory", _) => return place::region(&text).map_or(Value::Null, Value::from),
            ("value" | "current" | "year", _) => return serde_json::from_str(&text).unwrap_or(Value::Null),
            _ => return Value::from(text),
        };
        names.code(&text).map_or(Value::Null, Value::from)
    };
    let entries = text.lines().filter_map(|line| of_line(line, parts).ok());
    let objects = entries.map(|Entry(entry)| {
        let named = entry.into_iter().map(|(part, text)| {
            let value = coded(&part, text);
            (part, value)
        });
        Value::Object(named.collect())
    });
    Value::Array(objects.collect())
}

/// The two ends of a range: `10~20`, `10～20`, `10—20`, `10至20`, `10-20`, `-40~85`.
fn range(text: &str) -> Option<(f64, f64)> {
    let ends = |between: &str| {
        let (from, to) = text.split_once(between)?;
        Some((Decimal::parse(from)?.as_f64(), Decimal::parse(to)?.as_f64()))
    };
    ["~", "～", "—", "–", "至", "…", "..", "-"].into_iter().find_map(ends)
}

/// Reads every entry of a cell; what is wrong names the entry.
fn each<T>(
    cell: &Value,
    parts: &[&str],
    more: &[&str],
    read: impl Fn(&Entry) -> Result<T, Why>,
) -> Result<Vec<T>, Why> {
    let entries = match cell {
        Value::Array(entries) => entries.iter().map(|entry| of_object(entry, parts, more)).collect(),
        Value::String(text) if text.trim_start().starts_with('[') => {
            return match serde_json::from_str(text) {
                Ok(cell @ Value::Array(_)) => each(&cell, parts, more, read),
                Ok(_) => Err(Why::malformed("[{…}]")),
                Err(error) => Err(Why::NotJson(error.to_string())),
            };
        }
        Value::String(text) => text
            .lines()
            .filter(|line| !line.trim().is_empty())
            .map(|line| of_line(line, parts))
            .collect(),
        _ => vec![Err(Why::malformed("[{…}]"))],
    };
    let entries: Vec<Result<Entry, Why>> = entries;
    let read = |entry: Result<Entry, Why>| entry.and_then(|entry| read(&entry));
    let numbered = entries.into_iter().zip(1..);
    numbered
        .map(|(entry, at)| read(entry).map_err(|why| Why::Entry(at, Box::new(why))))
        .collect()
}

fn of_line(line: &str, parts: &[&str]) -> Result<Entry, Why> {
    let cells: Vec<&str> = line.split(['|', '｜']).map(str::trim).collect();
    if let Some(extra) = cells
        .get(parts.len()..)
        .and_then(|extra| extra.iter().find(|cell| !cell.is_empty()))
    {
        return Err(Why::UnknownPart(shown(extra)));
    }
    let named = parts.iter().zip(cells).filter(|(_, cell)| !cell.is_empty());
    Ok(Entry(
        named
            .map(|(part, cell)| ((*part).to_owned(), cell.to_owned()))
            .collect(),
    ))
}

fn of_object(entry: &Value, parts: &[&str], more: &[&str]) -> Result<Entry, Why> {
    let Value::Object(object) = entry else {
        return Err(Why::malformed("{…}"));
    };
    let mut named = Vec::with_capacity(object.len());
    for (part, value) in object {
        if !parts.contains(&part.as_str()) && !more.contains(&part.as_str()) {
            return Err(Why::UnknownPart(shown(part)));
        }
        match text_of(value)? {
            Some(text) if !text.is_empty() => named.push((part.clone(), text)),
            _ => {}
        }
    }
    Ok(Entry(named))
}

#[cfg(test)]
#[path = "lines_tests.rs"]
mod tests;
