//! The result of an assignment, ready to be shown.

use super::{
    ask::{Answered, AssignedManager, AssignedNeed, FirstChoice},
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
    pub(super) points: f64,
    pub(super) score: String,
    /// The address with the manager left out.
    pub(super) turned: String,
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
    pub(super) lost: f64,
    pub(super) share: String,
    pub(super) loses: bool,
    /// Why it has fewer than it wanted.
    pub(super) lack: String,
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
    pub(super) fn of(visit: &Visit, answered: &Answered, rules: &Rules) -> Self {
        let answer = &answered.assignment;
        let lines: Vec<_> = answer.needs.iter().filter_map(|need| line(visit, need)).collect();
        let out = rules.without.iter().map(|id| {
            let name = answered.name_of(id).unwrap_or(id);
            (name.to_owned(), visit.address().but("without", id))
        });
        Self {
            fit: show(answer.fit),
            best_fit: show(answer.best_fit),
            loss: show(answer.loss),
            loss_share: percent(answer.loss_share),
            kept: answer.first_choices_kept,
            alone: answer.left_alone,
            is_optimal: answer.is_optimal,
            assigned: lines.iter().map(|line| line.managers.len()).sum(),
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

fn line(visit: &Visit, row: &AssignedNeed) -> Option<Line> {
    let need = row.need.as_ref()?;
    let id = need.id.inner();
    let managers = row.managers.iter().filter_map(|one| assigned(visit, one));
    let organization = need.organization.as_ref();
    Some(Line {
        to: format!("/needs/{id}"),
        title: need.title.show().to_owned(),
        organization: organization
            .map(|named| named.name.show().to_owned())
            .unwrap_or_default(),
        without: visit.address().but("need", id),
        wanted: row.wanted,
        first: row.first_choice.as_ref().and_then(|first| choice(visit, first)),
        fit: show(row.fit),
        best_fit: show(row.best_fit),
        loss: show(row.loss),
        lost: row.loss,
        share: percent(if row.best_fit > 0.0 {
            row.fit / row.best_fit
        } else {
            1.0 - row.loss_share
        }),
        loses: row.loss >= 0.05,
        lack: row.lack.map(|lack| visit.label(&lack)).unwrap_or_default(),
        managers: managers.collect(),
        id: id.to_owned(),
    })
}

fn assigned(visit: &Visit, one: &AssignedManager) -> Option<Assigned> {
    let manager = one.manager.as_ref()?;
    let id = manager.id.inner();
    Some(Assigned {
        to: format!("/managers/{id}"),
        name: manager.name.show().to_owned(),
        role: visit.label(&one.role),
        is_lead: one.role == AssignmentRole::Lead,
        points: one.score,
        score: show(one.score),
        turned: visit.address().and("without", id),
        id: id.to_owned(),
    })
}

fn choice(visit: &Visit, first: &FirstChoice) -> Option<First> {
    let manager = first.manager.as_ref()?;
    let taken = first.taken_by.iter();
    let taken = taken.map(|need| (format!("/needs/{}", need.id.inner()), need.title.show().to_owned()));
    Some(First {
        to: format!("/managers/{}", manager.id.inner()),
        name: manager.name.show().to_owned(),
        score: show(first.score),
        outcome: visit.label(&first.outcome),
        class: match first.outcome {
            FirstChoiceOutcome::Kept => "good",
            FirstChoiceOutcome::Conflict => "conflict",
            FirstChoiceOutcome::Declined | FirstChoiceOutcome::Excluded => "bad",
            FirstChoiceOutcome::Full => "full",
            FirstChoiceOutcome::Taken => "warn",
        },
        taken_by: taken.collect(),
    })
}
