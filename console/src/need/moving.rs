//! The mutations that move a need.

use cynic::{Id, MutationBuilder};

use crate::{
    code::MoveReason,
    fault::Fault,
    problem::{Problem, Problems},
    schema,
    visit::Visit,
};

macro_rules! shared {
    ($($payload:ident)*) => {
        $(impl From<$payload> for Outcome {
            fn from(payload: $payload) -> Self {
                match payload {
                    $payload::Changed(_) => Self::Done,
                    $payload::Invalid(invalid) => Self::Invalid(Problems::of(invalid.problems)),
                    $payload::Stale(_) => Self::Stale,
                    $payload::NotFound(_) | $payload::Other => Self::Gone,
                }
            }
        })*
    };
}

/// What became of a move.
pub(super) enum Outcome {
    Done,
    Invalid(Problems),
    Stale,
    Gone,
}

#[derive(cynic::QueryFragment)]
struct NeedChanged {
    __typename: String,
}

#[derive(cynic::QueryFragment)]
struct InvalidNeed {
    problems: Vec<Problem>,
}

#[derive(cynic::QueryFragment)]
struct StaleNeed {
    __typename: String,
}

#[derive(cynic::QueryFragment)]
struct NotFound {
    #[expect(dead_code, reason = "something has to be asked for")]
    id: Id,
}

#[derive(cynic::InlineFragments)]
#[cynic(graphql_type = "RenewNeedPayload")]
#[expect(dead_code, reason = "what came is told by its type")]
enum RenewPayload {
    Changed(NeedChanged),
    Invalid(InvalidNeed),
    Stale(StaleNeed),
    NotFound(NotFound),
    #[cynic(fallback)]
    Other,
}

#[derive(cynic::InputObject)]
struct RenewNeedInput {
    id: Id,
    version: i32,
}

#[derive(cynic::QueryVariables)]
struct RenewWith {
    input: RenewNeedInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "RenewWith")]
struct RenewDocument {
    #[arguments(input: $input)]
    renew_need: RenewPayload,
}

#[derive(cynic::InlineFragments)]
#[cynic(graphql_type = "WithdrawNeedPayload")]
#[expect(dead_code, reason = "what came is told by its type")]
enum WithdrawPayload {
    Changed(NeedChanged),
    Invalid(InvalidNeed),
    Stale(StaleNeed),
    NotFound(NotFound),
    #[cynic(fallback)]
    Other,
}

#[derive(cynic::InputObject)]
struct WithdrawNeedInput {
    id: Id,
    version: i32,
    reason: MoveReason,
    sentence: String,
}

#[derive(cynic::QueryVariables)]
struct WithdrawWith {
    input: WithdrawNeedInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "WithdrawWith")]
struct WithdrawDocument {
    #[arguments(input: $input)]
    withdraw_need: WithdrawPayload,
}

shared!(RenewPayload WithdrawPayload);

/// Prolongs matching.
pub(super) async fn renew(visit: &Visit, id: Id, version: i32) -> Result<Outcome, Fault> {
    let input = RenewNeedInput { id, version };
    Ok(visit
        .ask(RenewDocument::build(RenewWith { input }))
        .await?
        .renew_need
        .into())
}

/// Takes it back, and says why.
pub(super) async fn withdraw(
    visit: &Visit,
    id: Id,
    version: i32,
    reason: MoveReason,
    sentence: String,
) -> Result<Outcome, Fault> {
    let input = WithdrawNeedInput {
        id,
        version,
        reason,
        sentence,
    };
    Ok(visit
        .ask(WithdrawDocument::build(WithdrawWith { input }))
        .await?
        .withdraw_need
        .into())
}
