//! Codes of evaluations.

use async_graphql::Enum;

/// How proposals are evaluated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::evaluation::Method")]
pub(crate) enum EvaluationMethod {
    /// Each reviewer scores each proposal by each criterion from 0 to 100 (加权评分).
    Scores,
    /// Each reviewer says of every two which is better: for few proposals (两两比较).
    Pairs,
}

/// How an evaluation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::evaluation::EvaluationStatus")]
pub(crate) enum EvaluationStatus {
    /// Criteria are chosen and reviewers invited (准备中).
    Draft,
    /// Reviewers write their sheets (评审中).
    Open,
    /// The sheets stand side by side (评审结束).
    Closed,
    /// Every bidder was answered (已决定).
    Decided,
    /// It was given up (已取消).
    Cancelled,
}

/// Where a criterion's scores come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::evaluation_criterion::CriterionKind")]
pub(crate) enum CriterionKind {
    /// Computed: what is promised for an indicator of the need against its target (由指标计算).
    Indicator,
    /// Given by reviewers (由评审打分).
    Judged,
}

/// What a promise is against its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::evaluation_mark::MarkVerdict")]
pub(crate) enum MarkVerdict {
    /// The target is met (达到).
    Met,
    /// The target is missed (未达到).
    Missed,
    /// Nothing was promised for it (未承诺).
    Unknown,
}

/// How a reviewer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::evaluation_reviewer::ReviewerStatus")]
pub(crate) enum ReviewerStatus {
    /// Was asked (已邀请).
    Invited,
    /// Said yes, and that there is no conflict of interest (已接受).
    Accepted,
    /// Said no (已谢绝).
    Declined,
    /// Handed the sheet in (已提交).
    Submitted,
    /// Is asked no longer (已移出).
    Removed,
}

/// The better of two proposals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::evaluation_pair::Better")]
pub(crate) enum BetterOfTwo {
    /// The first one (前者).
    First,
    /// The second one (后者).
    Second,
    /// They are as good as each other (相当).
    Neither,
}

/// What a bidder was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "qiao_entity::evaluation_entry::Outcome")]
pub(crate) enum EvaluationOutcome {
    /// Yes (采纳).
    Accepted,
    /// No (未采纳).
    Declined,
}

/// Why an account may not review (回避事由).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::evaluation::Conflict")]
pub(crate) enum ReviewerConflict {
    /// It wrote a proposal, or one was written for the manager that it is.
    OwnProposal,
    /// It is a member of an organization that bids, or in which a bidding manager works.
    BidderMember,
    /// It works there as a manager today.
    BidderAffiliated,
    /// As a manager it looks after an achievement of such an organization.
    BidderAchievement,
    /// It is a member of the organization that posted the need.
    PosterMember,
    /// It works there as a manager today.
    PosterAffiliated,
    /// As a manager it looks after an achievement of that organization.
    PosterAchievement,
}

/// What is done with an evaluation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "crate::domain::evaluation::Act")]
pub(crate) enum EvaluationAct {
    /// It is begun.
    Prepare,
    /// Other criteria, weights or days are chosen.
    Revise,
    /// A reviewer is invited.
    Invite,
    /// A reviewer who has not handed in is asked no longer.
    Remove,
    /// What is evaluated is fixed, and reviewers can begin.
    Open,
    /// The sheets are laid side by side.
    Close,
    /// Every bidder is answered.
    Decide,
    /// It is given up.
    Cancel,
}
