//! Engagements: begun, carried on, closed; their teams, milestones and tasks.

mod begin;
mod stage;
mod team;
mod work;

use async_graphql::{ID, MergedObject};

use super::answer::changes;
use crate::{
    node,
    object::{ENGAGEMENT, Engagement},
};

changes! {
    Engagement, engagement, engagements, qiao_entity::engagement::Model,
    /// The engagement stands as it was asked for.
    EngagementChanged,
    /// Somebody else changed the engagement since the version that the client saw. Nothing was changed.
    StaleEngagement,
    /// The engagement as stored.
    record,
    /// What became of a change of an engagement.
    ChangeEngagementPayload,
}

/// The number of the engagement that an id names; what names none becomes a number that no engagement has.
fn number(id: &ID) -> i64 {
    node::number_of(ENGAGEMENT, id).unwrap_or(0)
}

/// Everything that can be done with engagements.
#[derive(Default, MergedObject)]
pub(crate) struct EngagementMutation(
    begin::BeginMutation,
    stage::StageMutation,
    team::TeamMutation,
    work::WorkMutation,
);
