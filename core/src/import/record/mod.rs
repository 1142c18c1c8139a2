//! Drafts out of rows. What the file does not speak of stays as it is stored; what it leaves empty is emptied.

mod achievement;
mod affiliation;
mod manager;
mod need;
mod organization;

use std::{
    collections::{HashMap, HashSet},
    hash::{DefaultHasher, Hash, Hasher},
    sync::Arc,
};

pub(super) use need::{NeedRow, not_back};
use qiao_entity::language::Language;

use super::{
    Content,
    cell::Cell,
    column::{Column, Kind, column_at, columns},
    row::{Failure, Given, Row},
    value::is_chinese,
    wording::Why,
};
use crate::domain::{
    problem::{Problem, Trouble, shown},
    store::Bulk,
};

/// A draft that a row makes.
pub(super) trait FromRow: Bulk {
    /// The draft; none when something is missing without which there is none, which [`failures`] tells.
    fn from_row(row: &Row, old: Option<&Self>, references: &References) -> Option<Self>;
}

/// The numbers of the records that rows refer to by key.
#[derive(Debug, Default)]
pub(super) struct References {
    /// Numbers by key.
    pub numbers: HashMap<(Content, String), i64>,
    /// Records that files before this one would have stored, in a dry run.
    pub promised: Arc<HashSet<(Content, String)>>,
}

impl References {
    /// The keys that rows refer to, by what they refer to.
    #[must_use]
    pub(super) fn wanted(content: Content, rows: &[Row]) -> HashMap<Content, Vec<String>> {
        let mut wanted: HashMap<Content, Vec<String>> = HashMap::new();
        for row in rows {
            for (_, to, key) in keys(content, row) {
                wanted.entry(to).or_default().push(key.clone());
            }
        }
        for keys in wanted.values_mut() {
            keys.sort();
            keys.dedup();
        }
        wanted
    }

    /// The number of a record. One that is not there has a negative number of its own, with which no row is stored.
    #[must_use]
    pub(super) fn number(&self, to: Content, key: &str) -> i64 {
        let known = self.numbers.get(&(to, key.to_owned())).copied();
        known.unwrap_or_else(|| {
            let mut hasher = DefaultHasher::new();
            key.hash(&mut hasher);
            -1 - i64::try_from(hasher.finish() >> 1).unwrap_or_default()
        })
    }

    /// Whether a row can only be checked, because it names what is not stored yet.
    #[must_use]
    pub(super) fn only_promised(&self, content: Content, row: &Row) -> bool {
        keys(content, row)
            .into_iter()
            .any(|(_, to, key)| self.number(to, key) < 0)
    }
}

/// The keys of other records in a row.
fn keys(content: Content, row: &Row) -> Vec<(&'static Column, Content, &String)> {
    let mut found = Vec::new();
    for column in columns(content) {
        let (Kind::Reference(to) | Kind::References(to)) = column.kind else {
            continue;
        };
        match row.cell(column.code) {
            Given::Filled(Cell::Text(key)) => found.push((column, to, key)),
            Given::Filled(Cell::List(keys)) => found.extend(keys.iter().map(|key| (column, to, key))),
            _ => {}
        }
    }
    found
}

/// What is wrong with a row before its draft is looked at: cells without sense, columns missing, records not there.
#[must_use]
pub(super) fn failures(content: Content, row: &Row, is_new: bool, references: &References) -> Vec<Failure> {
    let mut failures: Vec<Failure> = row
        .wrong
        .iter()
        .map(|(column, value, why)| Failure {
            row: row.number,
            column: column.map(label).unwrap_or_default(),
            value: value.clone(),
            why: why.clone(),
        })
        .collect();
    if row.wrong.iter().any(|(column, ..)| column.is_none()) {
        return failures;
    }
    for column in columns(content).iter().filter(|column| column.required) {
        let is_wrong = row.wrong.iter().any(|(wrong, ..)| is(*wrong, column));
        let missing = match row.cell(column.code) {
            Given::Absent => is_new && !is_wrong,
            Given::Empty => true,
            Given::Filled(_) => false,
        };
        if missing {
            failures.push(failure(row, column, Trouble::Required.into()));
        }
    }
    for (column, to, key) in keys(content, row) {
        let named = (to, key.clone());
        if !references.numbers.contains_key(&named) && !references.promised.contains(&named) {
            let mut missing = failure(row, column, Trouble::NoRecord { given: shown(key) }.into());
            missing.value = shown(key);
            failures.push(missing);
        }
    }
    failures
}

