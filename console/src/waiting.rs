//! What waits for the visitor on the way from match to money, gathered on desks: to answer, to sign, to review, due, unread.

mod ask;

use chrono::TimeDelta;

use self::ask::{Answered, Contract, Engagement, Evaluation, Need, Proposal};
use crate::{
    code::{
        ContractAct, ContractStatus, EvaluationAct, EvaluationStatus, IntroductionAct, ProposalStatus, ReviewerStatus,
        Role,
    },
    fault::Fault,
    piece::Prose,
    visit::Visit,
};

/// What is due within so many days waits.
const SOON: i64 = 7;

/// The most entries of a kind on a desk; the list behind has them all.
const MOST: usize = 5;

/// Something that waits.
pub(crate) struct Item {
    /// Where it is done.
    pub(crate) to: String,
    /// The need, or what it is called.
    pub(crate) title: String,
    /// What is to be done.
    pub(crate) deed: String,
    /// Until when, with whom.
    pub(crate) about: String,
    /// Whether it is late.
    pub(crate) is_late: bool,
}

/// What waits in one way.
pub(crate) struct Kind {
    /// Its name in addresses and texts.
    pub(crate) id: &'static str,
    /// What it is called.
    pub(crate) title: String,
    /// How many there are.
    pub(crate) count: usize,
    /// The list of all.
    pub(crate) to: &'static str,
    /// The first of them.
    pub(crate) items: Vec<Item>,
}

/// All that waits.
pub(crate) struct Waiting {
    /// The kinds, those without entries too: a nought says that one may go on.
    pub(crate) kinds: Vec<Kind>,
}

impl Waiting {
    /// What waits for the visitor.
    pub(crate) async fn of(visit: &Visit) -> Result<Self, Fault> {
        let answer = ask::ask(visit).await?;
        let kinds = [
            (
                "answer",
                "waiting-answer",
                "/introductions?waiting=1",
                to_answer(visit, &answer),
            ),
            ("sign", "waiting-sign", "/contracts", to_sign(visit, &answer)),
            ("review", "waiting-review", "/reviews", to_review(visit, &answer)),
            ("due", "waiting-due", "/engagements", due(visit, &answer)),
            ("unread", "waiting-unread", "/threads", unread(visit, &answer)),
        ];
        let kinds = kinds.into_iter().map(|(id, title, to, mut items)| {
            let count = items.len();
            items.truncate(MOST);
            Kind {
                id,
                title: visit.t(title),
                count,
                to,
                items,
            }
        });
        Ok(Self { kinds: kinds.collect() })
    }

    /// How much waits.
    pub(crate) fn count(&self) -> usize {
        self.kinds.iter().map(|kind| kind.count).sum()
    }

    /// The kinds with entries.
    pub(crate) fn filled(&self) -> impl Iterator<Item = &Kind> {
        self.kinds.iter().filter(|kind| kind.count > 0)
    }
}

fn titled(visit: &Visit, title: Option<&Prose>) -> String {
    title.map_or_else(|| visit.t("waiting-gone"), |title| title.show().to_owned())
}

fn need_title(visit: &Visit, need: Option<&Need>) -> String {
    titled(visit, need.map(|need| &need.title))
}

fn until(visit: &Visit, day: Option<&chrono::NaiveDate>) -> String {
    let until = day.map(|day| visit.t1("chain-until", "date", visit.date(day)));
    until.unwrap_or_default()
}

/// Introductions, invitations into teams, and proposals that nobody evaluates yet.
fn to_answer(visit: &Visit, answer: &Answered) -> Vec<Item> {
    let introductions = answer.introductions.nodes.iter();
    let introductions = introductions.filter(|one| one.may.contains(&IntroductionAct::Accept));
    let mut items: Vec<Item> = introductions
        .map(|one| Item {
            to: format!("/introductions/{}#answer", one.id.inner()),
            title: need_title(visit, one.need.as_ref()),
            deed: visit.t("chain-answer-introduction"),
            about: one
                .lapses_at
                .as_ref()
                .map(|at| visit.t1("chain-until", "date", visit.day(at)))
                .unwrap_or_default(),
            is_late: one.reminded_at.is_some(),
        })
        .collect();
    items.extend(answer.invited.nodes.iter().map(|one| Item {
        to: format!("/engagements/{}#team", one.id.inner()),
        title: need_title(visit, one.need.as_ref()),
        deed: visit.t("chain-join"),
        about: String::new(),
        is_late: false,
    }));
    for need in &answer.needs.nodes {
        let proposals = need.proposals.nodes.iter();
        let waiting = proposals.filter(|one| one.status == ProposalStatus::Submitted).count();
        let is_evaluated = need.evaluations.iter().any(is_running);
        if waiting > 0 && !is_evaluated {
            items.push(Item {
                to: format!("/needs/{}/proposals", need.id.inner()),
                title: need.title.show().to_owned(),
                deed: visit.t1("chain-proposals-wait", "count", waiting),
                about: String::new(),
                is_late: false,
            });
        }
    }
    items
}

fn is_running(evaluation: &ask::OwnEvaluation) -> bool {
    !matches!(
        evaluation.status,
        EvaluationStatus::Cancelled | EvaluationStatus::Decided
    )
}

