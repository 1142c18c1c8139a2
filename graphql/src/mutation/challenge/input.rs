//! What is given to change a challenge.

use async_graphql::{ID, InputObject};
use chrono::{DateTime, Utc};

use crate::{
    object::{ProseInput, code::MoveReason},
    scalar::Int64,
};

/// The terms of a need's challenge.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct PlanChallengeInput {
    /// The need, whose kind is `OPEN_CHALLENGE`.
    pub(super) need: ID,
    /// The version of the challenge that the client saw; 0 where there is none.
    #[graphql(default)]
    pub(super) version: i32,
    /// The bounty (榜金), in minor units of the currency.
    pub(super) bounty: Option<Int64>,
    /// The currency of the bounty, by its ISO 4217 code.
    pub(super) currency: Option<String>,
    /// Who may bid and how: up to 4,000 characters.
    #[graphql(default)]
    pub(super) conditions: ProseInput,
    /// Until when bids are taken, and sealed.
    pub(super) closes_at: DateTime<Utc>,
    /// How many days the public notice stands, 1–90.
    #[graphql(default = 7)]
    pub(super) notice_days: i32,
    /// Whether everyone may know how many bids there are, and read their hashes, before they are opened.
    #[graphql(default)]
    pub(super) shows_count: bool,
    /// The panel, at most 50: persons by the id of their account, or reviewers by their log-in name. Who sits on it does not bid.
    #[graphql(default)]
    pub(super) panel: Vec<ID>,
}

/// A challenge to be announced.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct AnnounceChallengeInput {
    /// The challenge.
    pub(super) challenge: ID,
    /// The version of it that the client saw.
    pub(super) version: i32,
}

/// A challenge whose closing time is put off.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ExtendChallengeInput {
    /// The challenge.
    pub(super) challenge: ID,
    /// The version of it that the client saw.
    pub(super) version: i32,
    /// The new closing time, which is later than the old one.
    pub(super) closes_at: DateTime<Utc>,
}

/// A challenge to be given up.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct CancelChallengeInput {
    /// The challenge.
    pub(super) challenge: ID,
    /// The version of it that the client saw.
    pub(super) version: i32,
    /// Why.
    pub(super) reason: MoveReason,
    /// Why, in a sentence that everyone can read: up to 500 characters.
    pub(super) sentence: String,
}

/// Bids to be nominated.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct NominateProposalsInput {
    /// The challenge.
    pub(super) challenge: ID,
    /// The version of it that the client saw.
    pub(super) version: i32,
    /// One to five bids of the challenge.
    pub(super) proposals: Vec<ID>,
}

/// A nomination to be taken back.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct RecallNominationInput {
    /// The challenge.
    pub(super) challenge: ID,
    /// The version of it that the client saw.
    pub(super) version: i32,
    /// Why.
    pub(super) reason: MoveReason,
    /// Why, in a sentence that the nominees can read: up to 500 characters.
    pub(super) sentence: String,
}

/// A challenge to be awarded.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct AwardChallengeInput {
    /// The challenge.
    pub(super) challenge: ID,
    /// The version of it that the client saw.
    pub(super) version: i32,
    /// The reason of the no that every bid without a decision gets; may be left out where there is none.
    pub(super) reason: Option<MoveReason>,
    /// The sentence of that no: up to 500 characters.
    pub(super) sentence: Option<String>,
}

/// A challenge to be ended without an award.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct FailChallengeInput {
    /// The challenge.
    pub(super) challenge: ID,
    /// The version of it that the client saw.
    pub(super) version: i32,
    /// Why.
    pub(super) reason: MoveReason,
    /// Why, in a sentence that every bidder can read: up to 500 characters.
    pub(super) sentence: String,
}

/// An objection to be made.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ObjectToNominationInput {
    /// The challenge.
    pub(super) challenge: ID,
    /// What is objected, and on which grounds: up to 2,000 characters.
    pub(super) text: String,
}

/// An objection to be answered.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct AnswerObjectionInput {
    /// The objection.
    pub(super) objection: ID,
    /// The version of it that the client saw.
    pub(super) version: i32,
    /// Whether the poster agrees with it.
    pub(super) upheld: bool,
    /// The answer: up to 2,000 characters.
    pub(super) answer: String,
}
