//! Facets: how many rows of a list have which value.

use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Select,
    sea_query::{Expr, SelectStatement},
};

use super::link::{Codes, Labels};
use crate::error::Error;

/// A value and how many rows have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// The value: a code.
    pub value: String,
    /// How many rows.
    pub count: i64,
}

fn ranked(rows: Vec<(Option<String>, i64)>) -> Vec<Count> {
    let mut counts: Vec<Count> = rows
        .into_iter()
        .filter_map(|(value, count)| value.map(|value| Count { value, count }))
        .collect();
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

/// The numbers of the rows that a select would read.
pub fn numbers<E: EntityTrait>(rows: Select<E>, id: E::Column) -> SelectStatement {
    rows.select_only().column(id).into_query()
}
