//! An introduction as an entry of a list: on its own page of lists, on desks, on the page of a need.

use chrono::{DateTime, Utc};
use cynic::Id;

use crate::{
    code::{IntroductionAct, IntroductionStatus, MoveReason, Side},
    piece::Prose,
    schema,
    visit::Visit,
};

/// What a list asks of an introduction.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Introduction")]
pub(crate) struct Entry {
    id: Id,
    need: Option<NeedName>,
    manager: Option<ManagerName>,
    achievement: Option<AchievementName>,
    status: IntroductionStatus,
    introduced_by: Side,
    introduced_at: DateTime<Utc>,
    reminded_at: Option<DateTime<Utc>>,
    lapses_at: Option<DateTime<Utc>>,
    reason: Option<MoveReason>,
    sentence: Option<String>,
    revealed_at: Option<DateTime<Utc>>,
    may: Vec<IntroductionAct>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Need")]
struct NeedName {
    title: Prose,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Manager")]
struct ManagerName {
    name: Prose,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Achievement")]
struct AchievementName {
    name: Prose,
}

/// An entry, ready to be shown.
pub(crate) struct Line {
    /// Its page.
    pub(crate) to: String,
    /// The need's title.
    pub(crate) need: String,
    /// Who is introduced.
    pub(crate) introduced: String,
    /// How it stands, and the class of its badge.
    pub(crate) status: String,
    pub(crate) class: &'static str,
    /// On whose side it was made, and when.
    pub(crate) by: String,
    pub(crate) when: String,
    /// Until when an answer is awaited; empty once it was answered.
    pub(crate) until: String,
    /// Whether the side that has not answered was reminded.
    pub(crate) is_late: bool,
    /// Why one side said no.
    pub(crate) no: String,
    /// Whether names are told.
    pub(crate) is_revealed: bool,
    /// Whether it waits for the visitor.
    pub(crate) waits: bool,
}

/// The class of the badge of a status.
pub(crate) fn class(status: IntroductionStatus) -> &'static str {
    match status {
        IntroductionStatus::Proposed => "warn",
        IntroductionStatus::Accepted => "good",
        IntroductionStatus::Declined | IntroductionStatus::Ended => "bad",
        IntroductionStatus::Withdrawn | IntroductionStatus::Lapsed => "",
    }
}

impl Line {
    /// Of what was asked.
    pub(crate) fn of(visit: &Visit, entry: &Entry) -> Self {
        let named = entry.manager.as_ref().map(|manager| &manager.name);
        let named = named.or(entry.achievement.as_ref().map(|achievement| &achievement.name));
        let gone = || visit.t("introduction-gone");
        let reason = entry.reason.as_ref().map(|reason| visit.label(reason));
        let said = [reason, entry.sentence.clone()];
        let waits = |act: &IntroductionAct| matches!(act, IntroductionAct::Accept | IntroductionAct::SignSlip);
        Self {
            to: format!("/introductions/{}", entry.id.inner()),
            need: entry
                .need
                .as_ref()
                .map_or_else(gone, |need| need.title.show().to_owned()),
            introduced: named.map_or_else(gone, |name| name.show().to_owned()),
            status: visit.label(&entry.status),
            class: class(entry.status),
            by: visit.label(&entry.introduced_by),
            when: visit.day(&entry.introduced_at),
            until: entry.lapses_at.as_ref().map(|at| visit.day(at)).unwrap_or_default(),
            is_late: entry.reminded_at.is_some() && entry.status == IntroductionStatus::Proposed,
            no: said.into_iter().flatten().collect::<Vec<_>>().join(" · "),
            is_revealed: entry.revealed_at.is_some() && entry.status == IntroductionStatus::Accepted,
            // An administrator may answer for a side, but nothing waits for it.
            waits: !visit.me().may.administer && entry.may.iter().any(waits),
        }
    }

    /// Of a whole list.
    pub(crate) fn all(visit: &Visit, entries: &[Entry]) -> Vec<Self> {
        entries.iter().map(|entry| Self::of(visit, entry)).collect()
    }
}

/// The visitor's newest introductions, as desks ask for them.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "IntroductionConnection")]
pub(crate) struct Entries {
    /// The introductions.
    pub(crate) nodes: Vec<Entry>,
    /// How many there are.
    pub(crate) total_count: i32,
}
