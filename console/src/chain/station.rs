//! The stations of the way: what lies behind with its day, and where the page stands.

use chrono::NaiveDate;

use super::{
    Here,
    ask::{Contract, Engagement, Need},
};
use crate::{
    code::{ChallengeStatus, EvaluationStatus, IntroductionStatus, NeedKind, NeedStatus, ProposalStatus},
    visit::Visit,
};

/// A station of the way.
pub(crate) struct Station {
    /// What it is called.
    pub(crate) name: String,
    /// Where it is; empty where nothing is there.
    pub(crate) to: String,
    /// How it stands, and how many there are when it is more than one.
    pub(crate) said: String,
    /// The day on which it was reached.
    pub(crate) day: String,
    /// `done`, `skipped` where the way went past, or nothing.
    pub(crate) class: &'static str,
    /// Whether the page is about it.
    pub(crate) is_here: bool,
}

/// A station before it is known whether the way went past.
#[derive(Default)]
struct Stop {
    to: String,
    said: String,
    day: String,
    count: usize,
    is_reached: bool,
}

/// The most telling of some records: the one that the page belongs to, else the first that is alive, else the first.
fn pick<R>(records: &[R], is_pinned: impl Fn(&R) -> bool, is_alive: impl Fn(&R) -> bool) -> Option<&R> {
    let pinned = records.iter().find(|record| is_pinned(record));
    let alive = || records.iter().find(|record| is_alive(record));
    pinned.or_else(alive).or(records.first())
}

/// All stations.
pub(super) fn all(visit: &Visit, need: &Need, here: Here<'_>) -> Vec<Station> {
    let contracts = || need.engagements.iter().flat_map(|engagement| &engagement.contracts);
    let holds =
        |engagement: &Engagement, id: &str| engagement.contracts.iter().any(|contract| contract.id.inner() == id);
    let is = |id: &cynic::Id, other: &str| id.inner() == other;
    let engagement = pick(
        &need.engagements,
        |one| match here {
            Here::Engagement(Some(id)) => is(&one.id, id),
            Here::Contract(Some(id)) | Here::Settlement(id) => holds(one, id),
            Here::Introduction(id) => one.introduction.as_ref().is_some_and(|from| is(from, id)),
            Here::Proposal(Some(id)) => one.proposal.as_ref().is_some_and(|from| is(from, id)),
            _ => false,
        },
        |one| one.is_running,
    );
    let own = engagement.map(|one| one.contracts.as_slice()).unwrap_or_default();
    let contract = pick(
        own,
        |one| matches!(here, Here::Contract(Some(id)) | Here::Settlement(id) if is(&one.id, id)),
        |one| one.signed_on.is_some(),
    );
    let stops = [
        need_stop(visit, need),
        match_stop(visit, need),
        introduction_stop(visit, need, here, engagement),
        proposal_stop(visit, need, here, engagement),
        evaluation_stop(visit, need, here),
        engagement.map_or_else(Stop::default, |one| Stop {
            to: format!("/engagements/{}", one.id.inner()),
            said: visit.label(&one.stage),
            day: visit.day(&one.created_at),
            count: need.engagements.len(),
            is_reached: true,
        }),
        contract.map_or_else(Stop::default, |one| contract_stop(visit, one, contracts().count())),
        contract.map_or_else(Stop::default, |one| settlement_stop(visit, one)),
    ];
    let names = [
        "chain-need",
        "chain-match",
        "chain-introduction",
        if need.kind == NeedKind::OpenChallenge {
            "chain-challenge"
        } else {
            "chain-proposal"
        },
        "chain-evaluation",
        "chain-engagement",
        "chain-contract",
        "chain-settlement",
    ];
    let at = match here {
        Here::Need => 0,
        Here::Introduction(_) => 2,
        Here::Proposal(_) => 3,
        Here::Evaluation(_) => 4,
        Here::Engagement(_) => 5,
        Here::Contract(_) => 6,
        Here::Settlement(_) => 7,
    };
    let last = stops.iter().rposition(|stop| stop.is_reached).unwrap_or_default();
    let stations = stops
        .into_iter()
        .zip(names)
        .enumerate()
        .map(|(place, (stop, name))| Station {
            name: visit.t(name),
            class: match (stop.is_reached, place < last) {
                (true, _) => "done",
                (false, true) => "skipped",
                (false, false) => "",
            },
            said: if stop.count > 1 {
                visit.t2("chain-several", "status", stop.said, "count", stop.count)
            } else {
                stop.said
            },
            to: stop.to,
            day: stop.day,
            is_here: place == at,
        });
    stations.collect()
}

