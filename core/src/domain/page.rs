//! Pages of a list: keyset paging in both directions, whose cost does not grow with how far one has come.

use std::{collections::HashMap, hash::Hash};

use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, Order as Direction, PrimaryKeyToColumn, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, Select,
    sea_query::{Expr, ExprTrait, OverStatement, Query, SimpleExpr, WindowStatement},
};

use super::record::id_column;
use crate::error::Error;

/// Most rows of one page.
pub const MOST: usize = 100;
/// Rows of a page when the client does not say.
pub const USUAL: usize = 20;

/// A place in a list: the row's sort key and number.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// The sort key.
    pub key: Key,
    /// The row's number, which decides between equal keys.
    pub id: i64,
}

/// A sort key.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// A number: an id or milliseconds.
    Number(i64),
    /// A text or a day.
    Text(String),
}

/// Which page of a list: `size` rows from the start or the end of what lies between two places.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Request<P = Place> {
    /// Only rows behind this place.
    pub after: Option<P>,
    /// Only rows before this place.
    pub before: Option<P>,
    /// How many rows.
    pub size: usize,
    /// Whether the last rows are wanted, not the first.
    pub from_end: bool,
}

impl<P> Default for Request<P> {
    fn default() -> Self {
        Self {
            after: None,
            before: None,
            size: USUAL,
            from_end: false,
        }
    }
}

/// One page, in the list's order.
#[derive(Clone, Debug)]
pub struct Page<T, P = Place> {
    /// The rows with their places.
    pub rows: Vec<(P, T)>,
    /// Whether rows follow.
    pub has_next: bool,
    /// Whether rows go before.
    pub has_previous: bool,
}

impl<T, P> Page<T, P> {
    /// Makes a page of rows read in the direction of the request; `more` says whether others follow in that direction.
    #[must_use]
    pub fn new<Q>(mut rows: Vec<(P, T)>, more: bool, request: &Request<Q>) -> Self {
        if request.from_end {
            rows.reverse();
            Self {
                rows,
                has_next: request.before.is_some(),
                has_previous: more,
            }
        } else {
            Self {
                rows,
                has_next: more,
                has_previous: request.after.is_some(),
            }
        }
    }
}

/// An order of a noun's rows. The expression must never be null, and must come out as [`Key`] says.
pub trait Ordering<E: EntityTrait>: Copy {
    /// What the rows are ordered by.
    fn expression(self) -> SimpleExpr;
    /// Whether the greatest comes first.
    fn descending(self) -> bool;
    /// The row's place in this order.
    fn place(self, row: &E::Model) -> Place;
    /// The column of the row's number.
    fn id() -> E::Column;
}

/// A row of a table that only grows: its number says when it came.
pub trait Numbered {
    /// The row's number.
    fn number(&self) -> i64;
}

/// The newest row first.
#[derive(Clone, Copy, Debug)]
pub struct Newest;

impl<E> Ordering<E> for Newest
where
    E: EntityTrait<Model: Numbered, PrimaryKey: PrimaryKeyToColumn<Column = E::Column>>,
{
    fn expression(self) -> SimpleExpr {
        Expr::col((E::default(), id_column::<E>()))
    }

    fn descending(self) -> bool {
        true
    }

    fn place(self, row: &E::Model) -> Place {
        let id = row.number();
        Place {
            key: Key::Number(id),
            id,
        }
    }

    fn id() -> E::Column {
        id_column::<E>()
    }
}

/// Leaves of a select what lies between the places of a request.
fn between<E: EntityTrait, O: Ordering<E>>(mut select: Select<E>, order: O, request: &Request) -> Select<E> {
    let spot = |place: &Place| {
        let key = match &place.key {
            Key::Number(number) => Expr::value(*number),
            Key::Text(text) => Expr::value(text.clone()),
        };
        Expr::tuple([key, Expr::value(place.id)])
    };
    let row = || Expr::tuple([order.expression(), Expr::col((E::default(), O::id()))]);
    for (place, greater) in [
        (&request.after, !order.descending()),
        (&request.before, order.descending()),
    ] {
        if let Some(place) = place {
            let bound = if greater {
                row().gt(spot(place))
            } else {
                row().lt(spot(place))
            };
            select = select.filter(bound);
        }
    }
    select
}

