//! What forms of a challenge send.

use chrono::{DateTime, Utc};
use cynic::Id;

use crate::{
    change::change,
    code::MoveReason,
    piece::ProseInput,
    schema::{self, Whole},
};

/// The terms of a challenge.
#[derive(cynic::InputObject, Debug)]
pub(super) struct PlanChallengeInput {
    pub(super) need: Id,
    pub(super) version: i32,
    pub(super) bounty: Option<Whole>,
    pub(super) currency: Option<String>,
    pub(super) conditions: ProseInput,
    pub(super) closes_at: DateTime<Utc>,
    pub(super) notice_days: i32,
    pub(super) shows_count: bool,
    pub(super) panel: Vec<Id>,
}

/// A challenge that is announced.
#[derive(cynic::InputObject, Debug)]
pub(super) struct AnnounceChallengeInput {
    pub(super) challenge: Id,
    pub(super) version: i32,
}

/// A challenge whose closing time is put off.
#[derive(cynic::InputObject, Debug)]
pub(super) struct ExtendChallengeInput {
    pub(super) challenge: Id,
    pub(super) version: i32,
    pub(super) closes_at: DateTime<Utc>,
}

/// A challenge that is given up.
#[derive(cynic::InputObject, Debug)]
pub(super) struct CancelChallengeInput {
    pub(super) challenge: Id,
    pub(super) version: i32,
    pub(super) reason: MoveReason,
    pub(super) sentence: String,
}

/// Bids that are nominated.
#[derive(cynic::InputObject, Debug)]
pub(super) struct NominateProposalsInput {
    pub(super) challenge: Id,
    pub(super) version: i32,
    pub(super) proposals: Vec<Id>,
}

/// A nomination that is taken back.
#[derive(cynic::InputObject, Debug)]
pub(super) struct RecallNominationInput {
    pub(super) challenge: Id,
    pub(super) version: i32,
    pub(super) reason: MoveReason,
    pub(super) sentence: String,
}

/// A challenge that is awarded.
#[derive(cynic::InputObject, Debug)]
pub(super) struct AwardChallengeInput {
    pub(super) challenge: Id,
    pub(super) version: i32,
    pub(super) reason: Option<MoveReason>,
    pub(super) sentence: Option<String>,
}

/// A challenge that ends without an award.
#[derive(cynic::InputObject, Debug)]
pub(super) struct FailChallengeInput {
    pub(super) challenge: Id,
    pub(super) version: i32,
    pub(super) reason: MoveReason,
    pub(super) sentence: String,
}

/// An objection.
#[derive(cynic::InputObject, Debug)]
pub(super) struct ObjectToNominationInput {
    pub(super) challenge: Id,
    pub(super) text: String,
}

/// The answer to an objection.
#[derive(cynic::InputObject, Debug)]
pub(super) struct AnswerObjectionInput {
    pub(super) objection: Id,
    pub(super) version: i32,
    pub(super) upheld: bool,
    pub(super) answer: String,
}

change!($ "planChallenge" PlanChallengeInput -> "ChangeChallengePayload" { "ChallengeChanged" | "InvalidChallenge" });
change!($ "announceChallenge" AnnounceChallengeInput -> "ChangeChallengePayload" { "ChallengeChanged" | "InvalidChallenge" });
change!($ "extendChallenge" ExtendChallengeInput -> "ChangeChallengePayload" { "ChallengeChanged" | "InvalidChallenge" });
change!($ "cancelChallenge" CancelChallengeInput -> "ChangeChallengePayload" { "ChallengeChanged" | "InvalidChallenge" });
change!($ "nominateProposals" NominateProposalsInput -> "ChangeChallengePayload" { "ChallengeChanged" | "InvalidChallenge" });
change!($ "recallNomination" RecallNominationInput -> "ChangeChallengePayload" { "ChallengeChanged" | "InvalidChallenge" });
change!($ "awardChallenge" AwardChallengeInput -> "ChangeChallengePayload" { "ChallengeChanged" | "InvalidChallenge" });
change!($ "failChallenge" FailChallengeInput -> "ChangeChallengePayload" { "ChallengeChanged" | "InvalidChallenge" });
change!($ "objectToNomination" ObjectToNominationInput -> "ChangeObjectionPayload" { "ObjectionChanged" | "InvalidObjection" });
change!($ "answerObjection" AnswerObjectionInput -> "ChangeObjectionPayload" { "ObjectionChanged" | "InvalidObjection" });
