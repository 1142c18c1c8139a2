//! `/needs`, `/managers`, `/organizations`, `/achievements`: lists with facets; and their files, `/needs.csv`, `/needs.xlsx`.
//!
//! # Parameters
//!
//! Other pages link here. Each argument of the API's filters has one parameter; those marked `*` may come several times and
//! mean any of their values. Values are the API's: codes, and names of enums.
//!
//! - `/needs`: `kind*`, `status*`, `field*`, `industry*`, `mode*`, `region*`, `organization`, `deadline_from`,
//!   `deadline_to`, `published_from`, `published_to` (`2027-03-31`), `trl` (1–9), `strong`, `strong_manager`,
//!   `strong_achievement`, `mine` (`true`, `false`); `order` = `NEWEST`, `UPDATED`, `DEADLINE`, `WAITING`, `TITLE`.
//! - `/managers`: `kind*`, `activity*`, `competence*`, `language*` (ISO 639-1), `region*`, `field*`, `organization`,
//!   `free_capacity` (`true`, `false`), `load*`; `order` = `NEWEST`, `CAPACITY`, `UPDATED`, `NAME`.
//! - `/organizations`: `kind*`, `legal_nature*`, `region*`, `field*`, `tag*`, `manager`; `order` = `NEWEST`, `UPDATED`, `NAME`.
//! - `/achievements`: `field*`, `form*`, `mode*`, `level*`, `first_of_kind*`, `region*`, `organization`, `manager`,
//!   `trl_from`, `trl_to` (1–9), `rights_settled` (`true`, `false`); `order` = `NEWEST`, `UPDATED`, `NAME`, `TRL`.
//!
//! All of them: `q` searches in the list (then `field*`, `region*`, `mode*`, `language*`, `tag*` and `organization` filter, the
//! others cannot, which the page says, and the best comes first), with `as_typed=true` without corrections; `view` = `cards`,
//! `table`; `after`, `before` and `from` are the place in the list. For example
//! `/needs?status=PUBLISHED&status=MATCHING&field=material&region=330000`.

pub(crate) mod achievement;
pub(crate) mod card;
pub(crate) mod cell;
pub(crate) mod chip;
pub(crate) mod choice;
pub(crate) mod export;
pub(crate) mod facet;
pub(crate) mod filter;
pub(crate) mod found;
pub(crate) mod manager;
pub(crate) mod names;
pub(crate) mod need;
pub(crate) mod noun;
pub(crate) mod organization;
mod page;
pub(crate) mod row;
pub(crate) mod shape;
pub(crate) mod turn;

use poem::{Request, Response, Route, get, handler};

use self::{
    export::{Batch, Listing},
    noun::Counts,
    turn::Turn,
};
use crate::{code::Noun, fault::Fault, visit::Visit};

pub(crate) use export::MOST;

/// Its addresses.
pub(crate) fn routes(route: Route) -> Route {
    Noun::IN_ORDER.into_iter().fold(route, |route, noun| {
        let path = noun.path();
        export::routes::<Noun>(route.at(path, get(list)), path)
    })
}

/// The page of a list.
#[handler]
async fn list(visit: Visit, request: &Request) -> Result<Response, Fault> {
    let noun = noun_of(&visit)?;
    page::show(&visit, request, noun).await
}

impl Listing for Noun {
    fn of(visit: &Visit, _: &str) -> Result<Self, Fault> {
        noun_of(visit)
    }

    fn title(&self) -> &'static str {
        self.shape().title
    }

    fn columns(&self) -> Vec<&'static str> {
        Self::columns(*self).iter().map(|column| column.title).collect()
    }

    async fn batch(&self, visit: &Visit, turn: Turn) -> Result<Batch, Fault> {
        let is_first = turn.after.is_none();
        let counts = if is_first { Counts::Total } else { Counts::None };
        let found = self.ask(visit, visit.address(), turn, counts).await?;
        let records = found.hits.iter().filter(|hit| hit.row.noun() == Some(*self));
        let rows = records.map(|hit| hit.row.cells(visit)).collect();
        Ok(Batch {
            rows,
            after: found.info.end_cursor.filter(|_| found.info.has_next_page),
            total: is_first.then_some(found.total),
        })
    }
}

/// The noun whose list or file stands at an address.
fn noun_of(visit: &Visit) -> Result<Noun, Fault> {
    let path = visit.address().path();
    let path = path.split('.').next().unwrap_or_default();
    let found = Noun::IN_ORDER.into_iter().find(|noun| noun.path() == path);
    found.ok_or(Fault::NotFound)
}
