//! Who reads what of an evaluation.

use qiao_entity::{
    evaluation::EvaluationStatus,
    evaluation_criterion::CriterionKind,
    evaluation_reviewer::{self as reviewer, ReviewerStatus},
    membership::MemberRole,
    need,
    step::{self, Side},
};

use super::{Act, MOVES, Room};
use crate::{
    auth::Requester,
    domain::{
        chain,
        need::{Part, may_read, may_write},
    },
};

/// Where somebody sits in an evaluation.
#[derive(Clone, Debug, PartialEq)]
pub enum Seat {
    /// With who posted the need.
    Owner,
    /// Among the reviewers.
    Reviewer(reviewer::Model),
}

impl Seat {
    /// Whether it is on the side of who posted the need.
    #[must_use]
    pub fn is_owner(&self) -> bool {
        *self == Self::Owner
    }

    /// Whether it is a reviewer who stands like this.
    fn is(&self, statuses: &[ReviewerStatus]) -> bool {
        matches!(self, Self::Reviewer(row) if statuses.contains(&row.status))
    }
}

/// Whether the requester reads with who posted a need.
pub(super) fn owns(requester: &Requester, need: &need::Model) -> bool {
    let confidential = requester.rights().is_some_and(|rights| rights.scopes.confidential);
    requester.is_administrator() || confidential && requester.is_member(need.organization_id, MemberRole::Reader)
}

impl Room {
    /// Where the requester sits; none for everyone else, who do not learn that there is an evaluation.
    #[must_use]
    pub fn seat(&self, requester: &Requester) -> Option<Seat> {
        if owns(requester, &self.need) {
            return Some(Seat::Owner);
        }
        self.review_of(requester).cloned().map(Seat::Reviewer)
    }

    /// The requester's own part as a reviewer, if it has one.
    #[must_use]
    pub fn review_of(&self, requester: &Requester) -> Option<&reviewer::Model> {
        let rights = requester.rights().filter(|rights| rights.scopes.confidential)?;
        self.reviewers.iter().find(|row| Some(row.account_id) == rights.account)
    }

    /// Whether criteria are shown: also to who is asked to review by them.
    #[must_use]
    pub fn shows_criteria(&self, seat: &Seat) -> bool {
        !seat.is(&[ReviewerStatus::Declined, ReviewerStatus::Removed])
    }

    /// Whether indicators of the need, and what is promised for them, are shown: only to who reads them in the need itself.
    #[must_use]
    pub fn shows_indicators(&self, requester: &Requester) -> bool {
        may_read(&self.need, Part::Indicators, requester)
    }

    /// Whether the proposals under evaluation are shown: to reviewers who said yes, once it was opened.
    #[must_use]
    pub fn shows_entries(&self, seat: &Seat) -> bool {
        let reviews = seat.is(&[ReviewerStatus::Accepted, ReviewerStatus::Submitted]);
        let is_open = !matches!(self.row.status, EvaluationStatus::Draft | EvaluationStatus::Cancelled);
        seat.is_owner() || reviews && is_open
    }

    /// Whether scores stand side by side for this seat. Before the evaluation is closed nobody reads a sheet but who writes it,
    /// the owner and administrators included: who sees scores come in can still ask for others. Who did not hand in reads
    /// none later either.
    #[must_use]
    pub fn shows_board(&self, seat: &Seat, requester: &Requester) -> bool {
        let is_closed = matches!(self.row.status, EvaluationStatus::Closed | EvaluationStatus::Decided);
        let handed_in = seat.is(&[ReviewerStatus::Submitted]);
        let computed = self.criteria.iter().any(|row| row.kind == CriterionKind::Indicator);
        is_closed && (seat.is_owner() || handed_in && (!computed || self.shows_indicators(requester)))
    }

    /// Whether reviewers are named. They are not to each other, and never to bidders.
    #[must_use]
    pub fn names_reviewers(&self, seat: &Seat) -> bool {
        seat.is_owner()
    }

    /// Whether a step is shown: all of them to the owner; to reviewers their own, and what concerns everyone.
    #[must_use]
    pub fn shows_step(&self, seat: &Seat, requester: &Requester, step: &step::Model) -> bool {
        let is_own = step.account_id.is_some() && step.account_id == requester.account();
        let concerns_all = [Act::Open, Act::Close, Act::Decide, Act::Cancel];
        let concerns_all = concerns_all.iter().any(|act| act.code() == step.act);
        seat.is_owner() || is_own || concerns_all && self.shows_criteria(seat)
    }

    /// What the requester may do now for who posted the need.
    #[must_use]
    pub fn acts(&self, requester: &Requester) -> Vec<Act> {
        let sides = owner_sides(requester, &self.need);
        let may = |act: &Act| {
            let found = chain::allowed(
                MOVES,
                *act,
                &sides,
                self.row.status,
                qiao_entity::evaluation::EvaluationStatus::code,
            );
            matches!(found, Some(Ok(_)))
        };
        Act::ALL.into_iter().filter(may).collect()
    }
}

/// The sides on which the requester may act for who posted a need.
pub(super) fn owner_sides(requester: &Requester, need: &need::Model) -> Vec<Side> {
    let mut sides = Vec::new();
    if may_write(requester, need.organization_id) {
        sides.push(if requester.is_administrator() {
            Side::Operator
        } else {
            Side::Enterprise
        });
    }
    sides
}
