//! Counts by value.

use async_graphql::SimpleObject;

use super::{Prose, name_of};
use crate::domain::{facet::Count, reference::List};

/// A value and how many elements of a list have it.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct FacetCount {
    /// The value: a code or a tag.
    value: String,
    /// The value's name, where it is an entry of a reference list.
    name: Option<Prose>,
    /// How many elements have it.
    count: i32,
}

impl FacetCount {
    /// Counts of values, which are codes of the list if one is given.
    pub(crate) fn of(counts: Vec<Count>, list: Option<&List>) -> Vec<Self> {
        counts
            .into_iter()
            .map(|count| Self {
                name: list.and_then(|list| name_of(list, &count.value)),
                count: saturating(count.count),
                value: count.value,
            })
            .collect()
    }
}

/// A count as GraphQL's `Int`, which has 32 bits.
pub(crate) fn saturating(count: i64) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}
