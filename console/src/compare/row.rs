//! The rows of the table: each kind of reason, and facts.

use super::Compared;
use crate::{
    candidate::{self, Key},
    code::{AchievementForm, AchievementLevel, Code, ManagerKind, OrganizationKind, ReasonKind, TransferMode},
    piece::{Field, Named, Place, Prose},
    schema,
    visit::Visit,
};

/// Words that are named for each.
const WORDS: usize = 6;

/// A kind of reason: what it gives each, and why.
pub(super) struct Kind {
    pub(super) key: Key,
    pub(super) cells: Vec<Cell>,
}

/// What a kind gives one.
pub(super) struct Cell {
    pub(super) points: String,
    /// The share of the most that any has: a bar's length.
    pub(super) share: String,
    pub(super) text: String,
    pub(super) is_best: bool,
    /// Whether the kind is about such records at all.
    pub(super) is_told: bool,
}

/// A fact about each.
pub(super) struct Line {
    pub(super) name: String,
    pub(super) cells: Vec<Vec<String>>,
}

/// What is asked beyond what every candidate shows.
#[derive(cynic::InlineFragments)]
#[cynic(graphql_type = "Node")]
pub(super) enum More {
    Manager(Manager),
    Organization(Organization),
    Achievement(Achievement),
    #[cynic(fallback)]
    Other,
}

#[derive(cynic::QueryFragment)]
pub(super) struct Manager {
    kind: ManagerKind,
    region: Option<Place>,
    fields: Vec<Field>,
    languages: Vec<String>,
    organizations: Vec<Named>,
    works: Option<Vec<Work>>,
    has_free_capacity: Option<bool>,
    capacity: Option<i32>,
    load: Option<i32>,
}

#[derive(cynic::QueryFragment)]
struct Work {
    title: Prose,
    year: Option<i32>,
}

#[derive(cynic::QueryFragment)]
pub(super) struct Organization {
    kind: OrganizationKind,
    region: Option<Place>,
    fields: Vec<Field>,
    tags: Vec<String>,
}

#[derive(cynic::QueryFragment)]
pub(super) struct Achievement {
    forms: Vec<AchievementForm>,
    organization: Option<Named>,
    fields: Vec<Field>,
    modes: Vec<TransferMode>,
    trl: Option<i32>,
    level: Option<AchievementLevel>,
    rights_open: bool,
}

/// A row for each kind of reason that gives one of them something, or could have.
pub(super) fn kinds(visit: &Visit, compared: &[&Compared]) -> Vec<Kind> {
    let mut rows = Vec::new();
    for kind in ReasonKind::ALL.iter().copied() {
        if !compared
            .iter()
            .any(|one| one.reasons.iter().any(|reason| reason.kind == kind))
        {
            continue;
        }
        let sums: Vec<_> = compared.iter().map(|one| candidate::sum(&one.reasons, kind)).collect();
        let most = sums.iter().copied().max().unwrap_or_default();
        let differ = sums.iter().any(|sum| *sum != most);
        let cells = compared.iter().zip(&sums).map(|(one, sum)| Cell {
            points: candidate::points(*sum),
            share: format!("{}%", if most > 0 { sum * 100 / most } else { 0 }),
            text: text(visit, one, kind),
            is_best: differ && *sum == most,
            is_told: one.reasons.iter().any(|reason| reason.kind == kind),
        });
        rows.push(Kind {
            key: Key::of(visit, kind),
            cells: cells.collect(),
        });
    }
    rows
}

/// Why: the sentence; of words the strongest ones.
fn text(visit: &Visit, one: &Compared, kind: ReasonKind) -> String {
    let of_kind = || one.reasons.iter().filter(|reason| reason.kind == kind);
    if kind != ReasonKind::Word {
        return of_kind()
            .next()
            .map(|reason| reason.sentence.clone())
            .unwrap_or_default();
    }
    candidate::best_words(&one.reasons, WORDS).join(&visit.t("candidate-comma"))
}

