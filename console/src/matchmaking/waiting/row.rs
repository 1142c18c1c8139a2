//! A need that waits, as a row; a shortlist and a note, as an entry.

use chrono::{DateTime, Utc};

use super::{
    Listed, Noted,
    ask::{About, ListedNeed, Need, Notes, Statistics},
};
use crate::{candidate, list::cell::Cell, visit::Visit};

/// From so many days on, a need has waited too long.
pub(super) const LATE: i64 = 30;

/// So many days before a deadline, it is near.
const NEAR: i64 = 30;

/// A row of the table.
pub(super) struct Row {
    pub(super) id: String,
    pub(super) to: String,
    pub(super) title: String,
    /// Who posted it; empty where that is not told.
    pub(super) organization: String,
    pub(super) organization_to: String,
    pub(super) status: String,
    pub(super) status_class: String,
    /// How long it waits, in days.
    pub(super) days: i64,
    pub(super) is_late: bool,
    pub(super) deadline: String,
    /// Whether the deadline is near, or over.
    pub(super) is_near: bool,
    /// The best manager: address, name and score.
    pub(super) best: Option<(String, String, String)>,
    pub(super) is_strong: bool,
    pub(super) listed: i32,
    pub(super) notes: i32,
}

/// A row.
pub(super) fn row(visit: &Visit, need: &Need, now: &Statistics) -> Row {
    let to = format!("/needs/{}", need.id.inner());
    let days = need.published_at.map_or(0, |since| days(since, now.as_of));
    let best = need.best_match.as_ref();
    let manager = best.and_then(|best| Some((best, best.manager.as_ref()?)));
    let organization = need.organization.as_ref();
    let left = need
        .deadline
        .map(|deadline| (deadline - now.as_of.date_naive()).num_days());
    Row {
        title: need.title.show().to_owned(),
        organization: organization
            .map(|named| named.name.show().to_owned())
            .unwrap_or_default(),
        organization_to: organization
            .map(|named| format!("/organizations/{}", named.id.inner()))
            .unwrap_or_default(),
        status: visit.label(&need.status),
        status_class: candidate::need_class(need.status),
        days,
        is_late: days >= LATE,
        deadline: need.deadline.map(|day| visit.date(&day)).unwrap_or_default(),
        is_near: left.is_some_and(|left| left <= NEAR),
        best: manager.map(|(best, manager)| {
            let to = format!("/managers/{}", manager.id.inner());
            (to, manager.name.show().to_owned(), candidate::show(best.manager_score))
        }),
        is_strong: best.is_some_and(|best| best.has_strong_manager),
        listed: need.shortlist.as_ref().map_or(0, |list| list.total_count),
        notes: need.notes.as_ref().map_or(0, |notes| notes.total_count),
        id: need.id.inner().to_owned(),
        to,
    }
}

/// The columns of files.
pub(super) const COLUMNS: &[&str] = &[
    "matchmaking-need",
    "list-posted-by",
    "file-waiting-days",
    "matchmaking-stage",
    "list-published-at",
    "matchmaking-deadline",
    "matchmaking-best",
    "file-score",
    "file-strong",
    "matchmaking-listed",
    "matchmaking-notes",
    "list-id",
    "file-manager-id",
];

/// A row of files.
pub(super) fn cells(visit: &Visit, need: &Need, now: &Statistics) -> Vec<Cell> {
    let best = need.best_match.as_ref();
    let manager = best.and_then(|best| best.manager.as_ref());
    let count = |count: Option<i32>| Cell::Number(count.unwrap_or_default().into());
    vec![
        Cell::text(need.title.show()),
        Cell::prose(need.organization.as_ref().map(|poster| &poster.name)),
        Cell::Number(need.published_at.map_or(0, |since| days(since, now.as_of))),
        Cell::text(visit.label(&need.status)),
        Cell::moment(need.published_at),
        Cell::day(need.deadline),
        Cell::prose(manager.map(|manager| &manager.name)),
        best.filter(|_| manager.is_some())
            .map_or(Cell::Empty, |best| Cell::Score(best.manager_score)),
        Cell::flag(visit, best.is_some_and(|best| best.has_strong_manager)),
        count(need.shortlist.as_ref().map(|list| list.total_count)),
        count(need.notes.as_ref().map(|notes| notes.total_count)),
        Cell::text(need.id.inner()),
        Cell::said(manager.map(|manager| manager.id.inner())),
    ]
}

/// Whole days between two moments; none where the second is not later.
fn days(since: DateTime<Utc>, now: DateTime<Utc>) -> i64 {
    (now - since).num_days().max(0)
}

/// A need with a shortlist.
pub(super) fn listed(visit: &Visit, need: &ListedNeed) -> Listed {
    Listed {
        to: format!("/needs/{}#shortlist", need.id.inner()),
        title: need.title.show().to_owned(),
        status_class: candidate::need_class(need.status),
        status: visit.label(&need.status),
        count: need.shortlist.as_ref().map_or(0, |list| list.total_count),
    }
}

/// The visitor's last notes; those on records that it may not know of any more lead nowhere.
pub(super) fn notes(visit: &Visit, notes: &Notes) -> Vec<Noted> {
    let entries = notes.nodes.iter().map(|note| {
        let (to, title) = match note.record.as_ref() {
            Some(About::Need(node)) => (format!("/needs/{}#notes", node.id.inner()), node.title.show()),
            Some(About::Manager(node)) => (format!("/managers/{}", node.id.inner()), node.name.show()),
            Some(About::Organization(node)) => (format!("/organizations/{}", node.id.inner()), node.name.show()),
            Some(About::Achievement(node)) => (format!("/achievements/{}", node.id.inner()), node.name.show()),
            Some(About::Unknown) | None => (String::new(), ""),
        };
        Noted {
            to,
            title: title.to_owned(),
            text: note.text.clone(),
            when: visit.moment(&note.updated_at),
        }
    });
    entries.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_days_count_and_no_clock_runs_backwards() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().expect("a moment");
        let now = at("2026-11-21T12:00:00Z");
        assert_eq!(days(at("2026-10-22T12:00:01Z"), now), 29);
        assert_eq!(days(at("2026-10-22T12:00:00Z"), now), 30);
        assert_eq!(days(at("2026-11-22T12:00:00Z"), now), 0);
    }
}