fn need_stop(visit: &Visit, need: &Need) -> Stop {
    Stop {
        to: format!("/needs/{}", need.id.inner()),
        said: visit.label(&need.status),
        day: visit.day(need.published_at.as_ref().unwrap_or(&need.created_at)),
        count: 1,
        is_reached: true,
    }
}

fn match_stop(visit: &Visit, need: &Need) -> Stop {
    let moved = need.moves.iter().find(|step| step.to == NeedStatus::Matching);
    let introduced = need.introductions.iter().map(|one| one.introduced_at).min();
    let since = moved.map(|step| step.at).or(introduced);
    Stop {
        to: if need.published_at.is_some() {
            format!("/needs/{}#candidates", need.id.inner())
        } else {
            String::new()
        },
        day: since.as_ref().map(|at| visit.day(at)).unwrap_or_default(),
        is_reached: since.is_some(),
        ..Stop::default()
    }
}

fn introduction_stop(visit: &Visit, need: &Need, here: Here<'_>, engagement: Option<&Engagement>) -> Stop {
    let from = engagement.and_then(|one| one.introduction.as_ref());
    let found = pick(
        &need.introductions,
        |one| match here {
            Here::Introduction(id) => one.id.inner() == id,
            _ => from == Some(&one.id),
        },
        |one| one.status == IntroductionStatus::Accepted,
    );
    found.map_or_else(Stop::default, |one| Stop {
        to: format!("/introductions/{}", one.id.inner()),
        said: visit.label(&one.status),
        day: visit.day(&one.introduced_at),
        count: need.introductions.len(),
        is_reached: true,
    })
}

fn proposal_stop(visit: &Visit, need: &Need, here: Here<'_>, engagement: Option<&Engagement>) -> Stop {
    let from = engagement.and_then(|one| one.proposal.as_ref());
    let found = pick(
        &need.proposals.nodes,
        |one| match here {
            Here::Proposal(Some(id)) => one.id.inner() == id,
            _ => from == Some(&one.id),
        },
        |one| one.status == ProposalStatus::Awarded,
    );
    if let Some(challenge) = &need.challenge {
        let day = challenge.announced_at.as_ref().map(|at| visit.day(at));
        return Stop {
            to: format!("/needs/{}/challenge", need.id.inner()),
            said: visit.label(&challenge.status),
            day: day.unwrap_or_default(),
            count: 1,
            is_reached: challenge.status != ChallengeStatus::Planned,
        };
    }
    found.map_or_else(Stop::default, |one| Stop {
        to: format!("/proposals/{}", one.id.inner()),
        said: visit.label(&one.status),
        day: one.handed_in_at.as_ref().map(|at| visit.day(at)).unwrap_or_default(),
        count: need.proposals.nodes.len(),
        is_reached: true,
    })
}

fn evaluation_stop(visit: &Visit, need: &Need, here: Here<'_>) -> Stop {
    let found = pick(
        &need.evaluations,
        |one| matches!(here, Here::Evaluation(Some(id)) if one.id.inner() == id),
        |one| one.status != EvaluationStatus::Cancelled,
    );
    found.map_or_else(Stop::default, |one| Stop {
        to: format!("/evaluations/{}", one.id.inner()),
        said: visit.label(&one.status),
        day: visit.day(one.decided_at.as_ref().unwrap_or(&one.created_at)),
        count: need.evaluations.len(),
        is_reached: true,
    })
}

fn contract_stop(visit: &Visit, contract: &Contract, count: usize) -> Stop {
    let drafted = || visit.day(&contract.created_at);
    Stop {
        to: format!("/contracts/{}", contract.id.inner()),
        said: visit.label(&contract.status),
        day: contract.signed_on.as_ref().map_or_else(drafted, |day| visit.date(day)),
        count,
        is_reached: true,
    }
}

fn settlement_stop(visit: &Visit, contract: &Contract) -> Stop {
    let on: Option<NaiveDate> = contract.settled_on();
    Stop {
        to: if contract.settlements.is_empty() {
            String::new()
        } else {
            format!("/contracts/{}/ledger", contract.id.inner())
        },
        said: on
            .map(|_| crate::contract::exact(&contract.settled))
            .unwrap_or_default(),
        day: on.as_ref().map(|day| visit.date(day)).unwrap_or_default(),
        count: 1,
        is_reached: on.is_some(),
    }
}
