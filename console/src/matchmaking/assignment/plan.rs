//! The result of an assignment, ready to be shown, less the managers who are left out.

use super::{
    ask::{AssignedManager, AssignedNeed, Assignment, FirstChoice, Manager},
    rules::Rules,
};
use crate::{
    candidate::show,
    code::{AssignmentRole, FirstChoiceOutcome},
    visit::Visit,
};

/// A manager at a need.
pub(super) struct Assigned {
    pub(super) id: String,
    pub(super) to: String,
    pub(super) name: String,
    pub(super) role: String,
    pub(super) is_lead: bool,
    pub(super) score: String,
    /// The address with the manager left out, or taken in again.
    pub(super) turned: String,
    pub(super) is_out: bool,
}

/// Whom a need would have first.
pub(super) struct First {
    pub(super) to: String,
    pub(super) name: String,
    pub(super) score: String,
    pub(super) outcome: String,
    /// The class of the badge that says what became of it.
    pub(super) class: &'static str,
    /// The needs that have it: address and title.
    pub(super) taken_by: Vec<(String, String)>,
}

/// A need.
pub(super) struct Line {
    pub(super) id: String,
    pub(super) to: String,
    pub(super) title: String,
    pub(super) organization: String,
    /// The address without it.
    pub(super) without: String,
    pub(super) wanted: i32,
    pub(super) managers: Vec<Assigned>,
    pub(super) first: Option<First>,
    pub(super) fit: String,
    pub(super) best_fit: String,
    pub(super) loss: String,
    /// The share of what it could have, as the width of a bar.
    pub(super) share: String,
    pub(super) loses: bool,
    /// Why it has fewer than it wanted.
    pub(super) lack: String,
    /// How many places stay open because somebody is left out.
    pub(super) open: usize,
}

/// The whole.
pub(super) struct Plan {
    pub(super) lines: Vec<Line>,
    pub(super) fit: String,
    pub(super) best_fit: String,
    pub(super) loss: String,
    pub(super) loss_share: String,
    pub(super) kept: i32,
    pub(super) alone: i32,
    pub(super) is_optimal: bool,
    /// How many managers go to how many needs.
    pub(super) assigned: usize,
    /// How many needs are not there, or not for the visitor.
    pub(super) missing: usize,
    /// The managers left out: name, or id, and the address that takes them in again.
    pub(super) out: Vec<(String, String)>,
}

impl Plan {
    /// Of the API's answer.
    pub(super) fn of(visit: &Visit, answer: &Assignment, rules: &Rules) -> Self {
        let lines: Vec<_> = answer
            .needs
            .iter()
            .filter_map(|need| line(visit, need, rules))
            .collect();
        let all = || lines.iter().flat_map(|line| &line.managers);
        let out = rules.without.iter().map(|id| {
            let known = all().find(|manager| manager.id == *id);
            let name = known.map_or(id, |manager| &manager.name);
            (name.clone(), visit.address().but("without", id))
        });
        let given_up: f64 = answer.needs.iter().map(|need| left_out(need, rules)).sum();
        let has_first = |line: &&Line| line.first.as_ref().is_some_and(|first| first.class == "good");
        let loss = answer.loss + given_up;
        Self {
            fit: show(answer.fit - given_up),
            best_fit: show(answer.best_fit),
            loss: show(loss),
            loss_share: percent(if answer.best_fit > 0.0 {
                loss / answer.best_fit
            } else {
                answer.loss_share
            }),
            kept: if rules.without.is_empty() {
                answer.first_choices_kept
            } else {
                i32::try_from(lines.iter().filter(has_first).count()).unwrap_or(i32::MAX)
            },
            alone: if rules.without.is_empty() {
                answer.left_alone
            } else {
                let alone = lines
                    .iter()
                    .filter(|line| line.managers.iter().all(|manager| manager.is_out));
                i32::try_from(alone.count()).unwrap_or(i32::MAX)
            },
            is_optimal: answer.is_optimal,
            assigned: all().filter(|manager| !manager.is_out).count(),
            missing: rules.needs.len() - lines.len(),
            out: out.collect(),
            lines,
        }
    }
}

