//! The open needs that suit a record.

use crate::{
    candidate::{self, Candidate, Key, NeedEdge},
    schema,
    visit::Visit,
};

/// How many needs a profile shows.
pub(super) const FEW: i32 = 5;

/// The needs that suit, as they are asked for.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "CandidateNeedConnection")]
pub(super) struct OpenNeeds {
    /// The best of them.
    pub(super) edges: Vec<NeedEdge>,
    /// How many there are.
    pub(super) total_count: i32,
}

/// The needs that suit, ready to be shown.
pub(super) struct Suiting {
    /// The best of them.
    pub(super) needs: Vec<Candidate>,
    /// What their scores are made of.
    pub(super) keys: Vec<Key>,
    /// How many there are.
    pub(super) total: i32,
}

impl Suiting {
    /// Of what was asked for.
    pub(super) fn of(visit: &Visit, found: &OpenNeeds) -> Self {
        Self {
            needs: candidate::list(visit, &found.edges, 1, None),
            keys: candidate::keys(visit, found.edges.iter().flat_map(|edge| &edge.reasons)),
            total: found.total_count,
        }
    }
}
