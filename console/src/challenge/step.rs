//! `/needs/ID/challenge/announce`, `…/extend`, `…/cancel`, `…/nominate`, `…/recall`, `…/award`, `…/fail`: what moves a challenge,
//! each asked about once more.

use askama::Template;
use poem::{Response, handler, http::StatusCode, web::Path};

use super::{
    ask::{Bid, Challenge, Need, ask, moment, typed as typed_moment},
    input::{
        AnnounceChallengeInput, AwardChallengeInput, CancelChallengeInput, ExtendChallengeInput, FailChallengeInput,
        NominateProposalsInput, RecallNominationInput,
    },
};
use crate::{
    change::{Change as _, Outcome},
    code::{ChallengeAct, Code, MoveReason, ProposalStatus},
    fault::Fault,
    fields::Fields,
    problem::Problems,
    visit::Visit,
};

/// What is done, of the address, which ends with its name.
fn act(visit: &Visit) -> Result<ChallengeAct, Fault> {
    let last = visit.address().path().rsplit('/').next().unwrap_or_default();
    ChallengeAct::parse(&last.to_ascii_uppercase()).ok_or(Fault::NotFound)
}

#[derive(Template)]
#[template(path = "challenge/step.html")]
struct Page<'a> {
    visit: &'a Visit,
    act: ChallengeAct,
    need: &'a Need,
    challenge: &'a Challenge,
    typed: &'a Fields,
    problems: Problems,
    reasons: Vec<(&'static str, String)>,
    is_stale: bool,
}

impl Page<'_> {
    fn to(&self) -> String {
        format!("/needs/{}/challenge", self.need.id.inner())
    }

    fn title(&self) -> String {
        match self.act {
            ChallengeAct::Announce => self.visit.t("challenge-announce"),
            ChallengeAct::Extend => self.visit.t("challenge-extend"),
            ChallengeAct::Cancel => self.visit.t("challenge-cancel"),
            ChallengeAct::Nominate => self.visit.t("challenge-nominate"),
            ChallengeAct::Recall => self.visit.t("challenge-recall"),
            ChallengeAct::Award => self.visit.t("challenge-award"),
            _ => self.visit.t("challenge-fail"),
        }
    }

    fn text(&self) -> String {
        match self.act {
            ChallengeAct::Announce => self.visit.t("challenge-announce-text"),
            ChallengeAct::Extend => self.visit.t("challenge-extend-text"),
            ChallengeAct::Cancel => self.visit.t("challenge-cancel-text"),
            ChallengeAct::Nominate => self.visit.t("challenge-nominate-text"),
            ChallengeAct::Recall => self.visit.t("challenge-recall-text"),
            ChallengeAct::Award => self.visit.t("challenge-award-text"),
            _ => self.visit.t("challenge-fail-text"),
        }
    }

    fn says_why(&self) -> bool {
        let any = [ChallengeAct::Cancel, ChallengeAct::Recall, ChallengeAct::Fail];
        any.contains(&self.act) || (self.act == ChallengeAct::Award && !self.undecided().is_empty())
    }

    /// The bids without a decision.
    fn undecided(&self) -> Vec<&Bid> {
        let bids = self.need.proposals.nodes.iter();
        bids.filter(|bid| bid.status == ProposalStatus::Submitted).collect()
    }

    fn closes_at(&self) -> String {
        let typed = self.typed.get("closesAt");
        if typed.is_empty() {
            typed_moment(self.challenge.closes_at)
        } else {
            typed.to_owned()
        }
    }

    fn is_chosen(&self, bid: &Bid) -> bool {
        self.typed.all("proposals").iter().any(|id| id == bid.id.inner())
    }
}

async fn page(visit: &Visit, id: &str, typed: &Fields, problems: Problems, is_stale: bool) -> Result<Response, Fault> {
    let act = act(visit)?;
    if !visit.me().is_known() {
        return Err(Fault::LogIn);
    }
    let need = ask(visit, id).await?;
    let challenge = need.challenge.as_ref().ok_or(Fault::NotFound)?;
    if !challenge.acts.contains(&act) && problems.is_empty() && !is_stale {
        return Ok(visit.go_and_say(&format!("/needs/{id}/challenge"), "notice-challenge-moved-on"));
    }
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
            act,
            need: &need,
            challenge,
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
    page(&visit, &id, &Fields::default(), Problems::default(), false).await
}

/// Does it.
#[handler]
pub(super) async fn go(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    let act = act(&visit)?;
    let challenge = ask(&visit, &id).await?.challenge.ok_or(Fault::NotFound)?.id;
    let version = fields.get("version").parse().unwrap_or_default();
    let (reason, sentence) = (
        MoveReason::parse(fields.get("reason")),
        fields.get("sentence").to_owned(),
    );
    let lacks = |field: &str, key: &str| {
        let mut problems = Problems::default();
        problems.add(field, visit.t(key));
        problems
    };
    let outcome = match (act, reason) {
        (ChallengeAct::Announce, _) => AnnounceChallengeInput { challenge, version }.send(&visit).await?,
        (ChallengeAct::Extend, _) => match moment(fields.get("closesAt")) {
            Some(closes_at) => {
                let input = ExtendChallengeInput {
                    challenge,
                    version,
                    closes_at,
                };
                input.send(&visit).await?
            }
            None => Outcome::Invalid(lacks("closesAt", "challenge-closing-problem")),
        },
        (ChallengeAct::Nominate, _) => {
            let proposals = fields.all("proposals").into_iter().map(cynic::Id::new).collect();
            let input = NominateProposalsInput {
                challenge,
                version,
                proposals,
            };
            input.send(&visit).await?
        }
        (ChallengeAct::Award, _) => {
            let input = AwardChallengeInput {
                challenge,
                version,
                sentence: reason.map(|_| sentence),
                reason,
            };
            input.send(&visit).await?
        }
        (_, None) => Outcome::Invalid(lacks("reason", "need-reason-problem")),
        (ChallengeAct::Cancel, Some(reason)) => {
            let input = CancelChallengeInput {
                challenge,
                version,
                reason,
                sentence,
            };
            input.send(&visit).await?
        }
        (ChallengeAct::Recall, Some(reason)) => {
            let input = RecallNominationInput {
                challenge,
                version,
                reason,
                sentence,
            };
            input.send(&visit).await?
        }
        (ChallengeAct::Fail, Some(reason)) => {
            let input = FailChallengeInput {
                challenge,
                version,
                reason,
                sentence,
            };
            input.send(&visit).await?
        }
        (ChallengeAct::Plan | ChallengeAct::Close, Some(_)) => return Err(Fault::NotFound),
    };
    match outcome {
        Outcome::Done(()) => Ok(visit.go_and_say(&format!("/needs/{id}/challenge"), "notice-challenge-done")),
        Outcome::Invalid(problems) => page(&visit, &id, &fields, problems, false).await,
        Outcome::Stale => page(&visit, &id, &fields, Problems::default(), true).await,
    }
}
