//! The no of a pair that was introduced before.

use async_graphql::{ID, SimpleObject};
use chrono::{DateTime, Utc};

use super::{Side, code::MoveReason, introduction::INTRODUCTION};
use crate::{domain::introduction as domain, node};

/// The last no of a need and a candidate that were introduced to each other before: matching brings no pair back without it.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct PriorNo {
    /// The introduction that it ended.
    introduction: ID,
    /// Who said it.
    side: Option<Side>,
    /// When.
    at: DateTime<Utc>,
    /// Why.
    reason: MoveReason,
    /// A sentence about it; null for who is no party of that introduction.
    sentence: Option<String>,
}

impl From<domain::PriorNo> for PriorNo {
    fn from(no: domain::PriorNo) -> Self {
        Self {
            introduction: node::tagged(INTRODUCTION, no.introduction),
            side: no.side.map(Into::into),
            at: *no.at,
            reason: no.reason.into(),
            sentence: no.sentence,
        }
    }
}
