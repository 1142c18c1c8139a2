//! Codes of assignments.

use async_graphql::Enum;

/// What an assignment makes as large as it can be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Enum)]
#[graphql(remote = "crate::domain::assignment::Aim")]
pub(crate) enum AssignmentAim {
    /// The sum of all scores (总匹配度最高).
    #[default]
    Fit,
    /// The sum of each score's share of the need's first choice: needs count alike, however long they are (各需求同等权重).
    Share,
}

/// As what a manager works a need.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "crate::domain::assignment::Role")]
pub(crate) enum AssignmentRole {
    /// Leads the team (牵头).
    Lead,
    /// Helps the lead (专家).
    Specialist,
}

/// Why a need has fewer managers than it wanted: of those whom it did not get, what stood against the last to fall away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "crate::domain::assignment::Lack")]
pub(crate) enum AssignmentLack {
    /// There are no other candidates (没有其他候选).
    NoCandidates,
    /// All others have a conflict of interest (均有利益冲突).
    Conflict,
    /// All others have a conflict of interest, said no before or are left out (均有利益冲突、曾婉拒或已排除).
    Barred,
    /// Those whom nothing keeps from the need cannot take on another engagement (均已满负荷).
    Full,
    /// Those who could come have less than the least share of the first choice's score (匹配度过低).
    TooWeak,
    /// Those who could come work other needs, where that brings more (已派往其他需求).
    Taken,
}