/// Commission slips, contracts, and drafts of one's own that are not handed in.
fn to_sign(visit: &Visit, answer: &Answered) -> Vec<Item> {
    let introductions = answer.introductions.nodes.iter();
    let slips = introductions.filter(|one| one.may.contains(&IntroductionAct::SignSlip));
    let slips = slips.map(|one| Item {
        to: format!("/introductions/{}#slips", one.id.inner()),
        title: need_title(visit, one.need.as_ref()),
        deed: visit.t("chain-sign-slip"),
        about: String::new(),
        is_late: false,
    });
    let contracts = answer.viewer.contracts.nodes.iter();
    let contracts = contracts.filter(|_| !visit.me().may.administer);
    let contracts = contracts.filter_map(|one| contract(visit, one));
    let drafts = answer.viewer.proposals.nodes.iter();
    let drafts = drafts.filter(|one| one.status == ProposalStatus::Draft);
    slips
        .chain(contracts)
        .chain(drafts.map(|one| draft(visit, one)))
        .collect()
}

fn contract(visit: &Visit, one: &Contract) -> Option<Item> {
    let may = |act| one.may.contains(&act);
    let (part, deed) = match one.status {
        ContractStatus::Draft if may(ContractAct::Sign) => ("#signatures", "chain-sign-contract"),
        ContractStatus::Signed if may(ContractAct::Register) => ("#register", "chain-register-contract"),
        _ => return None,
    };
    Some(Item {
        to: format!("/contracts/{}{part}", one.id.inner()),
        title: one.title.clone(),
        deed: visit.t(deed),
        about: String::new(),
        is_late: false,
    })
}

fn draft(visit: &Visit, one: &Proposal) -> Item {
    Item {
        to: format!("/proposals/{}", one.id.inner()),
        title: need_title(visit, one.need.as_ref()),
        deed: visit.t("chain-hand-in"),
        about: String::new(),
        is_late: false,
    }
}

/// Sheets to write, and evaluations of one's own needs to go on with.
fn to_review(visit: &Visit, answer: &Answered) -> Vec<Item> {
    let reviews = answer.viewer.reviews.nodes.iter();
    let mut items: Vec<Item> = reviews.filter_map(|one| review(visit, one)).collect();
    for need in &answer.needs.nodes {
        for one in &need.evaluations {
            let deed = if one.acts.contains(&EvaluationAct::Decide) {
                "chain-decide"
            } else if one.acts.contains(&EvaluationAct::Open) {
                "chain-open-evaluation"
            } else if one.acts.contains(&EvaluationAct::Close) && one.submitted_count == one.reviewer_count {
                "chain-close-evaluation"
            } else {
                continue;
            };
            items.push(Item {
                to: format!("/evaluations/{}", one.id.inner()),
                title: need.title.show().to_owned(),
                deed: visit.t(deed),
                about: visit.t2(
                    "chain-handed-in",
                    "count",
                    one.submitted_count,
                    "of",
                    one.reviewer_count,
                ),
                is_late: false,
            });
        }
    }
    items
}

fn review(visit: &Visit, one: &Evaluation) -> Option<Item> {
    let deed = match (one.review.as_ref()?.status, one.status) {
        (ReviewerStatus::Invited, EvaluationStatus::Draft | EvaluationStatus::Open) => "chain-answer-review",
        (ReviewerStatus::Accepted, EvaluationStatus::Open) => "chain-review",
        _ => return None,
    };
    Some(Item {
        to: format!("/evaluations/{}", one.id.inner()),
        title: need_title(visit, one.need.as_ref()),
        deed: visit.t(deed),
        about: until(visit, one.due_on.as_ref()),
        is_late: false,
    })
}

/// Next steps of engagements that are due soon, or were.
fn due(visit: &Visit, answer: &Answered) -> Vec<Item> {
    // The service says what time it is.
    let soon = (answer.statistics.as_of + TimeDelta::days(SOON)).date_naive();
    let is_soon = |one: &&Engagement| one.is_overdue || one.next_step_due.is_some_and(|day| day <= soon);
    let mut due: Vec<&Engagement> = answer.running.nodes.iter().filter(is_soon).collect();
    due.sort_by_key(|one| one.next_step_due);
    let due = due.into_iter().filter(|_| !visit.me().may.administer);
    due.map(|one| Item {
        to: format!("/engagements/{}#next", one.id.inner()),
        title: need_title(visit, one.need.as_ref()),
        deed: one.next_step.clone().unwrap_or_else(|| visit.t("waiting-next-step")),
        about: until(visit, one.next_step_due.as_ref()),
        is_late: one.is_overdue,
    })
    .collect()
}

fn unread(visit: &Visit, answer: &Answered) -> Vec<Item> {
    let threads = answer.viewer.threads.iter().filter(|one| one.unread_count > 0);
    threads
        .map(|one| Item {
            to: format!("/threads/{}", one.id.inner()),
            title: need_title(visit, one.need.as_ref()),
            deed: visit.t1("waiting-unread-count", "count", one.unread_count),
            about: visit.label(&one.subject),
            is_late: false,
        })
        .collect()
}

/// Whether a visitor has a desk: who takes part in what the service keeps.
pub(crate) fn has_desk(visit: &Visit) -> bool {
    let me = visit.me();
    let account = me.account.as_ref();
    let takes_part = account.is_some_and(|account| account.manager.is_some() || !account.memberships.is_empty());
    takes_part || me.is(Role::Reviewer)
}
