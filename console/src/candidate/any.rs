//! A record of any noun, as a candidate.

use super::{AchievementFace, Face, Faced, ManagerFace, NeedFace, OrganizationFace};
use crate::{schema, visit::Visit};

/// A record of any noun.
#[derive(cynic::InlineFragments, Clone, Debug)]
#[cynic(graphql_type = "Node")]
pub(crate) enum AnyFace {
    /// A need.
    Need(NeedFace),
    /// A manager.
    Manager(ManagerFace),
    /// An organization.
    Organization(OrganizationFace),
    /// An achievement.
    Achievement(AchievementFace),
    /// Of a noun that the console does not know yet.
    #[cynic(fallback)]
    Unknown,
}

impl Faced for AnyFace {
    fn face(&self, visit: &Visit) -> Face {
        match self {
            Self::Need(node) => node.face(visit),
            Self::Manager(node) => node.face(visit),
            Self::Organization(node) => node.face(visit),
            Self::Achievement(node) => node.face(visit),
            Self::Unknown => Face::default(),
        }
    }
}
