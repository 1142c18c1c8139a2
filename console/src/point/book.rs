//! `/managers/ID/points`: a manager's entries in one of the two ledgers.

use askama::Template;
use chrono::{DateTime, Utc};
use cynic::QueryBuilder;
use poem::{Response, handler, web::Path};

use crate::{
    code::{Code, Ledger, PointKind},
    fault::Fault,
    list::{
        cell::Cell,
        export::{Batch, Listing},
        turn::Turn,
    },
    piece::{PageInfo, Prose},
    schema::{self, Whole},
    visit::Visit,
};

#[derive(cynic::QueryVariables)]
struct Wanted {
    id: cynic::Id,
    ledger: Ledger,
    first: Option<i32>,
    after: Option<String>,
    last: Option<i32>,
    before: Option<String>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Wanted")]
struct Question {
    #[arguments(id: $id)]
    manager: Option<Manager>,
}

#[derive(cynic::QueryFragment)]
#[cynic(variables = "Wanted")]
struct Manager {
    id: cynic::Id,
    name: Prose,
    #[cynic(alias, rename = "points")]
    #[arguments(ledger: CONTRIBUTION)]
    contribution: Option<Balance>,
    #[cynic(alias, rename = "points")]
    #[arguments(ledger: CREDIT)]
    credit: Option<Balance>,
    #[arguments(ledger: $ledger)]
    points: Option<PointBook>,
}

/// What a manager has in a ledger.
#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "PointBook")]
pub(crate) struct Balance {
    /// The sum of all entries.
    pub(crate) balance: i32,
}

#[derive(cynic::QueryFragment)]
#[cynic(variables = "Wanted")]
struct PointBook {
    balance: i32,
    by_rule: Vec<PointSum>,
    #[arguments(first: $first, after: $after, last: $last, before: $before)]
    entries: Option<PointConnection>,
}

#[derive(cynic::QueryFragment)]
struct PointSum {
    name: Prose,
    points: i32,
    entry_count: i32,
}

#[derive(cynic::QueryFragment)]
struct PointConnection {
    nodes: Vec<Row>,
    page_info: PageInfo,
    total_count: i32,
}

/// An entry in the list.
#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Point")]
struct Row {
    id: cynic::Id,
    number: Whole,
    at: DateTime<Utc>,
    kind: PointKind,
    rule: Option<Rule>,
    points: i32,
    is_appealed: bool,
    words: Option<String>,
    about: Option<About>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "PointRule")]
struct Rule {
    name: Prose,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Point")]
struct About {
    id: cynic::Id,
    number: Whole,
}

impl Row {
    /// The page of the entry that it is or is about.
    fn page(&self) -> String {
        let id = self.about.as_ref().map_or(&self.id, |about| &about.id);
        format!("/points/{}", id.inner())
    }
}

#[derive(Template)]
#[template(path = "point/book.html")]
struct Page<'a> {
    visit: &'a Visit,
    manager: &'a Manager,
    ledger: Ledger,
    book: &'a PointBook,
    list: &'a PointConnection,
    /// Whether it is the visitor's own, and whether the visitor keeps the registry.
    is_own: bool,
    may_grant: bool,
}

impl Page<'_> {
    /// The ledgers that the visitor reads, each with its balance and address.
    fn tabs(&self) -> Vec<(Ledger, i32, String)> {
        let all = [
            (Ledger::Contribution, &self.manager.contribution),
            (Ledger::Credit, &self.manager.credit),
        ];
        let address =
            |ledger: Ledger| format!("/managers/{}/points?ledger={}", self.manager.id.inner(), ledger.value());
        let read = all
            .into_iter()
            .filter_map(|(ledger, book)| Some((ledger, book.as_ref()?.balance, address(ledger))));
        read.collect()
    }
}

/// The manager with the ledger that the address names; a fault where the visitor does not read it.
async fn ask(visit: &Visit, id: &str, turn: Turn) -> Result<Manager, Fault> {
    let wanted = Wanted {
        id: cynic::Id::new(id),
        ledger: ledger(visit),
        first: turn.first,
        after: turn.after,
        last: turn.last,
        before: turn.before,
    };
    let manager = visit.ask(Question::build(wanted)).await?.manager;
    manager.ok_or(Fault::NotFound)
}

fn ledger(visit: &Visit) -> Ledger {
    let given = visit.address().get("ledger").and_then(Ledger::parse);
    given.unwrap_or(Ledger::Contribution)
}

/// Why a ledger is not read.
fn refused(visit: &Visit) -> Fault {
    if visit.me().is_known() {
        Fault::Forbidden
    } else {
        Fault::LogIn
    }
}

/// The page.
#[handler]
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
    let manager = ask(&visit, &id, Turn::of(visit.address())).await?;
    let list = manager
        .points
        .as_ref()
        .and_then(|book| Some((book, book.entries.as_ref()?)));
    let Some((book, list)) = list else {
        return Err(refused(&visit));
    };
    let account = visit.me().account.as_ref();
    let own = account.and_then(|account| account.manager.as_ref());
    let is_own = own.is_some_and(|own| own.id == manager.id);
    visit.page(&Page {
        visit: &visit,
        ledger: ledger(&visit),
        book,
        list,
        is_own,
        may_grant: visit.me().may.register && !is_own,
        manager: &manager,
    })
}

/// The entries of a manager in the ledger that the address names.
pub(super) struct Entries(String);

impl Listing for Entries {
    fn of(_: &Visit, id: &str) -> Result<Self, Fault> {
        Ok(Self(id.to_owned()))
    }

    fn title(&self) -> &'static str {
        "point-title"
    }

    fn columns(&self) -> Vec<&'static str> {
        vec![
            "point-number",
            "point-at",
            "point-kind",
            "file-about-number",
            "file-appealed",
            "point-rule",
            "point-sum",
            "point-words",
            "list-id",
        ]
    }

    async fn batch(&self, visit: &Visit, turn: Turn) -> Result<Batch, Fault> {
        let book = ask(visit, &self.0, turn).await?.points;
        let found = book.and_then(|book| book.entries).ok_or_else(|| refused(visit))?;
        let rows = found.nodes.iter().map(|row| {
            vec![
                Cell::Number(row.number.0),
                Cell::Moment(row.at),
                Cell::text(visit.label(&row.kind)),
                row.about
                    .as_ref()
                    .map_or(Cell::Empty, |about| Cell::Number(about.number.0)),
                Cell::flag(visit, row.is_appealed),
                Cell::prose(row.rule.as_ref().map(|rule| &rule.name)),
                Cell::Number(row.points.into()),
                Cell::said(row.words.as_deref()),
                Cell::text(row.id.inner()),
            ]
        });
        Ok(Batch::of(rows, found.page_info, Some(found.total_count)))
    }
}
