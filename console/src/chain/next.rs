//! What the visitor may do next on the way, the most urgent first. The service decides in the end; this decides what is offered.

use super::ask::{Contract, Engagement, Evaluation, Introduction, Need};
use crate::{
    code::{
        ChallengeAct, ChallengeStatus, ContractAct, ContractStatus, EngagementStage, EvaluationAct, EvaluationStatus,
        IntroductionAct, IntroductionStatus, NeedKind, NeedStatus, ProposalStatus, ReviewerStatus, Side, TeamAct,
    },
    visit::Visit,
};

/// The most that is offered at once.
const MOST: usize = 4;

/// Something that the visitor may do.
pub(crate) struct Next {
    /// Where it is done.
    pub(crate) to: String,
    /// What it is.
    pub(crate) text: String,
    /// With whom, or until when; empty where that is plain.
    pub(crate) about: String,
}

/// Whether the visitor writes for who posted the need.
fn owns(visit: &Visit, need: &Need) -> bool {
    let poster = need.organization.as_ref().map(|poster| &poster.id);
    visit.me().may.write && visit.me().writes_for().any(|own| Some(&own.id) == poster)
}

/// All that may be done, at most so much.
pub(super) fn all(visit: &Visit, need: &Need) -> Vec<Next> {
    // An administrator may act for every side, but nothing waits for it.
    if visit.me().may.administer {
        return Vec::new();
    }
    let mut next = Vec::new();
    for one in &need.introductions {
        introduction(visit, one, &mut next);
    }
    proposal(visit, need, &mut next);
    for one in &need.evaluations {
        evaluation(visit, one, &mut next);
    }
    for one in &need.engagements {
        for contract in &one.contracts {
            of_contract(visit, contract, &mut next);
        }
        engagement(visit, one, &mut next);
    }
    challenge(visit, need, &mut next);
    if owns(visit, need) {
        owner(visit, need, &mut next);
    }
    next.truncate(MOST);
    next
}

fn introduction(visit: &Visit, of: &Introduction, next: &mut Vec<Next>) {
    let may = |act| of.may.contains(&act);
    let mut offer = |part: &str, text: &str, about: String| {
        next.push(Next {
            to: format!("/introductions/{}#{part}", of.id.inner()),
            text: visit.t(text),
            about,
        });
    };
    let until = of
        .lapses_at
        .as_ref()
        .map(|at| visit.t1("chain-until", "date", visit.day(at)));
    if may(IntroductionAct::Accept) {
        offer("answer", "chain-answer-introduction", until.unwrap_or_default());
    }
    if may(IntroductionAct::SignSlip) {
        offer("slips", "chain-sign-slip", of.introduced().to_owned());
    } else if may(IntroductionAct::OfferSlip) && of.slip.is_none() && of.status == IntroductionStatus::Accepted {
        offer("slips", "chain-offer-slip", of.introduced().to_owned());
    }
}

/// Who was introduced answers with a proposal.
fn proposal(visit: &Visit, need: &Need, next: &mut Vec<Next>) {
    let mut own = need.proposals.nodes.iter().filter(|one| one.is_mine);
    if let Some(draft) = own.clone().find(|one| one.status == ProposalStatus::Draft) {
        next.push(Next {
            to: format!("/proposals/{}", draft.id.inner()),
            text: visit.t("chain-hand-in"),
            about: String::new(),
        });
    }
    let is_open = matches!(
        need.status,
        NeedStatus::Published | NeedStatus::Matching | NeedStatus::Negotiating
    );
    let mut accepted = need.introductions.iter();
    let is_introduced = accepted.any(|one| {
        let mut sides = one.my_sides.iter();
        one.status == IntroductionStatus::Accepted && sides.any(|side| matches!(side, Side::Manager | Side::Supplier))
    });
    if is_open && is_introduced && own.next().is_none() && need.engagements.is_empty() {
        next.push(Next {
            to: format!("/needs/{}/propose", need.id.inner()),
            text: visit.t("chain-propose"),
            about: String::new(),
        });
    }
}

fn evaluation(visit: &Visit, of: &Evaluation, next: &mut Vec<Next>) {
    let mut offer = |text: &str, about: String| {
        next.push(Next {
            to: format!("/evaluations/{}", of.id.inner()),
            text: visit.t(text),
            about,
        });
    };
    let until = of
        .due_on
        .as_ref()
        .map(|day| visit.t1("chain-until", "date", visit.date(day)));
    let until = until.unwrap_or_default();
    let handed_in = visit.t2("chain-handed-in", "count", of.submitted_count, "of", of.reviewer_count);
    match of.review.as_ref().map(|review| review.status) {
        Some(ReviewerStatus::Invited) => offer("chain-answer-review", until),
        Some(ReviewerStatus::Accepted) if of.status == EvaluationStatus::Open => offer("chain-review", until),
        _ => {}
    }
    if of.acts.contains(&EvaluationAct::Decide) {
        offer("chain-decide", String::new());
    } else if of.acts.contains(&EvaluationAct::Open) {
        offer("chain-open-evaluation", String::new());
    } else if of.acts.contains(&EvaluationAct::Close) {
        offer("chain-close-evaluation", handed_in);
    }
}

