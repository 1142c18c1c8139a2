//! One row: its cells as the columns understand them, and what is wrong with them.

use std::str::FromStr;

use chrono::NaiveDate;
use serde_json::Value;

use super::{
    cell::{Cell, brief, understood},
    column::Column,
    wording::Why,
};
use crate::domain::{achievement::IpRight, indicator, manager::Work, prose::Prose};

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

#[cfg(test)]
#[path = "row_tests.rs"]
mod tests;
#[cfg(test)]
pub(super) use tests::any_row;
