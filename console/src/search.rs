//! `/search`: everything by words; suggestions.
//!
//! Parameters: `q`, the words; `noun` (`NEED`, `MANAGER`, `ORGANIZATION`, `ACHIEVEMENT`); `field`, `region`, `mode`, `language`,
//! `tag`, `organization` as in lists; `as_typed=true` searches without corrections; `after`, `before` and `from` are the place.

pub(crate) mod highlight;
mod page;
mod suggest;

use poem::{Route, get};

use crate::list::export;

/// Its addresses.
pub(crate) fn routes(route: Route) -> Route {
    export::routes::<page::Results>(route, "/search")
        .at("/search", get(page::search))
        .at("/search/suggest", get(suggest::list))
}