fn engagement(visit: &Visit, of: &Engagement, next: &mut Vec<Next>) {
    let to = format!("/engagements/{}", of.id.inner());
    let asked = of
        .team
        .iter()
        .any(|member| member.is_mine && member.acts.contains(&TeamAct::Join));
    if asked {
        next.push(Next {
            to: format!("{to}#team"),
            text: visit.t("chain-join"),
            about: String::new(),
        });
    }
    if !of.is_running {
        return;
    }
    let drafts = matches!(of.stage, EngagementStage::Matching | EngagementStage::Negotiating);
    if drafts && of.may_work && of.contracts.is_empty() {
        next.push(Next {
            to: format!("/contracts/new?engagement={}", of.id.inner()),
            text: visit.t("chain-draft-contract"),
            about: String::new(),
        });
    }
    if let Some(step) = of.next_step.as_ref().filter(|_| of.may_work) {
        let due = of
            .next_step_due
            .as_ref()
            .map(|day| visit.t1("chain-until", "date", visit.date(day)));
        next.push(Next {
            to: format!("{to}#next"),
            text: step.clone(),
            about: due.unwrap_or_default(),
        });
    }
}

fn of_contract(visit: &Visit, of: &Contract, next: &mut Vec<Next>) {
    let may = |act| of.may.contains(&act);
    let base = format!("/contracts/{}", of.id.inner());
    let mut offer = |part: &str, text: &str| {
        next.push(Next {
            to: format!("{base}{part}"),
            text: visit.t(text),
            about: String::new(),
        });
    };
    match of.status {
        ContractStatus::Draft => {
            if may(ContractAct::Change) {
                offer("/edit", "chain-fill-contract");
            }
            if may(ContractAct::Sign) {
                offer("#signatures", "chain-sign-contract");
            }
        }
        ContractStatus::Signed if may(ContractAct::Register) => offer("#register", "chain-register-contract"),
        _ => {}
    }
    if of.status != ContractStatus::Ended && may(ContractAct::Settle) && of.settlements.is_empty() {
        offer("/settle", "chain-settle");
    }
}

fn challenge(visit: &Visit, need: &Need, next: &mut Vec<Next>) {
    let Some(of) = &need.challenge else { return };
    let may = |act| of.acts.contains(&act);
    let text = match of.status {
        ChallengeStatus::Planned if may(ChallengeAct::Announce) => "chain-announce",
        ChallengeStatus::Review if may(ChallengeAct::Nominate) => "chain-nominate",
        ChallengeStatus::Notice if may(ChallengeAct::Award) => "chain-award",
        _ => return,
    };
    next.push(Next {
        to: format!("/needs/{}/challenge", need.id.inner()),
        text: visit.t(text),
        about: String::new(),
    });
}

fn owner(visit: &Visit, need: &Need, next: &mut Vec<Next>) {
    let id = need.id.inner();
    let is_open = matches!(
        need.status,
        NeedStatus::Published | NeedStatus::Matching | NeedStatus::Negotiating
    );
    if !is_open {
        return;
    }
    let mut offer = |to: String, text: &str, about: String| {
        next.push(Next {
            to,
            text: visit.t(text),
            about,
        });
    };
    let waiting = need.proposals.nodes.iter();
    let waiting = waiting.filter(|one| one.status == ProposalStatus::Submitted).count();
    let is_evaluated = need
        .evaluations
        .iter()
        .any(|one| !matches!(one.status, EvaluationStatus::Cancelled | EvaluationStatus::Decided));
    if waiting > 0 && !is_evaluated && need.kind != NeedKind::OpenChallenge {
        let count = visit.t1("chain-proposals-wait", "count", waiting);
        offer(format!("/needs/{id}/evaluation"), "chain-evaluate", count);
    }
    if need.kind == NeedKind::OpenChallenge && need.challenge.is_none() {
        offer(
            format!("/needs/{id}/challenge/plan"),
            "chain-plan-challenge",
            String::new(),
        );
    }
    let is_begun = |from: &cynic::Id| {
        let mut begun = need.engagements.iter();
        begun.any(|one| one.introduction.as_ref() == Some(from) || one.proposal.as_ref() == Some(from))
    };
    for one in need
        .proposals
        .nodes
        .iter()
        .filter(|one| one.status == ProposalStatus::Awarded)
    {
        if !is_begun(&one.id) {
            let to = format!("/engagements/new?need={id}&proposal={}", one.id.inner());
            offer(to, "chain-begin", one.bidder().to_owned());
        }
    }
    for one in need
        .introductions
        .iter()
        .filter(|one| one.status == IntroductionStatus::Accepted)
    {
        if !is_begun(&one.id) && need.engagements.iter().all(|engagement| !engagement.is_running) {
            let to = format!("/engagements/new?need={id}&introduction={}", one.id.inner());
            offer(to, "chain-begin", one.introduced().to_owned());
        }
    }
    if need.introductions.is_empty()
        && need.proposals.nodes.is_empty()
        && need.engagements.is_empty()
        && need.challenge.is_none()
    {
        offer(format!("/needs/{id}#candidates"), "chain-introduce", String::new());
    }
}
