//! What differs between the four lists: where they are, what they are called, and what is asked of them.

use super::{
    achievement,
    cell::Column,
    found::{self, Found},
    manager, need, organization,
    shape::{Facet, Order, Shape},
    turn::Turn,
};
use crate::{
    address::Address,
    code::{Code, Noun},
    fault::Fault,
    visit::Visit,
};

/// Which counts are asked for along with rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Counts<'a> {
    /// Of all facets, and the total.
    All,
    /// Of one facet.
    Of(&'a str),
    /// The total alone.
    Total,
    /// Nothing: rows alone.
    None,
}

impl Counts<'_> {
    /// Whether a facet is to be counted.
    pub(crate) fn has(self, facet: &str) -> bool {
        self == Self::All || matches!(self, Self::Of(one) if one == facet)
    }

    /// Whether the total is wanted.
    pub(crate) fn total(self) -> bool {
        matches!(self, Self::All | Self::Total)
    }
}

impl Noun {
    /// The nouns as pages show them.
    pub(crate) const IN_ORDER: [Self; 4] = [Self::Need, Self::Manager, Self::Achievement, Self::Organization];

    /// Where their list is.
    pub(crate) fn path(self) -> &'static str {
        match self {
            Self::Need => "/needs",
            Self::Manager => "/managers",
            Self::Organization => "/organizations",
            Self::Achievement => "/achievements",
        }
    }

    /// What their list offers.
    pub(crate) fn shape(self) -> &'static Shape {
        match self {
            Self::Need => &need::SHAPE,
            Self::Manager => &manager::SHAPE,
            Self::Organization => &organization::SHAPE,
            Self::Achievement => &achievement::SHAPE,
        }
    }

    /// The columns of tables and files.
    pub(crate) fn columns(self) -> &'static [Column] {
        match self {
            Self::Need => need::COLUMNS,
            Self::Manager => manager::COLUMNS,
            Self::Organization => organization::COLUMNS,
            Self::Achievement => achievement::COLUMNS,
        }
    }

    /// The facets by which their list can be filtered, with words or without.
    pub(crate) fn facets(self, has_words: bool) -> impl Iterator<Item = &'static Facet> {
        let facets = self.shape().facets.iter();
        facets.filter(move |facet| !has_words || found::filters(facet.name))
    }

    /// Rows of their list, as an address filters it.
    pub(crate) async fn ask(
        self,
        visit: &Visit,
        address: &Address,
        turn: Turn,
        counts: Counts<'_>,
    ) -> Result<Found, Fault> {
        if let Some(words) = address.get("q") {
            return found::ask(visit, words, &[self], address, turn, counts).await;
        }
        match self {
            Self::Need => need::ask(visit, address, turn, counts).await,
            Self::Manager => manager::ask(visit, address, turn, counts).await,
            Self::Organization => organization::ask(visit, address, turn, counts).await,
            Self::Achievement => achievement::ask(visit, address, turn, counts).await,
        }
    }

    /// The order that an address asks for, among those of the list.
    pub(crate) fn order(self, address: &Address) -> &'static Order {
        let orders = self.shape().orders;
        let asked = address.get("order");
        let found = orders.iter().find(|order| Some(order.value) == asked);
        found.unwrap_or(&orders[0])
    }
}

/// The value of a name that stands in an address; an unknown one is told, not left out: the list would show too much.
pub(crate) fn known<C: Code>(visit: &Visit, name: &str) -> Result<C, Fault> {
    C::parse(name).ok_or_else(|| Fault::Senseless(visit.t1("list-unknown", "value", name)))
}
