//! What a list offers: its facets, its other filters, its orders.

/// How the values of a facet are called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Called {
    /// As values of an enum of the API.
    Code(&'static str),
    /// As technology fields, which stand below fields of the upper level.
    Field,
    /// As regions, which lie in provinces.
    Region,
    /// As industries.
    Industry,
    /// As languages.
    Tongue,
    /// As they are.
    Itself,
}

/// Values to choose some of, with counts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Facet {
    /// The parameter.
    pub(crate) name: &'static str,
    /// The key of what it is called.
    pub(crate) title: &'static str,
    /// How its values are called.
    pub(crate) called: Called,
    /// The values, where they are always shown in this order: those that the API does not count, and statuses.
    pub(crate) values: &'static [&'static str],
}

impl Facet {
    /// A facet whose values come with the rows.
    pub(crate) const fn of(name: &'static str, title: &'static str, called: Called) -> Self {
        Self {
            name,
            title,
            called,
            values: &[],
        }
    }
}

/// Another filter.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Extra {
    /// A box to tick: parameter, text.
    Flag(&'static str, &'static str),
    /// A box to tick for members of organizations: parameter, text.
    Member(&'static str, &'static str),
    /// What other pages link to, without a box of its own: parameter, text.
    Silent(&'static str, &'static str),
    /// What other pages link to, a value of an enum of the API: parameter, text, enum.
    Coded(&'static str, &'static str, &'static str),
    /// A readiness level: parameter, text.
    Level(&'static str, &'static str),
    /// Levels between two: parameters, text.
    Levels(&'static str, &'static str, &'static str),
    /// Days between two: parameters, text.
    Days(&'static str, &'static str, &'static str),
}

impl Extra {
    /// Its parameters.
    pub(crate) fn names(&self) -> Vec<&'static str> {
        match self {
            Self::Flag(name, _)
            | Self::Member(name, _)
            | Self::Silent(name, _)
            | Self::Level(name, _)
            | Self::Coded(name, ..) => vec![name],
            Self::Levels(from, to, _) | Self::Days(from, to, _) => vec![from, to],
        }
    }

    /// The key of what it is called.
    pub(crate) fn title(&self) -> &'static str {
        match self {
            Self::Flag(_, title)
            | Self::Member(_, title)
            | Self::Silent(_, title)
            | Self::Coded(_, title, _)
            | Self::Level(_, title)
            | Self::Levels(.., title)
            | Self::Days(.., title) => title,
        }
    }
}

/// An order of a list.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Order {
    /// As the API has it.
    pub(crate) value: &'static str,
    /// The key of what it is called.
    pub(crate) title: &'static str,
}

/// What a list offers.
#[derive(Debug)]
pub(crate) struct Shape {
    /// The key of what the list is called.
    pub(crate) title: &'static str,
    /// The key of a line below it.
    pub(crate) lead: &'static str,
    /// The key of how many there are.
    pub(crate) total: &'static str,
    /// Values to choose from.
    pub(crate) facets: &'static [Facet],
    /// Other filters.
    pub(crate) extras: &'static [Extra],
    /// Orders, the usual one first.
    pub(crate) orders: &'static [Order],
}
