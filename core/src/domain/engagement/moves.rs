//! The tables of allowed moves: of an engagement from stage to stage, of the members of its team, of its milestones and tasks.

use qiao_entity::{
    engagement::Stage::{self, Closed, Contracted, Landed, Matching, Negotiating},
    engagement_member::TeamStatus::{self, Active, Declined, Ended, Invited, Withdrawn},
    engagement_milestone::WorkStatus::{self, Done, Dropped, Open},
};

use crate::domain::chain::{
    Move,
    Side::{Enterprise, Manager, Operator, Service, Supplier},
};

/// What is done with an engagement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    /// Both sides begin to negotiate.
    Negotiate,
    /// A contract is signed.
    Contract,
    /// The result is in use.
    Land,
    /// It ends without a deal.
    Close,
}

impl Act {
    /// Every act.
    pub const ALL: [Self; 4] = [Self::Negotiate, Self::Contract, Self::Land, Self::Close];

    /// Its code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Negotiate => "NEGOTIATE",
            Self::Contract => "CONTRACT",
            Self::Land => "LAND",
            Self::Close => "CLOSE",
        }
    }
}

/// Where an engagement goes. On the side of the managers only the lead moves it; administrators act for an enterprise, and the step
/// says so.
pub const MOVES: &[Move<Act, Stage>] = &[
    Move {
        act: Act::Negotiate,
        by: &[Enterprise, Manager, Operator],
        from: &[Matching],
        to: Negotiating,
    },
    Move {
        act: Act::Contract,
        by: &[Enterprise, Operator],
        from: &[Negotiating],
        to: Contracted,
    },
    Move {
        act: Act::Land,
        by: &[Enterprise, Operator],
        from: &[Contracted],
        to: Landed,
    },
    Move {
        act: Act::Close,
        by: &[Enterprise, Manager, Supplier, Operator],
        from: &[Matching, Negotiating, Contracted],
        to: Closed,
    },
    // Its contract was concluded, whoever signed last.
    Move {
        act: Act::Negotiate,
        by: &[Service],
        from: &[Matching],
        to: Negotiating,
    },
    Move {
        act: Act::Contract,
        by: &[Service],
        from: &[Negotiating],
        to: Contracted,
    },
    // The need has ended. What is under contract ends by itself alone.
    Move {
        act: Act::Close,
        by: &[Service],
        from: &[Matching, Negotiating],
        to: Closed,
    },
];

/// What is done with a member of a team.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TeamAct {
    /// The manager says yes.
    Join,
    /// The manager says no.
    Decline,
    /// The invitation is taken back.
    Withdraw,
    /// The manager goes.
    Leave,
    /// The manager is let go.
    Release,
    /// The term is over.
    Expire,
}

impl TeamAct {
    /// Every act.
    pub const ALL: [Self; 6] = [
        Self::Join,
        Self::Decline,
        Self::Withdraw,
        Self::Leave,
        Self::Release,
        Self::Expire,
    ];

    /// Its code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Join => "JOIN",
            Self::Decline => "DECLINE",
            Self::Withdraw => "WITHDRAW",
            Self::Leave => "LEAVE",
            Self::Release => "RELEASE",
            Self::Expire => "EXPIRE",
        }
    }

    /// Whether it is the manager's own to do; the others are the enterprise's and the lead's.
    #[must_use]
    pub fn is_own(self) -> bool {
        matches!(self, Self::Join | Self::Decline | Self::Leave)
    }

    /// Whether it is a no, which says why.
    #[must_use]
    pub fn is_no(self) -> bool {
        matches!(self, Self::Decline | Self::Leave | Self::Release | Self::Withdraw)
    }
}

/// How the members of a team come and go.
pub const TEAM_MOVES: &[Move<TeamAct, TeamStatus>] = &[
    Move {
        act: TeamAct::Join,
        by: &[Manager],
        from: &[Invited],
        to: Active,
    },
    Move {
        act: TeamAct::Decline,
        by: &[Manager],
        from: &[Invited],
        to: Declined,
    },
    Move {
        act: TeamAct::Withdraw,
        by: &[Enterprise, Manager, Operator],
        from: &[Invited],
        to: Withdrawn,
    },
    Move {
        act: TeamAct::Leave,
        by: &[Manager],
        from: &[Active],
        to: Ended,
    },
    Move {
        act: TeamAct::Release,
        by: &[Enterprise, Manager, Operator],
        from: &[Active],
        to: Ended,
    },
    Move {
        act: TeamAct::Expire,
        by: &[Service],
        from: &[Active],
        to: Ended,
    },
];

/// What is done with a milestone or a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WorkAct {
    /// It is done.
    Finish,
    /// It will not be done.
    Drop,
    /// It is to be done again.
    Reopen,
}

impl WorkAct {
    /// Every act.
    pub const ALL: [Self; 3] = [Self::Finish, Self::Drop, Self::Reopen];

    /// Its code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Finish => "FINISH",
            Self::Drop => "DROP",
            Self::Reopen => "REOPEN",
        }
    }
}

/// How milestones and tasks come to an end. A task is also its own member's to finish.
pub const WORK_MOVES: &[Move<WorkAct, WorkStatus>] = &[
    Move {
        act: WorkAct::Finish,
        by: &[Enterprise, Manager, Operator],
        from: &[Open],
        to: Done,
    },
    Move {
        act: WorkAct::Drop,
        by: &[Enterprise, Manager, Operator],
        from: &[Open],
        to: Dropped,
    },
    Move {
        act: WorkAct::Reopen,
        by: &[Enterprise, Manager, Operator],
        from: &[Done, Dropped],
        to: Open,
    },
];
