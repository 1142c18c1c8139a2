//! What may be done with an evaluation and by its reviewers, by whom and when. Nothing else decides.

use qiao_entity::{
    evaluation::EvaluationStatus::{self, Cancelled, Closed, Decided, Draft, Open},
    evaluation_reviewer::ReviewerStatus::{self, Accepted, Declined, Invited, Removed, Submitted},
    step::Side,
};

use crate::domain::chain::Move;

/// What is done with an evaluation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// It is begun.
    Prepare,
    /// Other criteria, weights or days are chosen.
    Revise,
    /// A reviewer is invited.
    Invite,
    /// A reviewer who has not handed in is asked no longer.
    Remove,
    /// What is evaluated is fixed, indicators are computed, reviewers can begin.
    Open,
    /// No sheet is taken any more; those handed in are laid side by side.
    Close,
    /// Every bidder is answered.
    Decide,
    /// It is given up.
    Cancel,
}

impl Act {
    /// Every act that may be done to one that is there.
    pub const ALL: [Self; 7] = [
        Self::Revise,
        Self::Invite,
        Self::Remove,
        Self::Open,
        Self::Close,
        Self::Decide,
        Self::Cancel,
    ];

    /// Its code in steps.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Prepare => "PREPARE",
            Self::Revise => "REVISE",
            Self::Invite => "INVITE",
            Self::Remove => "REMOVE",
            Self::Open => "OPEN",
            Self::Close => "CLOSE",
            Self::Decide => "DECIDE",
            Self::Cancel => "CANCEL",
        }
    }
}

/// What is done by a reviewer, or to one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReviewerAct {
    /// The reviewer is asked, perhaps again.
    Invite,
    /// The reviewer says yes and that there is no conflict of interest.
    Accept,
    /// The reviewer says no, also later.
    Decline,
    /// The reviewer hands the sheet in; it is final.
    Submit,
    /// The owner asks the reviewer no longer.
    Remove,
}

impl ReviewerAct {
    /// Every act.
    pub const ALL: [Self; 5] = [Self::Invite, Self::Accept, Self::Decline, Self::Submit, Self::Remove];

    /// Its code in steps.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Invite => "INVITE",
            Self::Accept => "REVIEWER_ACCEPT",
            Self::Decline => "REVIEWER_DECLINE",
            Self::Submit => "REVIEWER_SUBMIT",
            Self::Remove => "REMOVE",
        }
    }
}

const OWNER: &[Side] = &[Side::Enterprise, Side::Operator];

/// One row of the table.
const fn row(act: Act, from: &'static [EvaluationStatus], to: EvaluationStatus) -> Move<Act, EvaluationStatus> {
    Move {
        act,
        by: OWNER,
        from,
        to,
    }
}

/// What may be done with an evaluation.
pub const MOVES: &[Move<Act, EvaluationStatus>] = &[
    row(Act::Revise, &[Draft], Draft),
    row(Act::Invite, &[Draft], Draft),
    row(Act::Invite, &[Open], Open),
    row(Act::Remove, &[Draft], Draft),
    row(Act::Remove, &[Open], Open),
    row(Act::Open, &[Draft], Open),
    row(Act::Close, &[Open], Closed),
    row(Act::Decide, &[Closed], Decided),
    Move {
        act: Act::Cancel,
        // The service, where the need has ended.
        by: &[Side::Enterprise, Side::Operator, Side::Service],
        from: &[Draft, Open, Closed],
        to: Cancelled,
    },
];

/// What may be done by a reviewer and to one. A sheet that was handed in stays: nobody takes out whose opinion does not please.
pub const REVIEWER_MOVES: &[Move<ReviewerAct, ReviewerStatus>] = &[
    Move {
        act: ReviewerAct::Invite,
        by: OWNER,
        from: &[Declined, Removed],
        to: Invited,
    },
    Move {
        act: ReviewerAct::Accept,
        by: &[Side::Reviewer],
        from: &[Invited],
        to: Accepted,
    },
    Move {
        act: ReviewerAct::Decline,
        by: &[Side::Reviewer],
        from: &[Invited, Accepted],
        to: Declined,
    },
    Move {
        act: ReviewerAct::Submit,
        by: &[Side::Reviewer],
        from: &[Accepted],
        to: Submitted,
    },
    Move {
        act: ReviewerAct::Remove,
        by: OWNER,
        from: &[Invited, Accepted],
        to: Removed,
    },
];
