//! Everything on the way of a need, one line each.

use super::ask::{Engagement, Need};
use crate::{
    code::{ChallengeStatus, ContractStatus, EvaluationStatus, IntroductionStatus, ProposalStatus},
    visit::Visit,
};

/// A record on the way.
pub(crate) struct Record {
    /// What it is.
    pub(crate) kind: String,
    /// Its page.
    pub(crate) to: String,
    /// With whom, or what it is called.
    pub(crate) name: String,
    /// How it stands, and the class of its badge.
    pub(crate) status: String,
    pub(crate) class: &'static str,
    /// Since when.
    pub(crate) day: String,
    /// What is to be known besides: the next step, the amount, the reviewers.
    pub(crate) said: String,
    /// Whether something of it is late.
    pub(crate) is_late: bool,
}

/// All of them, in the order of the way.
pub(super) fn all(visit: &Visit, need: &Need) -> Vec<Record> {
    let mut records = Vec::new();
    introductions(visit, need, &mut records);
    proposals(visit, need, &mut records);
    evaluations(visit, need, &mut records);
    for one in &need.engagements {
        engagement(visit, one, &mut records);
        contracts(visit, one, &mut records);
    }
    records
}

fn introductions(visit: &Visit, need: &Need, records: &mut Vec<Record>) {
    records.extend(need.introductions.iter().map(|one| Record {
        kind: visit.t("chain-introduction"),
        to: format!("/introductions/{}", one.id.inner()),
        name: one.introduced().to_owned(),
        status: visit.label(&one.status),
        class: match one.status {
            IntroductionStatus::Proposed => "warn",
            IntroductionStatus::Accepted => "good",
            IntroductionStatus::Declined | IntroductionStatus::Ended => "bad",
            IntroductionStatus::Withdrawn | IntroductionStatus::Lapsed => "",
        },
        day: visit.day(&one.introduced_at),
        said: if one.slip.is_some() {
            visit.t("chain-slip-holds")
        } else {
            let until = one.lapses_at.as_ref();
            until
                .map(|at| visit.t1("chain-until", "date", visit.day(at)))
                .unwrap_or_default()
        },
        is_late: false,
    }));
}

fn proposals(visit: &Visit, need: &Need, records: &mut Vec<Record>) {
    if let Some(one) = &need.challenge {
        records.push(Record {
            kind: visit.t("chain-challenge"),
            to: format!("/needs/{}/challenge", need.id.inner()),
            name: visit.t("chain-challenge-of-need"),
            status: visit.label(&one.status),
            class: match one.status {
                ChallengeStatus::Open | ChallengeStatus::Review | ChallengeStatus::Notice => "info",
                ChallengeStatus::Awarded => "good",
                ChallengeStatus::Failed | ChallengeStatus::Cancelled => "bad",
                ChallengeStatus::Planned => "",
            },
            day: one.announced_at.as_ref().map(|at| visit.day(at)).unwrap_or_default(),
            said: visit.t1("chain-closes", "moment", visit.moment(&one.closes_at)),
            is_late: false,
        });
    }
    records.extend(need.proposals.nodes.iter().map(|one| Record {
        kind: visit.t("chain-proposal"),
        to: format!("/proposals/{}", one.id.inner()),
        name: if one.bidder().is_empty() && one.is_mine {
            visit.t("chain-own-proposal")
        } else if one.bidder().is_empty() {
            visit.t("chain-bidder-veiled")
        } else {
            one.bidder().to_owned()
        },
        status: visit.label(&one.status),
        class: match one.status {
            ProposalStatus::Awarded => "good",
            ProposalStatus::Submitted | ProposalStatus::Sealed | ProposalStatus::Nominated => "info",
            ProposalStatus::Declined => "bad",
            ProposalStatus::Draft | ProposalStatus::Withdrawn => "",
        },
        day: one.handed_in_at.as_ref().map(|at| visit.day(at)).unwrap_or_default(),
        said: String::new(),
        is_late: false,
    }));
}

fn evaluations(visit: &Visit, need: &Need, records: &mut Vec<Record>) {
    records.extend(need.evaluations.iter().map(|one| Record {
        kind: visit.t("chain-evaluation"),
        to: format!("/evaluations/{}", one.id.inner()),
        name: visit.t("chain-evaluation-of-need"),
        status: visit.label(&one.status),
        class: match one.status {
            EvaluationStatus::Open => "info",
            EvaluationStatus::Closed => "warn",
            EvaluationStatus::Decided => "good",
            EvaluationStatus::Draft | EvaluationStatus::Cancelled => "",
        },
        day: visit.day(one.decided_at.as_ref().unwrap_or(&one.created_at)),
        said: if one.reviewer_count > 0 {
            visit.t2(
                "chain-handed-in",
                "count",
                one.submitted_count,
                "of",
                one.reviewer_count,
            )
        } else {
            String::new()
        },
        is_late: false,
    }));
}

fn engagement(visit: &Visit, one: &Engagement, records: &mut Vec<Record>) {
    let due = one
        .next_step_due
        .as_ref()
        .map(|day| visit.t1("chain-until", "date", visit.date(day)));
    let said: Vec<String> = [one.next_step.clone(), due].into_iter().flatten().collect();
    records.push(Record {
        kind: visit.t("chain-engagement"),
        to: format!("/engagements/{}", one.id.inner()),
        name: one
            .lead
            .as_ref()
            .map_or_else(|| one.id.inner().to_owned(), |lead| lead.name.show().to_owned()),
        status: visit.label(&one.stage),
        class: crate::engagement::class(&one.stage),
        day: visit.day(&one.created_at),
        said: if one.is_running {
            said.join(" · ")
        } else {
            String::new()
        },
        is_late: one.is_running && one.is_overdue,
    });
}

fn contracts(visit: &Visit, of: &Engagement, records: &mut Vec<Record>) {
    for one in &of.contracts {
        let drafted = || visit.day(&one.created_at);
        records.push(Record {
            kind: visit.t("chain-contract"),
            to: format!("/contracts/{}", one.id.inner()),
            name: one.title.clone(),
            status: visit.label(&one.status),
            class: match one.status {
                ContractStatus::Draft => "warn",
                ContractStatus::Signed | ContractStatus::Registered => "good",
                ContractStatus::Ended => "",
            },
            day: one.signed_on.as_ref().map_or_else(drafted, |day| visit.date(day)),
            said: one.amount.as_ref().map(crate::contract::exact).unwrap_or_default(),
            is_late: false,
        });
        if let Some(day) = one.settled_on() {
            records.push(Record {
                kind: visit.t("chain-settlement"),
                to: format!("/contracts/{}/ledger", one.id.inner()),
                name: one.title.clone(),
                status: visit.t("chain-settled"),
                class: "good",
                day: visit.date(&day),
                said: crate::contract::exact(&one.settled),
                is_late: false,
            });
        }
    }
}