/// The facts: those that one of them has.
pub(super) fn lines(visit: &Visit, more: &[Option<&More>]) -> Vec<Line> {
    let facts: Vec<Vec<(String, Vec<String>)>> = more
        .iter()
        .map(|one| match one {
            Some(More::Manager(one)) => of_manager(visit, one),
            Some(More::Organization(one)) => of_organization(visit, one),
            Some(More::Achievement(one)) => of_achievement(visit, one),
            Some(More::Other) | None => Vec::new(),
        })
        .collect();
    let mut names: Vec<&String> = Vec::new();
    for (name, values) in facts.iter().flatten() {
        if !values.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    let cell = |facts: &[(String, Vec<String>)], name: &str| {
        let found = facts.iter().find(|(known, _)| known == name);
        found.map(|(_, values)| values.clone()).unwrap_or_default()
    };
    let line = |name: &String| Line {
        name: name.clone(),
        cells: facts.iter().map(|facts| cell(facts, name)).collect(),
    };
    names.into_iter().map(line).collect()
}

fn of_manager(visit: &Visit, one: &Manager) -> Vec<(String, Vec<String>)> {
    let load = one
        .load
        .zip(one.capacity)
        .map(|(load, capacity)| format!("{load}/{capacity}"));
    let is_full = one.has_free_capacity == Some(false);
    let capacity = load.into_iter().chain(is_full.then(|| visit.t("candidate-full")));
    let works = one.works.iter().flatten().map(|work| match work.year {
        Some(year) => format!("{} · {year}", work.title.show()),
        None => work.title.show().to_owned(),
    });
    vec![
        (visit.t("compare-kind"), vec![visit.label(&one.kind)]),
        (visit.t("compare-organization"), named(&one.organizations)),
        (visit.t("compare-region"), place(one.region.as_ref())),
        (visit.t("compare-fields"), fields(&one.fields)),
        (visit.t("compare-capacity"), capacity.collect()),
        (
            visit.t("compare-languages"),
            one.languages.iter().map(|code| language(visit, code)).collect(),
        ),
        (visit.t("compare-works"), works.take(5).collect()),
    ]
}

fn of_organization(visit: &Visit, one: &Organization) -> Vec<(String, Vec<String>)> {
    vec![
        (visit.t("compare-kind"), vec![visit.label(&one.kind)]),
        (visit.t("compare-region"), place(one.region.as_ref())),
        (visit.t("compare-fields"), fields(&one.fields)),
        (visit.t("compare-tags"), one.tags.clone()),
    ]
}

fn of_achievement(visit: &Visit, one: &Achievement) -> Vec<(String, Vec<String>)> {
    let rights = if one.rights_open {
        visit.t("candidate-rights-open")
    } else {
        visit.t("compare-rights-settled")
    };
    vec![
        (
            visit.t("compare-kind"),
            one.forms.iter().map(|form| visit.label(form)).collect(),
        ),
        (visit.t("compare-organization"), named(one.organization.as_slice())),
        (visit.t("compare-fields"), fields(&one.fields)),
        (
            visit.t("compare-modes"),
            one.modes.iter().map(|mode| visit.label(mode)).collect(),
        ),
        (
            visit.t("compare-maturity"),
            one.trl.map(|trl| format!("TRL {trl}")).into_iter().collect(),
        ),
        (
            visit.t("compare-level"),
            one.level.iter().map(|level| visit.label(level)).collect(),
        ),
        (visit.t("compare-rights"), vec![rights]),
    ]
}

fn named(all: &[Named]) -> Vec<String> {
    all.iter().map(|one| one.name.show().to_owned()).collect()
}

fn fields(all: &[Field]) -> Vec<String> {
    all.iter().map(|one| one.name.show().to_owned()).collect()
}

fn place(place: Option<&Place>) -> Vec<String> {
    place.iter().map(|place| place.name.show().to_owned()).collect()
}

/// A working language by its ISO 639-1 code; the code itself where it has no name here.
fn language(visit: &Visit, code: &str) -> String {
    visit.label_of("compare-LANGUAGE", code)
}