/// In which direction a request reads.
fn direction<E: EntityTrait, O: Ordering<E>>(order: O, request: &Request) -> Direction {
    if order.descending() == request.from_end {
        Direction::Asc
    } else {
        Direction::Desc
    }
}

/// Reads the numbers of one page's rows and of one more, in the direction of the request.
pub async fn numbers<E: EntityTrait, O: Ordering<E>>(
    db: &impl ConnectionTrait,
    select: Select<E>,
    order: O,
    request: &Request,
) -> Result<Vec<i64>, Error> {
    let direction = direction(order, request);
    let numbers = between(select, order, request)
        .select_only()
        .column(O::id())
        .order_by(order.expression(), direction.clone())
        .order_by(O::id(), direction)
        .limit(request.size as u64 + 1)
        .into_tuple();
    Ok(numbers.all(db).await?)
}

/// Reads one page of a select whose rows are kept nowhere else: their numbers, then what they say.
pub async fn rows<E, O>(
    db: &impl ConnectionTrait,
    select: Select<E>,
    order: O,
    request: &Request,
) -> Result<Page<E::Model>, Error>
where
    E: EntityTrait<Model: Sync>,
    O: Ordering<E>,
{
    let mut ids = numbers(db, select, order, request).await?;
    let more = ids.len() > request.size;
    ids.truncate(request.size);
    let rows = E::find().filter(O::id().is_in(ids.iter().copied())).all(db).await?;
    let mut rows: Vec<_> = rows.into_iter().map(|row| (order.place(&row), row)).collect();
    rows.sort_unstable_by_key(|(place, _)| ids.iter().position(|id| *id == place.id));
    Ok(Page::new(rows, more, request))
}

/// As [`rows`], one page of each group of a select, whose rows have the same in some columns; two statements for all. A group without
/// rows has no page here.
pub async fn rows_of_each<E, O, G>(
    db: &impl ConnectionTrait,
    select: Select<E>,
    groups: &[E::Column],
    group: impl Fn(&E::Model) -> G,
    order: O,
    request: &Request,
) -> Result<HashMap<G, Page<E::Model>>, Error>
where
    E: EntityTrait<Model: Sync>,
    O: Ordering<E>,
    G: Eq + Hash,
{
    let direction = direction(order, request);
    let id = || Expr::col((E::default(), O::id()));
    let mut window = WindowStatement::new();
    for column in groups {
        window.partition_by((E::default(), *column));
    }
    window.order_by_expr(order.expression(), direction.clone());
    window.order_by_expr(id(), direction);
    let mut numbered = between(select, order, request).select_only().into_query();
    numbered
        .expr_as(id(), "id")
        .expr_window_as(Expr::cust("row_number()"), window, "place");
    let most = i64::try_from(request.size).unwrap_or(i64::MAX).saturating_add(1);
    let numbers = Query::select()
        .columns(["id", "place"])
        .from_subquery(numbered, "numbered")
        .and_where(Expr::col("place").lte(most))
        .to_owned();
    let mut places = HashMap::new();
    for row in db.query_all(&numbers).await? {
        let place: i64 = row.try_get("", "place")?;
        places.insert(row.try_get::<i64>("", "id")?, place);
    }
    let mut found: HashMap<G, Vec<(Place, E::Model)>> = HashMap::new();
    for row in E::find().filter(O::id().is_in(places.keys().copied())).all(db).await? {
        found.entry(group(&row)).or_default().push((order.place(&row), row));
    }
    let page = |mut rows: Vec<(Place, E::Model)>| {
        rows.sort_unstable_by_key(|(place, _)| places.get(&place.id));
        let more = rows.len() > request.size;
        rows.truncate(request.size);
        Page::new(rows, more, request)
    };
    Ok(found.into_iter().map(|(group, rows)| (group, page(rows))).collect())
}
