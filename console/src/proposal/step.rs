//! `/proposals/ID/hand-in`, `…/withdraw`, `…/accept`, `…/decline`: what moves a proposal, each asked about once more.

use askama::Template;
use cynic::Id;
use poem::{Response, handler, http::StatusCode, web::Path};

use super::{
    ask::Proposal,
    input::{AcceptProposalInput, DeclineProposalInput, HandInProposalInput, WithdrawProposalInput},
    page::find,
};
use crate::{
    change::{Change as _, Outcome},
    code::{Code, MoveReason, ProposalAct, ProposalStatus},
    fault::Fault,
    fields::Fields,
    problem::Problems,
    visit::Visit,
};

/// What moves a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deed {
    HandIn,
    Withdraw,
    Accept,
    Decline,
}

impl Deed {
    /// Of the address, which ends with its name.
    fn of(visit: &Visit) -> Result<Self, Fault> {
        match visit.address().path().rsplit('/').next() {
            Some("hand-in") => Ok(Self::HandIn),
            Some("withdraw") => Ok(Self::Withdraw),
            Some("accept") => Ok(Self::Accept),
            Some("decline") => Ok(Self::Decline),
            _ => Err(Fault::NotFound),
        }
    }

    fn is_in(self, acts: &[ProposalAct]) -> bool {
        let any: &[ProposalAct] = match self {
            Self::HandIn => &[ProposalAct::HandIn, ProposalAct::Revise, ProposalAct::Seal],
            Self::Withdraw => &[ProposalAct::Withdraw],
            Self::Accept => &[ProposalAct::Accept],
            Self::Decline => &[ProposalAct::Decline],
        };
        any.iter().any(|act| acts.contains(act))
    }

    fn button(self, visit: &Visit) -> String {
        match self {
            Self::HandIn => visit.t("proposal-hand-in"),
            Self::Withdraw => visit.t("proposal-withdraw"),
            Self::Accept => visit.t("proposal-accept"),
            Self::Decline => visit.t("proposal-decline"),
        }
    }

    fn notice(self) -> &'static str {
        match self {
            Self::HandIn => "notice-proposal-handed-in",
            Self::Withdraw => "notice-proposal-withdrawn",
            Self::Accept => "notice-proposal-accepted",
            Self::Decline => "notice-proposal-declined",
        }
    }
}

#[derive(Template)]
#[template(path = "proposal/step.html")]
struct Page<'a> {
    visit: &'a Visit,
    deed: Deed,
    proposal: &'a Proposal,
    typed: &'a Fields,
    problems: Problems,
    reasons: Vec<(&'static str, String)>,
    is_stale: bool,
}

impl Page<'_> {
    fn to(&self) -> String {
        format!("/proposals/{}", self.proposal.id.inner())
    }

    /// Whether the other side reads why.
    fn says_why(&self) -> bool {
        let hidden = matches!(self.proposal.status, ProposalStatus::Draft | ProposalStatus::Sealed);
        self.deed == Deed::Decline || (self.deed == Deed::Withdraw && !hidden)
    }

    /// Problems of what the proposal says, which are mended in its form.
    /// What the part of the form is called to which a problem belongs; empty where it belongs to none.
    fn part(&self, field: &str) -> String {
        let mut parts = super::form::parts(self.visit).into_iter();
        let own = parts.find(|part| field == part.field || field.starts_with(&format!("{}.", part.field)));
        own.map(|part| part.title).unwrap_or_default()
    }

    fn lacks(&self) -> bool {
        self.deed == Deed::HandIn && !self.problems.is_empty()
    }

    fn text(&self) -> String {
        match (self.deed, self.proposal.challenge.is_some()) {
            (Deed::HandIn, true) => self.visit.t("proposal-seal-text"),
            (Deed::HandIn, false) => self.visit.t("proposal-hand-in-text"),
            (Deed::Withdraw, _) if !self.says_why() => self.visit.t("proposal-withdraw-hidden-text"),
            (Deed::Withdraw, _) => self.visit.t("proposal-withdraw-text"),
            (Deed::Accept, _) => self.visit.t("proposal-accept-text"),
            (Deed::Decline, _) => self.visit.t("proposal-decline-text"),
        }
    }
}

fn page(
    visit: &Visit,
    deed: Deed,
    proposal: &Proposal,
    typed: &Fields,
    problems: Problems,
    is_stale: bool,
) -> Result<Response, Fault> {
    let status = match (is_stale, problems.is_empty()) {
        (true, _) => StatusCode::CONFLICT,
        (false, false) => StatusCode::UNPROCESSABLE_ENTITY,
        (false, true) => StatusCode::OK,
    };
    let reasons = MoveReason::ALL.iter();
    let reasons = reasons.map(|reason| (reason.value(), visit.label(reason)));
    visit.page_of(
        status,
        &Page {
            visit,
            deed,
            proposal,
            typed,
            problems,
            reasons: std::iter::once(("", visit.t("need-reason-choose")))
                .chain(reasons)
                .collect(),
            is_stale,
        },
    )
}

/// Asks once more.
#[handler]
pub(super) async fn confirm(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
    let deed = Deed::of(&visit)?;
    let proposal = find(&visit, &id).await?;
    if !deed.is_in(&proposal.acts) {
        return Ok(visit.go_and_say(&format!("/proposals/{id}"), "notice-proposal-moved-on"));
    }
    page(&visit, deed, &proposal, &Fields::default(), Problems::default(), false)
}

/// Does it.
#[handler]
pub(super) async fn go(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    let deed = Deed::of(&visit)?;
    let version = fields.get("version").parse().unwrap_or_default();
    let reason = MoveReason::parse(fields.get("reason"));
    let own = Id::new(&id);
    let outcome = match deed {
        Deed::HandIn => {
            let input = HandInProposalInput { proposal: own, version };
            input.send(&visit).await?
        }
        Deed::Accept => {
            let input = AcceptProposalInput { proposal: own, version };
            input.send(&visit).await?
        }
        Deed::Withdraw => {
            let input = WithdrawProposalInput {
                proposal: own,
                version,
                reason,
                sentence: fields.text("sentence"),
            };
            input.send(&visit).await?
        }
        Deed::Decline => match reason {
            None => {
                let mut problems = Problems::default();
                problems.add("reason", visit.t("need-reason-problem"));
                Outcome::Invalid(problems)
            }
            Some(reason) => {
                let input = DeclineProposalInput {
                    proposal: own,
                    version,
                    reason,
                    sentence: fields.get("sentence").to_owned(),
                };
                input.send(&visit).await?
            }
        },
    };
    match outcome {
        Outcome::Done(()) => Ok(visit.go_and_say(&format!("/proposals/{id}"), deed.notice())),
        Outcome::Invalid(problems) => page(&visit, deed, &find(&visit, &id).await?, &fields, problems, false),
        Outcome::Stale => {
            let now = find(&visit, &id).await?;
            page(&visit, deed, &now, &fields, Problems::default(), true)
        }
    }
}
