//! `/matchmaking`: the open needs that have waited longest, to be chosen from.

mod ask;
mod row;

use std::collections::BTreeSet;

use askama::Template;
use futures_util::future::try_join;
use poem::{Response, handler};

use self::row::Row;
use super::{admit, scope::Scope};
use crate::{
    code::{Code, NeedStatus},
    engagement::{self, DueRow},
    fault::Fault,
    introduction::line::Line,
    list::{
        export::{Batch, Listing},
        names::Names,
        turn::{Pages, Turn},
    },
    piece::Prose,
    visit::Visit,
    waiting::Waiting,
};

/// The statuses of open needs.
const OPEN: [NeedStatus; 3] = [NeedStatus::Published, NeedStatus::Matching, NeedStatus::Negotiating];

/// A need for which a shortlist is kept.
struct Listed {
    to: String,
    title: String,
    status_class: String,
    status: String,
    count: i32,
}

/// A note of the visitor's own.
struct Noted {
    to: String,
    title: String,
    text: String,
    when: String,
}

#[derive(Template)]
#[template(path = "matchmaking/waiting.html")]
struct Page<'a> {
    visit: &'a Visit,
    scope: Scope,
    /// Whether only needs of the visitor's own regions are listed.
    is_scoped: bool,
    rows: Vec<Row>,
    pages: Pages,
    /// Field, region, status: value and what it is called.
    fields: Vec<(String, String)>,
    regions: Vec<(String, String)>,
    /// Chosen needs that are not on this page.
    elsewhere: Vec<String>,
    chosen: BTreeSet<String>,
    listed: Vec<Listed>,
    notes: Vec<Noted>,
    note_count: i32,
    late: i64,
    introductions: Vec<Line>,
    introduced: i32,
    /// What waits for the visitor, and what the engagements are that it follows.
    tasks: Waiting,
    due: Vec<DueRow>,
}

impl Page<'_> {
    fn given(&self, name: &str) -> &str {
        self.visit.address().get(name).unwrap_or_default()
    }

    fn statuses(&self) -> Vec<(&'static str, String)> {
        OPEN.iter()
            .map(|status| (status.value(), self.visit.label(status)))
            .collect()
    }

    fn is_filtered(&self) -> bool {
        let filters = ["field", "region", "status", "strong_manager", "scope"];
        filters.iter().any(|name| self.visit.address().get(name).is_some())
    }
}

/// The page.
#[handler]
pub(super) async fn show(visit: Visit) -> Result<Response, Fault> {
    admit(&visit)?;
    let address = visit.address();
    let (scope, names) = try_join(Scope::of(&visit), Names::of(&visit, address)).await?;
    let own = own(&visit, &scope);
    let is_scoped = own.is_some();
    let answer = ask::ask(&visit, ask::filter(&visit, own)?, Turn::of(address)).await?;
    let needs = &answer.needs;
    let rows = needs
        .nodes
        .iter()
        .map(|need| row::row(&visit, need, &answer.statistics));
    let rows: Vec<_> = rows.collect();
    let chosen: BTreeSet<_> = address.all("need").map(str::to_owned).collect();
    let is_here = |id: &String| rows.iter().any(|row| row.id == *id);
    let elsewhere = chosen.iter().filter(|id| !is_here(id)).cloned().collect();
    let pages = Pages::of(address, &needs.page_info, rows.len(), needs.total_count.into());
    let listed = answer
        .viewer
        .shortlisted_needs
        .iter()
        .map(|need| row::listed(&visit, need));
    let notes = answer.viewer.notes.as_ref();
    visit.page(&Page {
        is_scoped,
        fields: upper(&names),
        regions: names.provinces,
        elsewhere,
        chosen,
        listed: listed.collect(),
        notes: notes.map(|notes| row::notes(&visit, notes)).unwrap_or_default(),
        note_count: notes.map_or(0, |notes| notes.total_count),
        pages,
        rows,
        scope,
        late: row::LATE,
        introductions: Line::all(&visit, &answer.introductions.nodes),
        introduced: answer.introductions.total_count,
        tasks: Waiting::of(&visit).await?,
        due: engagement::due(&visit).await?,
        visit: &visit,
    })
}

/// The regions of a matchmaker who asks for no others.
fn own(visit: &Visit, scope: &Scope) -> Option<Vec<String>> {
    let address = visit.address();
    let is_scoped = !scope.regions.is_empty() && address.get("scope").is_none() && address.get("region").is_none();
    is_scoped.then(|| scope.regions.iter().map(|(code, _)| code.clone()).collect())
}

/// The needs that wait.
pub(super) struct Needs;

impl Listing for Needs {
    // Each of them is searched for.
    const AT_ONCE: i32 = 50;

    fn of(visit: &Visit, _: &str) -> Result<Self, Fault> {
        admit(visit).map(|()| Self)
    }

    fn title(&self) -> &'static str {
        "matchmaking-waiting"
    }

    fn columns(&self) -> Vec<&'static str> {
        row::COLUMNS.to_vec()
    }

    async fn batch(&self, visit: &Visit, turn: Turn) -> Result<Batch, Fault> {
        let scope = Scope::of(visit).await?;
        let filter = ask::filter(visit, own(visit, &scope))?;
        let found = ask::rows(visit, filter, turn).await?;
        let needs = found.needs;
        let rows = needs
            .nodes
            .iter()
            .map(|need| row::cells(visit, need, &found.statistics));
        Ok(Batch::of(rows, needs.page_info, Some(needs.total_count)))
    }
}

/// The fields of the upper level: code and name.
pub(super) fn upper(names: &Names) -> Vec<(String, String)> {
    let option = |code: &String, name: &Prose| (code.clone(), name.show().to_owned());
    names
        .fields
        .iter()
        .map(|field| option(&field.code, &field.name))
        .collect()
}
