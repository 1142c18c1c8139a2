//! The way of a need from draft to landing, and what the visitor may do with it now.

use super::record::{Need, NeedMove, Person};
use crate::{
    code::{Code, NeedStatus, Role},
    visit::Visit,
};

/// A station of the way.
pub(super) struct Station {
    pub(super) text: String,
    /// The day on which the need came there.
    pub(super) day: String,
    /// `done`, or nothing.
    pub(super) class: &'static str,
    pub(super) is_here: bool,
}

/// A move, told to whoever may know.
pub(super) struct Told {
    pub(super) when: String,
    pub(super) stamp: String,
    pub(super) from: String,
    pub(super) to: String,
    pub(super) actor: String,
    pub(super) reason: String,
    pub(super) sentence: String,
}

/// What the visitor may do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a button")]
pub(super) struct Deeds {
    pub(super) edit: bool,
    pub(super) submit: bool,
    pub(super) publish: bool,
    pub(super) renew: bool,
    pub(super) withdraw: bool,
}

impl Deeds {
    /// Of the visitor with a need.
    pub(super) fn of(visit: &Visit, need: &Need) -> Self {
        use NeedStatus::{Draft, Expired, Matching, Negotiating, Published, Submitted};
        let writes = writes(visit, need);
        let takes_up = need.status == Submitted && visit.me().is(Role::Matchmaker);
        let is_open = matches!(need.status, Published | Matching | Negotiating);
        Self {
            edit: writes && (is_open || matches!(need.status, Draft | Submitted)),
            submit: writes && need.status == Draft,
            publish: writes && matches!(need.status, Draft | Submitted) || takes_up,
            renew: writes && !need.renewed && (is_open || need.status == Expired),
            withdraw: writes && (is_open || matches!(need.status, Draft | Submitted)) || takes_up,
        }
    }

    /// Whether there is anything to do.
    pub(super) fn any(self) -> bool {
        self != Self::default()
    }
}

/// Whether the visitor writes for who posted the need.
pub(super) fn writes(visit: &Visit, need: &Need) -> bool {
    let poster = need.organization.as_ref();
    visit.me().writes_as(poster.map(|organization| &organization.id))
}

/// The stations: what lies behind with its day, where the need is, and what may come.
pub(super) fn stations(visit: &Visit, need: &Need) -> Vec<Station> {
    use NeedStatus::{
        Closed, Contracted, Draft, Expired, Landed, Matching, Negotiating, Published, Submitted, Withdrawn,
    };
    let came = |status| {
        need.moves
            .iter()
            .rev()
            .find(|step| step.to == status)
            .map(|step| step.at)
    };
    let is_over = matches!(need.status, Withdrawn | Expired | Closed);
    let way = [Draft, Submitted, Published, Matching, Negotiating, Contracted, Landed];
    let here = way.iter().position(|status| *status == need.status);
    let mut stations = Vec::new();
    for (at, status) in way.into_iter().enumerate() {
        let is_here = here == Some(at);
        let is_behind = here.is_some_and(|here| at < here) || is_over && came(status).is_some();
        // Not every need is handed in, matched by hand or negotiated: what was passed over is left out.
        let is_passed_over = came(status).is_none() && !is_here && (is_behind || is_over || status == Submitted);
        if is_passed_over {
            continue;
        }
        stations.push(Station {
            text: visit.label(&status),
            day: came(status)
                .filter(|_| is_behind || is_here)
                .map(|at| visit.day(&at))
                .unwrap_or_default(),
            class: if is_behind { "done" } else { "" },
            is_here,
        });
    }
    if is_over {
        stations.push(Station {
            text: visit.label(&need.status),
            day: came(need.status).map(|at| visit.day(&at)).unwrap_or_default(),
            class: "",
            is_here: true,
        });
    }
    stations
}

/// The moves, the latest first.
pub(super) fn moves(visit: &Visit, need: &Need) -> Vec<Told> {
    let told = need.moves.iter().rev().map(|step| Told {
        when: visit.moment(&step.at),
        stamp: step.at.to_rfc3339(),
        from: step.from.as_ref().map(|status| visit.label(status)).unwrap_or_default(),
        to: visit.label(&step.to),
        actor: mover(visit, step),
        reason: step
            .reason
            .as_ref()
            .map(|reason| visit.label(reason))
            .unwrap_or_default(),
        sentence: step.sentence.clone().unwrap_or_default(),
    });
    told.collect()
}

/// Who moved a need, by name where the visitor may know it.
fn mover(visit: &Visit, step: &NeedMove) -> String {
    let Some(actor) = &step.actor else {
        return String::new();
    };
    match &step.person {
        Some(Person { name: Some(name), .. }) => name.clone(),
        Some(_) => visit.t("note-nobody"),
        None => {
            let kind = actor.split('_').next().unwrap_or(actor);
            visit.label_of("need-ACTOR", kind)
        }
    }
}

/// Why a draft came back from those who publish, if it did.
pub(super) fn given_back(visit: &Visit, need: &Need) -> Option<Told> {
    let is_draft = need.status == NeedStatus::Draft;
    let last = moves(visit, need).into_iter().next()?;
    (is_draft && !last.reason.is_empty()).then_some(last)
}

/// The class of the status' badge.
pub(super) fn class(need: &Need) -> String {
    format!("s-{}", need.status.value().to_ascii_lowercase())
}
