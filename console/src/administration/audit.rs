//! `/administration/audit`: sensitive actions, the newest first.

use askama::Template;
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, TimeZone, Utc};
use cynic::QueryBuilder;
use poem::{Response, handler};

use super::{
    Part,
    detail::{self, Said},
    open,
};
use crate::{
    code::{AuditAction, Code},
    fault::Fault,
    list::{
        cell::Cell,
        export::{Batch, Listing},
        turn::Turn,
    },
    piece::PageInfo,
    schema,
    visit::Visit,
};

/// Which entries.
#[derive(cynic::InputObject, Clone, Debug)]
struct AuditFilter {
    actor: Option<String>,
    action: Option<AuditAction>,
    subject: Option<String>,
    from: Option<DateTime<Utc>>,
    to: Option<DateTime<Utc>>,
}

#[derive(cynic::QueryVariables, Debug)]
struct Variables {
    filter: AuditFilter,
    first: Option<i32>,
    after: Option<String>,
    last: Option<i32>,
    before: Option<String>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct Asked {
    #[arguments(filter: $filter, first: $first, after: $after, last: $last, before: $before)]
    audit_log: AuditEntryConnection,
}

#[derive(cynic::QueryFragment, Debug)]
struct AuditEntryConnection {
    nodes: Vec<AuditEntry>,
    page_info: PageInfo,
    total_count: i32,
}

#[derive(cynic::QueryFragment, Debug)]
struct AuditEntry {
    number: Int64,
    at: DateTime<Utc>,
    actor: String,
    action: Option<AuditAction>,
    subject: String,
    detail: Option<serde_json::Value>,
    digest: String,
}

/// A large number as the API sends it: as a text, so that no script rounds it.
#[derive(cynic::Scalar, Clone, Debug)]
pub(super) struct Int64(pub(super) String);

#[derive(Template)]
#[template(path = "administration/audit.html")]
struct Page<'a> {
    visit: &'a Visit,
    part: Part,
    list: AuditEntryConnection,
    actions: Vec<(&'static str, String)>,
}

impl Page<'_> {
    /// What else an entry says.
    fn said(&self, entry: &AuditEntry) -> Vec<Said> {
        entry.said(self.visit)
    }

    /// What somebody or something is called who has no account.
    fn called(&self, who: &str) -> String {
        called(self.visit, who)
    }
}

impl AuditEntry {
    fn said(&self, visit: &Visit) -> Vec<Said> {
        let detail = self.detail.as_ref();
        detail.map(|detail| detail::read(visit, detail)).unwrap_or_default()
    }
}

fn called(visit: &Visit, who: &str) -> String {
    match who {
        "administrator" => visit.t("administration-actor-administrator"),
        "anonymous" => visit.t("administration-actor-anonymous"),
        other => other.to_owned(),
    }
}

/// The beginning of a day in China, so many days later.
fn beginning(text: &str, later: u64) -> Option<DateTime<Utc>> {
    let day: NaiveDate = text.parse().ok()?;
    let day = day.checked_add_days(chrono::Days::new(later))?;
    let there = FixedOffset::east_opt(8 * 3600)?;
    let begins = there.from_local_datetime(&day.and_time(NaiveTime::MIN)).single()?;
    Some(begins.with_timezone(&Utc))
}

async fn ask(visit: &Visit, turn: Turn) -> Result<AuditEntryConnection, Fault> {
    let given = |name| visit.address().get(name).map(str::trim).unwrap_or_default();
    let word = |name| Some(given(name).to_owned()).filter(|word| !word.is_empty());
    let variables = Variables {
        filter: AuditFilter {
            actor: word("actor"),
            action: AuditAction::parse(given("action")),
            subject: word("subject"),
            from: beginning(given("since"), 0),
            to: beginning(given("until"), 1),
        },
        first: turn.first,
        after: turn.after,
        last: turn.last,
        before: turn.before,
    };
    Ok(visit.ask(Asked::build(variables)).await?.audit_log)
}

/// The page.
#[handler]
pub(super) async fn show(visit: Visit) -> Result<Response, Fault> {
    open(&visit, Part::Audit)?;
    let list = ask(&visit, Turn::of(visit.address())).await?;
    visit.page(&Page {
        visit: &visit,
        part: Part::Audit,
        list,
        actions: AuditAction::ALL
            .iter()
            .map(|action| (action.value(), visit.label(action)))
            .collect(),
    })
}

/// Entries of the audit log, as the address filters them.
pub(super) struct Entries;

impl Listing for Entries {
    fn of(visit: &Visit, _: &str) -> Result<Self, Fault> {
        open(visit, Part::Audit).map(|()| Self)
    }

    fn title(&self) -> &'static str {
        "administration-audit"
    }

    fn columns(&self) -> Vec<&'static str> {
        vec![
            "administration-number",
            "account-read-at",
            "administration-actor",
            "administration-action",
            "administration-subject",
            "administration-detail",
            "administration-digest",
        ]
    }

    async fn batch(&self, visit: &Visit, turn: Turn) -> Result<Batch, Fault> {
        let found = ask(visit, turn).await?;
        let rows = found.nodes.iter().map(|entry| cells(visit, entry));
        Ok(Batch::of(rows, found.page_info, Some(found.total_count)))
    }
}

fn cells(visit: &Visit, entry: &AuditEntry) -> Vec<Cell> {
    let action = entry.action.map(|action| visit.label(&action));
    let said = entry.said(visit).into_iter();
    let said: Vec<_> = said.map(|said| format!("{} {}", said.what, said.text)).collect();
    vec![
        entry.number.0.parse().map_or(Cell::Empty, Cell::Number),
        Cell::Moment(entry.at),
        Cell::text(called(visit, &entry.actor)),
        Cell::text(action.unwrap_or_else(|| visit.t("administration-action-unknown"))),
        Cell::text(called(visit, &entry.subject)),
        Cell::text(said.join("; ")),
        Cell::text(&entry.digest),
    ]
}
