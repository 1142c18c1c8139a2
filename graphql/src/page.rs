//! Pages of lists: the one place that knows what a connection is.

use std::borrow::Cow;

use async_graphql::{Object, ObjectType, OutputType, SimpleObject, TypeName, connection::EmptyFields};

use super::{
    cursor::{self, Spot},
    fault::Misuse,
};
use crate::domain::page;

/// The four arguments of a connection, as given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Window {
    /// The first so many.
    pub(crate) first: Option<i32>,
    /// Behind this cursor.
    pub(crate) after: Option<String>,
    /// The last so many.
    pub(crate) last: Option<i32>,
    /// Before this cursor.
    pub(crate) before: Option<String>,
}

impl Window {
    /// What these arguments ask of a list, whose name the cursors must bear.
    pub(crate) fn of<P: Spot>(&self, list: &str) -> Result<page::Request<P>, Misuse> {
        let spot = |name, given: &Option<String>| {
            given
                .as_deref()
                .map(|given| {
                    cursor::read(list, given)
                        .ok_or_else(|| Misuse::new("page-cursor", vec![("argument", String::from(name))]))
                })
                .transpose()
        };
        let size = |name, given: Option<i32>| match given.map(usize::try_from) {
            None => Ok(None),
            Some(Ok(size)) if size <= page::MOST => Ok(Some(size)),
            Some(_) => Err(Misuse::new(
                "page-size",
                vec![
                    ("argument", String::from(name)),
                    ("most", page::MOST.to_string()),
                    ("given", given.unwrap_or_default().to_string()),
                ],
            )),
        };
        let (from_start, from_end) = (size("first", self.first)?, size("last", self.last)?);
        if from_start.is_some() && from_end.is_some() {
            return Err(Misuse::new("page-both-ends", vec![]));
        }
        Ok(page::Request {
            after: spot("after", &self.after)?,
            before: spot("before", &self.before)?,
            size: from_start.or(from_end).unwrap_or(page::USUAL),
            from_end: from_end.is_some(),
        })
    }
}

/// What a list's name says about its elements, for the names of its types.
pub(crate) trait Listed: OutputType {
    /// The singular, as the type is called.
    const NAME: &'static str;
}

/// What an edge says beside its node.
pub(crate) trait Beside: ObjectType {
    /// What the names of types with it begin with.
    const PREFIX: &'static str;
}

impl Beside for EmptyFields {
    const PREFIX: &'static str = "";
}

/// One page of a list. `T` is what is said of the whole list, `B` what an edge says beside its node.
pub(crate) struct Connection<N, T, B = EmptyFields> {
    edges: Vec<Edge<N, B>>,
    info: PageInfo,
    totals: T,
}

impl<N, T> Connection<N, T> {
    /// A page of rows as read; `list` is the name that its cursors bear.
    pub(crate) fn of_rows<R>(page: page::Page<R>, list: &str, node: impl Fn(R) -> N, totals: T) -> Self {
        Self::new(page, list, |row| (node(row), EmptyFields), totals)
    }
}

impl<N, T, B> Connection<N, T, B> {
    /// A page of elements with what their edges say.
    pub(crate) fn new<R, P: Spot>(page: page::Page<R, P>, list: &str, edge: impl Fn(R) -> (N, B), totals: T) -> Self {
        let edges: Vec<Edge<N, B>> = page
            .rows
            .into_iter()
            .map(|(spot, row)| {
                let (node, beside) = edge(row);
                Edge {
                    cursor: cursor::write(list, &spot),
                    node,
                    beside,
                }
            })
            .collect();
        Self {
            info: PageInfo {
                has_next_page: page.has_next,
                has_previous_page: page.has_previous,
                start_cursor: edges.first().map(|edge| edge.cursor.clone()),
                end_cursor: edges.last().map(|edge| edge.cursor.clone()),
            },
            edges,
            totals,
        }
    }
}

impl<N: Listed, T: ObjectType, B: Beside> TypeName for Connection<N, T, B> {
    fn type_name() -> Cow<'static, str> {
        format!("{}{}Connection", B::PREFIX, N::NAME).into()
    }
}

/// One page of a list.
#[Object(name_type)]
impl<N: Listed, T: ObjectType, B: Beside> Connection<N, T, B> {
    /// The elements of this page, each with its place in the list.
    async fn edges(&self) -> &[Edge<N, B>] {
        &self.edges
    }

    /// The elements of this page alone.
    async fn nodes(&self) -> Vec<&N> {
        self.edges.iter().map(|edge| &edge.node).collect()
    }

    /// Where this page lies in the list.
    async fn page_info(&self) -> &PageInfo {
        &self.info
    }

    #[expect(clippy::unused_async, reason = "the engine awaits it")]
    #[graphql(flatten)]
    async fn totals(&self) -> &T {
        &self.totals
    }
}

/// An element of a list and its place there.
pub(crate) struct Edge<N, B> {
    cursor: String,
    node: N,
    beside: B,
}

impl<N: Listed, B: Beside> TypeName for Edge<N, B> {
    fn type_name() -> Cow<'static, str> {
        format!("{}{}Edge", B::PREFIX, N::NAME).into()
    }
}

/// An element of a list and its place there.
#[Object(name_type)]
impl<N: Listed, B: Beside> Edge<N, B> {
    /// The element's place, to be given as `after` or `before` to the same list in the same order.
    async fn cursor(&self) -> &str {
        &self.cursor
    }

    /// The element.
    async fn node(&self) -> &N {
        &self.node
    }

    #[expect(clippy::unused_async, reason = "the engine awaits it")]
    #[graphql(flatten)]
    async fn beside(&self) -> &B {
        &self.beside
    }
}

/// Where a page lies in its list.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct PageInfo {
    /// Whether elements follow.
    has_next_page: bool,
    /// Whether elements go before.
    has_previous_page: bool,
    /// The cursor of the first element of this page.
    start_cursor: Option<String>,
    /// The cursor of the last element of this page.
    end_cursor: Option<String>,
}

#[cfg(test)]
mod tests;
