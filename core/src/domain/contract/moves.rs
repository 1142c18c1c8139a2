//! What is done with a contract, by whom and when: the one table.

use qiao_entity::contract::ContractStatus::{self, Draft, Ended, Registered, Signed};

use crate::domain::chain::{
    Move,
    Side::{self, Enterprise, Manager, Matchmaker, Supplier},
};

/// What is done with a contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    /// Its words are changed.
    Change,
    /// One side signs what it says.
    Sign,
    /// Both sides signed.
    Conclude,
    /// It gets its number in the register of technology contracts.
    Register,
    /// Its income is shared out.
    Settle,
    /// Something of a settlement is paid.
    Pay,
    /// An entry of its ledger is taken back.
    Reverse,
    /// It ends.
    End,
}

impl Act {
    /// Every act.
    pub const ALL: [Self; 8] = [
        Self::Change,
        Self::Sign,
        Self::Conclude,
        Self::Register,
        Self::Settle,
        Self::Pay,
        Self::Reverse,
        Self::End,
    ];

    /// Its code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Change => "CHANGE",
            Self::Sign => "SIGN",
            Self::Conclude => "CONCLUDE",
            Self::Register => "REGISTER",
            Self::Settle => "SETTLE",
            Self::Pay => "PAY",
            Self::Reverse => "REVERSE",
            Self::End => "END",
        }
    }
}

/// Who makes a contract.
const PARTIES: &[Side] = &[Enterprise, Manager, Supplier];
/// Who keeps its ledger: organizations that are a party of it. A manager, who earns by it, reads it.
const BOOKS: &[Side] = &[Enterprise, Supplier, Matchmaker];

/// How contracts are drafted, signed, registered, settled and ended. What is written into the ledger leaves the contract as it stands;
/// of one that ended, what was settled can still be paid and taken back.
pub const MOVES: &[Move<Act, ContractStatus>] = &[
    Move {
        act: Act::Change,
        by: PARTIES,
        from: &[Draft],
        to: Draft,
    },
    Move {
        act: Act::Sign,
        by: PARTIES,
        from: &[Draft],
        to: Draft,
    },
    Move {
        act: Act::Conclude,
        by: PARTIES,
        from: &[Draft],
        to: Signed,
    },
    Move {
        act: Act::Register,
        by: PARTIES,
        from: &[Signed],
        to: Registered,
    },
    Move {
        act: Act::Settle,
        by: BOOKS,
        from: &[Signed],
        to: Signed,
    },
    Move {
        act: Act::Settle,
        by: BOOKS,
        from: &[Registered],
        to: Registered,
    },
    Move {
        act: Act::Pay,
        by: BOOKS,
        from: &[Signed],
        to: Signed,
    },
    Move {
        act: Act::Pay,
        by: BOOKS,
        from: &[Registered],
        to: Registered,
    },
    Move {
        act: Act::Pay,
        by: BOOKS,
        from: &[Ended],
        to: Ended,
    },
    Move {
        act: Act::Reverse,
        by: BOOKS,
        from: &[Signed],
        to: Signed,
    },
    Move {
        act: Act::Reverse,
        by: BOOKS,
        from: &[Registered],
        to: Registered,
    },
    Move {
        act: Act::Reverse,
        by: BOOKS,
        from: &[Ended],
        to: Ended,
    },
    Move {
        act: Act::End,
        by: PARTIES,
        from: &[Draft, Signed, Registered],
        to: Ended,
    },
    // Nothing is worked on any more that it could end.
    Move {
        act: Act::End,
        by: &[Side::Service],
        from: &[Draft],
        to: Ended,
    },
];
