//! The page of a challenge.

use askama::Template;
use poem::{Response, handler, http::StatusCode, web::Path};

use super::ask::{Challenge, Need, ask};
use crate::{
    chain::{Chain, Here},
    code::{ChallengeAct, ChallengeStatus, NeedKind},
    fault::Fault,
    fields::Fields,
    problem::Problems,
    visit::Visit,
};

/// A station of its way.
pub(super) struct Station {
    pub(super) text: String,
    pub(super) class: &'static str,
    pub(super) is_here: bool,
}

#[derive(Template)]
#[template(path = "challenge/page.html")]
struct Page<'a> {
    visit: &'a Visit,
    need: &'a Need,
    challenge: &'a Challenge,
    stations: Vec<Station>,
    /// Where a form of the page had problems, what was typed.
    typed: &'a Fields,
    problems: Problems,
    chain: Option<Chain>,
}

impl Page<'_> {
    fn path(&self) -> String {
        format!("/needs/{}/challenge", self.need.id.inner())
    }

    fn may(&self, act: ChallengeAct) -> bool {
        self.challenge.acts.contains(&act)
    }

    /// Whether the visitor acts for the poster.
    fn is_own(&self) -> bool {
        self.challenge.panel.is_some()
    }

    fn own_bid(&self) -> Option<String> {
        let own = self.need.proposals.nodes.iter().find(|bid| bid.is_mine)?;
        Some(format!("/proposals/{}", own.id.inner()))
    }

    /// Whether the visitor could bid, as far as is known here; the service decides.
    fn may_bid(&self) -> bool {
        let me = self.visit.me();
        let manager = me.account.as_ref().is_some_and(|account| account.manager.is_some());
        let open = self.challenge.status == ChallengeStatus::Open;
        open && !self.is_own() && self.own_bid().is_none() && (manager || me.writes_for().next().is_some())
    }

    /// Whether the visitor may object now.
    fn may_object(&self) -> bool {
        self.challenge.status == ChallengeStatus::Notice && self.visit.me().account.is_some() && !self.is_own()
    }
}

fn stations(visit: &Visit, status: ChallengeStatus) -> Vec<Station> {
    use ChallengeStatus::{Awarded, Cancelled, Failed, Notice, Open, Planned, Review};
    let way = match status {
        Cancelled => vec![Planned, Cancelled],
        Failed => vec![Planned, Open, Review, Failed],
        _ => vec![Planned, Open, Review, Notice, Awarded],
    };
    let here = way.iter().position(|station| *station == status).unwrap_or_default();
    let station = |(at, status): (usize, &ChallengeStatus)| Station {
        text: visit.label(status),
        class: if at < here { "done" } else { "" },
        is_here: at == here,
    };
    way.iter().enumerate().map(station).collect()
}

/// The page, with what a form of it had typed into it.
pub(super) async fn page(visit: &Visit, id: &str, typed: &Fields, problems: Problems) -> Result<Response, Fault> {
    let need = ask(visit, id).await?;
    let Some(challenge) = &need.challenge else {
        // Who may write the terms is told so by the form.
        return if need.kind == NeedKind::OpenChallenge && visit.me().writes_for().next().is_some() {
            Ok(visit.go(&format!("/needs/{id}/challenge/plan")))
        } else {
            Err(Fault::NotFound)
        };
    };
    let status = if problems.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    visit.page_of(
        status,
        &Page {
            visit,
            need: &need,
            challenge,
            stations: stations(visit, challenge.status),
            typed,
            problems,
            chain: Chain::of(visit, id, Here::Proposal(None)).await?,
        },
    )
}

/// The page.
#[handler]
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
    page(&visit, &id, &Fields::default(), Problems::default()).await
}
