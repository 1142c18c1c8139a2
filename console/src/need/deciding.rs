//! The mutations that decide on agreements.

use chrono::{DateTime, Utc};
use cynic::Id;

use crate::{code::MoveReason, problem::Problem, schema};

#[derive(cynic::InputObject)]
pub(super) struct GrantAgreementInput {
    pub(super) agreement: Id,
    pub(super) version: i32,
    pub(super) expires_at: Option<DateTime<Utc>>,
}

#[derive(cynic::InputObject)]
pub(super) struct RefuseAgreementInput {
    pub(super) agreement: Id,
    pub(super) version: i32,
    pub(super) reason: MoveReason,
    pub(super) sentence: String,
}

/// An agreement to be taken back.
#[derive(cynic::InputObject)]
pub(super) struct WithdrawAgreementInput {
    pub(super) agreement: Id,
    pub(super) version: i32,
}

#[derive(cynic::QueryVariables)]
pub(super) struct GrantWith {
    pub(super) input: GrantAgreementInput,
}

#[derive(cynic::QueryVariables)]
pub(super) struct RefuseWith {
    pub(super) input: RefuseAgreementInput,
}

#[derive(cynic::QueryVariables)]
pub(super) struct WithdrawWith {
    pub(super) input: WithdrawAgreementInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "GrantWith")]
pub(super) struct GrantDocument {
    #[arguments(input: $input)]
    pub(super) grant_agreement: Decided,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "RefuseWith")]
pub(super) struct RefuseDocument {
    #[arguments(input: $input)]
    pub(super) refuse_agreement: Decided,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "WithdrawWith")]
pub(super) struct WithdrawDocument {
    #[arguments(input: $input)]
    pub(super) withdraw_agreement: Decided,
}

/// What became of a decision.
#[derive(cynic::InlineFragments)]
#[cynic(graphql_type = "DecideAgreementPayload")]
#[expect(dead_code, reason = "what came is told by its type")]
pub(super) enum Decided {
    Changed(AgreementChanged),
    Invalid(InvalidAgreement),
    Stale(StaleAgreement),
    #[cynic(fallback)]
    NotFound,
}

#[derive(cynic::QueryFragment)]
pub(super) struct AgreementChanged {
    __typename: String,
}

#[derive(cynic::QueryFragment)]
pub(super) struct InvalidAgreement {
    pub(super) problems: Vec<Problem>,
}

#[derive(cynic::QueryFragment)]
pub(super) struct StaleAgreement {
    pub(super) message: String,
}
