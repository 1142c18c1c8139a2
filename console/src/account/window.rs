//! Which page of a list an address wants.

use crate::visit::Visit;

/// Rows on a page.
pub(crate) const ROWS: i32 = 20;

/// A page of a list: the first rows behind a place, or the last before one.
#[derive(Clone, Debug)]
pub(crate) struct Window {
    /// The first so many.
    pub(crate) first: Option<i32>,
    /// Behind this place.
    pub(crate) after: Option<String>,
    /// The last so many.
    pub(crate) last: Option<i32>,
    /// Before this place.
    pub(crate) before: Option<String>,
}

impl Window {
    /// That of the page's address.
    pub(crate) fn of(visit: &Visit) -> Self {
        let address = visit.address();
        let before = address.get("before").map(str::to_owned);
        let after = address.get("after").map(str::to_owned);
        let is_back = before.is_some() && after.is_none();
        Self {
            first: (!is_back).then_some(ROWS),
            last: is_back.then_some(ROWS),
            before: before.filter(|_| is_back),
            after,
        }
    }
}
