//! Codes of proposals and open challenges. They carry no text to be shown: clients say them in their own words.

use async_graphql::Enum;

/// How a proposal stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::proposal::ProposalStatus")]
pub(crate) enum ProposalStatus {
    /// Being written; its author's alone (草稿).
    Draft,
    /// Handed in as a bid, and sealed until the closing time; its author's alone (已密封).
    Sealed,
    /// Handed in and readable for the poster (已提交).
    Submitted,
    /// Put up for the award, on public notice (拟中榜).
    Nominated,
    /// Accepted, or given the award (已采纳、已中榜).
    Awarded,
    /// Refused, with a reason (未采纳).
    Declined,
    /// Taken back by its bidder (已撤回).
    Withdrawn,
}

/// What can be done to a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::proposal::Act")]
pub(crate) enum ProposalAct {
    /// Hand it in to the poster of the need (提交).
    HandIn,
    /// Hand it in as a sealed bid, or a newer version of it (密封提交).
    Seal,
    /// Hand a newer version in (提交新版本).
    Revise,
    /// Take it back (撤回).
    Withdraw,
    /// Open it when the closing time has come (启封).
    Open,
    /// Say no to it (不予采纳).
    Decline,
    /// Accept it (采纳).
    Accept,
    /// Put it up for the award (提名).
    Nominate,
    /// Take the nomination back (撤销提名).
    Recall,
    /// Give it the award (定榜).
    Award,
}

/// How an open challenge stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::challenge::ChallengeStatus")]
pub(crate) enum ChallengeStatus {
    /// Its terms are being written; for the poster's side alone (筹备中).
    Planned,
    /// Bids are taken, and sealed (揭榜中).
    Open,
    /// Its bids were opened and are judged (评审中).
    Review,
    /// A bid is nominated, and everyone may object (公示中).
    Notice,
    /// The award was made (已中榜).
    Awarded,
    /// It ended without an award (未中榜).
    Failed,
    /// It was given up before its bids were opened (已取消).
    Cancelled,
}

/// What can be done to an open challenge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::challenge::Act")]
pub(crate) enum ChallengeAct {
    /// Write its terms (拟定).
    Plan,
    /// Announce it (发榜).
    Announce,
    /// Put its closing time off (延期).
    Extend,
    /// Give it up (取消).
    Cancel,
    /// Open its bids when the closing time has come (启封).
    Close,
    /// Nominate bids for the award (提名公示).
    Nominate,
    /// Take the nomination back (撤销提名).
    Recall,
    /// Make the award (定榜).
    Award,
    /// End it without an award (流榜).
    Fail,
}

/// What became of a version whose hash was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::challenge::Standing")]
pub(crate) enum CommitmentStanding {
    /// It stands (有效).
    Stands,
    /// Its bidder handed a newer one in (已被新版本替代).
    Replaced,
    /// Its bidder took the proposal back (已撤回).
    Withdrawn,
}