fn is(wrong: Option<&'static Column>, column: &Column) -> bool {
    wrong.is_some_and(|wrong| wrong.code == column.code)
}

/// Problems of the domain at their columns; those of columns that are reported already are left out.
#[must_use]
pub(super) fn of_problems(content: Content, row: &Row, problems: Vec<Problem>) -> Vec<Failure> {
    let mut failures = Vec::new();
    for problem in problems {
        let column = column_at(content, &problem.path);
        if column.is_some_and(|column| row.wrong.iter().any(|(wrong, ..)| is(*wrong, column))) {
            continue;
        }
        let entry = problem.path.get(1).and_then(|part| part.parse::<usize>().ok());
        let why = match entry {
            Some(at) => Why::Entry(at + 1, Box::new(problem.trouble.into())),
            None => problem.trouble.into(),
        };
        failures.push(match column {
            Some(column) => failure(row, column, why),
            None => Failure {
                row: row.number,
                column: problem.path.join("."),
                value: String::new(),
                why,
            },
        });
    }
    failures
}

/// A failure of a row's column.
#[must_use]
pub(super) fn failure(row: &Row, column: &Column, why: Why) -> Failure {
    Failure {
        row: row.number,
        column: label(column),
        value: row.given(column),
        why,
    }
}

/// A column as the report names it.
fn label(column: &Column) -> String {
    format!("{} {}", column.code, column.zh)
}

/// What tells a row from the others of its file.
#[must_use]
pub(super) fn identity(content: Content, row: &Row) -> Option<String> {
    if content != Content::Affiliations {
        return row.text("key", None);
    }
    let text = |code| row.text(code, None).unwrap_or_default();
    let day = row.day("from", None).map(|day| day.to_string()).unwrap_or_default();
    let parts = [
        text("manager"),
        text("organization"),
        text("post_zh"),
        text("post_en"),
        day,
    ];
    Some(parts.join("\u{0}"))
}

/// The language of texts when nobody says it.
fn told(texts: &[Option<&String>]) -> Language {
    let chinese = texts.iter().flatten().any(|text| is_chinese(text));
    if chinese { Language::Zh } else { Language::En }
}

pub(super) use affiliation::draft as affiliation;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        domain::{achievement, manager, organization},
        import::row::any_row,
    };

    proptest! {
        #[test]
        fn no_row_makes_a_draft_or_its_problems_panic((content, row) in any_row()) {
            let references = References::default();
            let today = chrono::NaiveDate::from_ymd_opt(2026, 9, 30).expect("a day");
            let problems = match content {
                Content::Organizations => organization::Draft::from_row(&row, None, &references).map(|draft| draft.problems()),
                Content::Managers => manager::Draft::from_row(&row, None, &references).map(|draft| draft.problems()),
                Content::Achievements => {
                    achievement::Draft::from_row(&row, None, &references).map(|draft| draft.problems())
                }
                Content::Affiliations => affiliation(&row, &references, |_| None).map(|draft| draft.problems()),
                Content::Needs => NeedRow::new(&row, None, &references).0.map(|need| need.draft.problems(true, today, None)),
            };
            let told = of_problems(content, &row, problems.unwrap_or_default());
            let failures = failures(content, &row, true, &references);
            for failure in told.iter().chain(&failures) {
                prop_assert!(!failure.why.zh().is_empty() && !failure.why.en().is_empty());
            }
            let _ = identity(content, &row);
        }
    }
}