/// A share, in percent.
fn percent(share: f64) -> String {
    format!("{:.0}%", share.clamp(0.0, 1.0) * 100.0)
}

fn is_out(manager: Option<&Manager>, rules: &Rules) -> bool {
    manager.is_some_and(|manager| rules.without.iter().any(|id| id == manager.id.inner()))
}

/// What a need gives up because somebody is left out.
fn left_out(need: &AssignedNeed, rules: &Rules) -> f64 {
    let out = need
        .managers
        .iter()
        .filter(|assigned| is_out(assigned.manager.as_ref(), rules));
    out.map(|assigned| assigned.score).sum()
}

fn line(visit: &Visit, row: &AssignedNeed, rules: &Rules) -> Option<Line> {
    let need = row.need.as_ref()?;
    let id = need.id.inner();
    let given_up = left_out(row, rules);
    let (fit, loss) = (row.fit - given_up, row.loss + given_up);
    let managers: Vec<_> = row
        .managers
        .iter()
        .filter_map(|one| assigned(visit, one, rules))
        .collect();
    let organization = need.organization.as_ref();
    Some(Line {
        to: format!("/needs/{id}"),
        title: need.title.show().to_owned(),
        organization: organization
            .map(|named| named.name.show().to_owned())
            .unwrap_or_default(),
        without: visit.address().but("need", id),
        wanted: row.wanted,
        first: row.first_choice.as_ref().and_then(|first| choice(visit, first, rules)),
        fit: show(fit),
        best_fit: show(row.best_fit),
        loss: show(loss),
        share: percent(if row.best_fit > 0.0 {
            fit / row.best_fit
        } else {
            1.0 - row.loss_share
        }),
        loses: loss >= 0.05,
        lack: row.lack.map(|lack| visit.label(&lack)).unwrap_or_default(),
        open: managers.iter().filter(|manager| manager.is_out).count(),
        managers,
        id: id.to_owned(),
    })
}

fn assigned(visit: &Visit, one: &AssignedManager, rules: &Rules) -> Option<Assigned> {
    let manager = one.manager.as_ref()?;
    let id = manager.id.inner();
    let is_out = is_out(Some(manager), rules);
    Some(Assigned {
        to: format!("/managers/{id}"),
        name: manager.name.show().to_owned(),
        role: visit.label(&one.role),
        is_lead: one.role == AssignmentRole::Lead,
        score: show(one.score),
        turned: if is_out {
            visit.address().but("without", id)
        } else {
            visit.address().and("without", id)
        },
        is_out,
        id: id.to_owned(),
    })
}

fn choice(visit: &Visit, first: &FirstChoice, rules: &Rules) -> Option<First> {
    let manager = first.manager.as_ref()?;
    let taken = first.taken_by.iter();
    let taken = taken.map(|need| (format!("/needs/{}", need.id.inner()), need.title.show().to_owned()));
    let is_out = is_out(Some(manager), rules);
    Some(First {
        to: format!("/managers/{}", manager.id.inner()),
        name: manager.name.show().to_owned(),
        score: show(first.score),
        outcome: if is_out {
            visit.t("assignment-left-out")
        } else {
            visit.label(&first.outcome)
        },
        class: match first.outcome {
            _ if is_out => "",
            FirstChoiceOutcome::Kept => "good",
            FirstChoiceOutcome::Conflict => "conflict",
            FirstChoiceOutcome::Declined | FirstChoiceOutcome::Excluded => "bad",
            FirstChoiceOutcome::Full => "full",
            FirstChoiceOutcome::Taken => "warn",
        },
        taken_by: taken.collect(),
    })
}
