//! Facets: how many rows of a list have which value.

use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Select,
    sea_query::{CaseStatement, Expr, ExprTrait, SelectStatement, SimpleExpr},
};

use super::{
    link::{Codes, Labels},
    reference::List,
};
use crate::{clock::CHINA, error::Error};

/// A value and how many rows have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// The value: a code.
    pub value: String,
    /// How many rows.
    pub count: i64,
}

fn ranked(rows: Vec<(Option<String>, i64)>) -> Vec<Count> {
    let counts = rows
        .into_iter()
        .filter_map(|(value, count)| value.map(|value| Count { value, count }));
    sorted(counts.collect())
}

/// Counts in the order of facets: the most frequent first.
#[must_use]
pub fn sorted(mut counts: Vec<Count>) -> Vec<Count> {
    counts.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
    counts
}

/// Counts the rows of a select by one of their own columns; rows without a value are left out.
pub async fn by_column<E: EntityTrait>(
    db: &impl ConnectionTrait,
    rows: Select<E>,
    column: impl ColumnTrait,
) -> Result<Vec<Count>, Error> {
    let counted = rows
        .select_only()
        .column(column)
        .column_as(Expr::cust("count(*)"), "count")
        .group_by(column);
    Ok(ranked(counted.into_tuple().all(db).await?))
}

/// Counts the rows of a select by a number that they have; rows without it are left out.
pub async fn by_number<E: EntityTrait>(
    db: &impl ConnectionTrait,
    rows: Select<E>,
    column: impl ColumnTrait,
) -> Result<Vec<Count>, Error> {
    let counted = rows
        .select_only()
        .column(column)
        .column_as(Expr::cust("count(*)"), "count")
        .group_by(column);
    let counts: Vec<(Option<i32>, i64)> = counted.into_tuple().all(db).await?;
    let named = counts
        .into_iter()
        .map(|(value, count)| (value.map(|value| value.to_string()), count));
    Ok(ranked(named.collect()))
}

/// Counts owners by code; `owners` selects their numbers.
pub async fn by_code<E: Codes>(db: &impl ConnectionTrait, owners: SelectStatement) -> Result<Vec<Count>, Error> {
    let counted = E::find()
        .select_only()
        .column(E::CODE)
        .column_as(Expr::cust("count(*)"), "count")
        .filter(E::OWNER.in_subquery(owners))
        .group_by(E::CODE);
    Ok(ranked(counted.into_tuple().all(db).await?))
}

/// Counts owners by a label of the given sort; `owners` selects their numbers.
pub async fn by_label<E: Labels>(
    db: &impl ConnectionTrait,
    sort: E::Sort,
    owners: SelectStatement,
) -> Result<Vec<Count>, Error> {
    let counted = E::find()
        .select_only()
        .column(E::CODE)
        .column_as(Expr::cust("count(*)"), "count")
        .filter(E::OWNER.in_subquery(owners))
        .filter(E::SORT.eq(sort))
        .group_by(E::CODE);
    Ok(ranked(counted.into_tuple().all(db).await?))
}

/// Counts the rows of a select by what an expression says of each; rows for which it is null are left out.
pub async fn by_expression<E: EntityTrait>(
    db: &impl ConnectionTrait,
    rows: Select<E>,
    expression: SimpleExpr,
) -> Result<Vec<Count>, Error> {
    // Grouped by its name: the same parameters written twice are two expressions to PostgreSQL.
    let counted = rows
        .select_only()
        .column_as(expression, "counted_by")
        .column_as(Expr::cust("count(*)"), "count")
        .group_by(Expr::col("counted_by"));
    Ok(ranked(counted.into_tuple().all(db).await?))
}

/// Counts the rows of a select by the month of a moment, as it is in China (`2027-06`), the latest first.
pub async fn by_month<E: EntityTrait>(
    db: &impl ConnectionTrait,
    rows: Select<E>,
    moment: E::Column,
) -> Result<Vec<Count>, Error> {
    // Neither database needs to know of calendars: days are counted there, months here.
    let day = Expr::col((E::default(), moment))
        .add(CHINA.num_milliseconds())
        .div(chrono::TimeDelta::days(1).num_milliseconds());
    let counted = rows
        .filter(moment.is_not_null())
        .select_only()
        .column_as(day, "counted_by")
        .column_as(Expr::cust("count(*)"), "count")
        .group_by(Expr::col("counted_by"));
    let days: Vec<(i64, i64)> = counted.into_tuple().all(db).await?;
    let months = days.into_iter().filter_map(|(day, count)| {
        let day = NaiveDate::from_epoch_days(i32::try_from(day).ok()?)?;
        Some((day.format("%Y-%m").to_string(), count))
    });
    let mut months = summed(months);
    months.sort_by(|a, b| b.value.cmp(&a.value));
    Ok(months)
}

/// The sums of counts with the same value, the greatest first.
pub fn summed(counts: impl IntoIterator<Item = (String, i64)>) -> Vec<Count> {
    let mut sums: HashMap<String, i64> = HashMap::new();
    for (value, count) in counts {
        *sums.entry(value).or_default() += count;
    }
    ranked(sums.into_iter().map(|(value, count)| (Some(value), count)).collect())
}

/// Codes put together under the code above them; no code is in two buckets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Buckets(Vec<(String, Vec<String>)>);

impl Buckets {
    /// A bucket for each of these codes of a list, with all below it; what lies below another of them is in that one.
    #[must_use]
    pub fn of(list: &List, codes: impl IntoIterator<Item = String>) -> Self {
        let mut codes: Vec<String> = codes.into_iter().collect();
        codes.sort();
        codes.dedup();
        let topmost = codes.iter().filter(|code| {
            let above = list.with_ancestors(code);
            !above.iter().skip(1).any(|above| codes.contains(above))
        });
        let whole = topmost.map(|code| (code.clone(), list.with_descendants(std::slice::from_ref(code))));
        Self(whole.collect())
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The code of each, and the codes in it.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.0.iter().map(|(code, codes)| (code.as_str(), codes.as_slice()))
    }
}

/// Counts owners by the bucket that a code of theirs is in, each once in a bucket; `owners` selects their numbers.
pub async fn by_bucket<E: Codes>(
    db: &impl ConnectionTrait,
    owners: SelectStatement,
    buckets: &Buckets,
) -> Result<Vec<Count>, Error> {
    let case = buckets.0.iter().fold(CaseStatement::new(), |case, (code, codes)| {
        let within = Expr::col((E::default(), E::CODE)).is_in(codes.iter().cloned());
        case.case(within, Expr::value(code.clone()).cast_as("text"))
    });
    // Codes in no bucket are counted and left out: with a condition on codes SQLite would go by their index and look up each
    // owner, which takes twenty times as long.
    let counted = E::find()
        .select_only()
        .column_as(SimpleExpr::Case(Box::new(case)), "counted_by")
        .column_as(Expr::col((E::default(), E::OWNER)).count_distinct(), "count")
        .filter(E::OWNER.in_subquery(owners))
        .group_by(Expr::col("counted_by"));
    Ok(ranked(counted.into_tuple().all(db).await?))
}

/// The numbers of the rows that a select would read.
pub fn numbers<E: EntityTrait>(rows: Select<E>, id: E::Column) -> SelectStatement {
    rows.select_only().column(id).into_query()
}
