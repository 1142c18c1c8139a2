//! Whether the ledger says what was reckoned: every entry is reckoned again from what was given.

use std::{collections::HashMap, fmt};

use chrono::NaiveDate;
use qiao_entity::{
    posting,
    settlement::{Column, Entity, EntryKind, Model},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Deserialize;

use super::{
    calculate::{Income, calculate},
    journal::{Holder, Line, is_balanced, lines, reversed},
    list::{line_of, lines_in},
    rule,
};
use crate::error::Error;

/// Entries that are read at once.
const CHUNK: u64 = 500;

/// What is wrong with an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// Its debits and credits differ.
    Unbalanced,
    /// Its lines are not what follows from what was given by its rule.
    Misreckoned,
    /// It does not mirror what it takes back.
    Unmirrored,
    /// Its rule is not among the rules, in this version.
    Unknown,
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unbalanced => "has debits and credits that differ",
            Self::Misreckoned => "is not what follows from what was given",
            Self::Unmirrored => "does not mirror what it takes back",
            Self::Unknown => "names a rule that is not there",
        })
    }
}

/// How the ledger stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// How many entries were reckoned again.
    pub entries: u64,
    /// Entries that are wrong.
    pub flaws: Vec<(i64, Flaw)>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Input {
    income: Income,
    holders: Vec<Holder>,
    due_on: NaiveDate,
}

/// Reckons every entry of the ledger again.
pub async fn verify(db: &impl ConnectionTrait) -> Result<Verdict, Error> {
    let mut verdict = Verdict::default();
    let mut last = 0;
    loop {
        let rows = Entity::find()
            .filter(Column::Id.gt(last))
            .order_by_asc(Column::Id)
            .limit(CHUNK)
            .all(db)
            .await?;
        let Some(end) = rows.last() else {
            return Ok(verdict);
        };
        last = end.id;
        let ids: Vec<i64> = rows
            .iter()
            .flat_map(|row| [Some(row.id), row.reverses_id])
            .flatten()
            .collect();
        let postings = lines_in(db, &ids).await?;
        let mut by_entry: HashMap<i64, Vec<posting::Model>> = HashMap::new();
        for row in postings {
            by_entry.entry(row.settlement_id).or_default().push(row);
        }
        for row in &rows {
            verdict.entries += 1;
            if let Some(flaw) = flaw(row, &by_entry) {
                verdict.flaws.push((row.id, flaw));
            }
        }
    }
}

fn flaw(row: &Model, postings: &HashMap<i64, Vec<posting::Model>>) -> Option<Flaw> {
    let none = Vec::new();
    let rows = postings.get(&row.id).unwrap_or(&none);
    let stored: Vec<Line> = rows.iter().map(line_of).collect();
    let in_currency = rows.iter().all(|line| line.currency == row.currency);
    if stored.is_empty() || !in_currency || !is_balanced(&stored) {
        return Some(Flaw::Unbalanced);
    }
    match row.kind {
        EntryKind::Settlement => misreckoned(row, rows, &stored),
        EntryKind::Payment => (stored.len() != 2).then_some(Flaw::Misreckoned),
        EntryKind::Reversal => {
            let taken = row.reverses_id.and_then(|id| postings.get(&id)).unwrap_or(&none);
            let mirror = reversed(taken.iter().map(line_of).collect());
            (mirror != stored).then_some(Flaw::Unmirrored)
        }
    }
}

fn misreckoned(row: &Model, rows: &[posting::Model], stored: &[Line]) -> Option<Flaw> {
    let rule = row.rule_code.as_deref().zip(row.rule_version.as_deref());
    let Some(rule) = rule.and_then(|(code, version)| rule::find(code, Some(version))) else {
        return Some(Flaw::Unknown);
    };
    let again = || {
        let input: Input = serde_json::from_str(&row.input).ok()?;
        let calculation = calculate(rule, &input.income).ok()?;
        let steps = serde_json::to_string(&calculation.steps).ok()?;
        let sums = (calculation.gross, calculation.cost, calculation.net) == (row.gross, row.cost, row.net);
        let due = rows.iter().all(|line| line.due_on == input.due_on);
        let lines = lines(&calculation, &input.holders)?;
        Some(steps == row.steps && sums && due && lines == stored)
    };
    (again() != Some(true)).then_some(Flaw::Misreckoned)
}
