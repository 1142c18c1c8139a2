//! The mutations of engagements.

use chrono::NaiveDate;
use cynic::Id;

use crate::{
    change::change,
    code::{Activity, EngagementAct, MoveReason, TeamAct, TeamRole, WorkAct},
    schema,
};

/// What `advanceEngagement` takes.
#[derive(cynic::InputObject, Clone, Debug)]
pub(super) struct AdvanceEngagementInput {
    pub(super) engagement: Id,
    pub(super) version: i32,
    pub(super) act: EngagementAct,
}
change!($ "advanceEngagement" AdvanceEngagementInput -> "ChangeEngagementPayload" { "EngagementChanged" | "InvalidEngagement" });

/// What `closeEngagement` takes.
#[derive(cynic::InputObject, Clone, Debug)]
pub(super) struct CloseEngagementInput {
    pub(super) engagement: Id,
    pub(super) version: i32,
    pub(super) reason: MoveReason,
    pub(super) sentence: String,
    pub(super) closes_need: bool,
}
change!($ "closeEngagement" CloseEngagementInput -> "ChangeEngagementPayload" { "EngagementChanged" | "InvalidEngagement" });

/// What `planEngagement` takes.
#[derive(cynic::InputObject, Clone, Debug)]
pub(super) struct PlanEngagementInput {
    pub(super) engagement: Id,
    pub(super) version: i32,
    pub(super) next_step: Option<String>,
    pub(super) due: Option<NaiveDate>,
}
change!($ "planEngagement" PlanEngagementInput -> "ChangeEngagementPayload" { "EngagementChanged" | "InvalidEngagement" });

/// What `inviteToTeam` takes.
#[derive(cynic::InputObject, Clone, Debug)]
pub(super) struct InviteToTeamInput {
    pub(super) engagement: Id,
    pub(super) version: i32,
    pub(super) manager: Id,
    pub(super) role: TeamRole,
    pub(super) duty: String,
    pub(super) term_from: Option<NaiveDate>,
    pub(super) term_until: Option<NaiveDate>,
}
change!($ "inviteToTeam" InviteToTeamInput -> "ChangeEngagementPayload" { "EngagementChanged" | "InvalidEngagement" });

/// What `moveTeamMember` takes.
#[derive(cynic::InputObject, Clone, Debug)]
pub(super) struct MoveTeamMemberInput {
    pub(super) engagement: Id,
    pub(super) version: i32,
    pub(super) member: Id,
    pub(super) act: TeamAct,
    pub(super) reason: Option<MoveReason>,
    pub(super) sentence: Option<String>,
}
change!($ "moveTeamMember" MoveTeamMemberInput -> "ChangeEngagementPayload" { "EngagementChanged" | "InvalidEngagement" });

/// What `setTeamTerm` takes.
#[derive(cynic::InputObject, Clone, Debug)]
pub(super) struct SetTeamTermInput {
    pub(super) engagement: Id,
    pub(super) version: i32,
    pub(super) member: Id,
    pub(super) duty: String,
    pub(super) term_from: Option<NaiveDate>,
    pub(super) term_until: Option<NaiveDate>,
}
change!($ "setTeamTerm" SetTeamTermInput -> "ChangeEngagementPayload" { "EngagementChanged" | "InvalidEngagement" });

/// What `handOverLead` takes.
#[derive(cynic::InputObject, Clone, Debug)]
pub(super) struct HandOverLeadInput {
    pub(super) engagement: Id,
    pub(super) version: i32,
    pub(super) member: Id,
}
change!($ "handOverLead" HandOverLeadInput -> "ChangeEngagementPayload" { "EngagementChanged" | "InvalidEngagement" });

/// What `addMilestone` takes.
#[derive(cynic::InputObject, Clone, Debug)]
pub(super) struct AddMilestoneInput {
    pub(super) engagement: Id,
    pub(super) version: i32,
    pub(super) name: String,
    pub(super) due_on: Option<NaiveDate>,
}
change!($ "addMilestone" AddMilestoneInput -> "ChangeEngagementPayload" { "EngagementChanged" | "InvalidEngagement" });

/// What `settleMilestone` takes.
#[derive(cynic::InputObject, Clone, Debug)]
pub(super) struct SettleMilestoneInput {
    pub(super) engagement: Id,
    pub(super) version: i32,
    pub(super) milestone: Id,
    pub(super) act: WorkAct,
    pub(super) outcome: Option<String>,
}
change!($ "settleMilestone" SettleMilestoneInput -> "ChangeEngagementPayload" { "EngagementChanged" | "InvalidEngagement" });

/// What `addTask` takes.
#[derive(cynic::InputObject, Clone, Debug)]
pub(super) struct AddTaskInput {
    pub(super) engagement: Id,
    pub(super) version: i32,
    pub(super) activity: Activity,
    pub(super) title: String,
    pub(super) member: Option<Id>,
    pub(super) due_on: Option<NaiveDate>,
}
change!($ "addTask" AddTaskInput -> "ChangeEngagementPayload" { "EngagementChanged" | "InvalidEngagement" });

/// What `settleTask` takes.
#[derive(cynic::InputObject, Clone, Debug)]
pub(super) struct SettleTaskInput {
    pub(super) engagement: Id,
    pub(super) version: i32,
    pub(super) task: Id,
    pub(super) act: WorkAct,
    pub(super) outcome: Option<String>,
}
change!($ "settleTask" SettleTaskInput -> "ChangeEngagementPayload" { "EngagementChanged" | "InvalidEngagement" });

/// What `beginEngagement` takes.
#[derive(cynic::InputObject, Clone, Debug)]
pub(super) struct BeginEngagementInput {
    pub(super) need: Id,
    pub(super) version: i32,
    pub(super) introduction: Option<Id>,
    pub(super) proposal: Option<Id>,
    pub(super) lead: Option<Id>,
    pub(super) duty: String,
    pub(super) term_from: Option<NaiveDate>,
    pub(super) term_until: Option<NaiveDate>,
    pub(super) next_step: Option<String>,
    pub(super) next_step_due: Option<NaiveDate>,
}

/// An engagement that has begun.
#[derive(cynic::QueryFragment, Debug)]
pub(super) struct EngagementBegun {
    pub(super) engagement: Begun,
}

/// Its id.
#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Engagement")]
pub(super) struct Begun {
    pub(super) id: Id,
}

change!($ "beginEngagement" BeginEngagementInput -> "BeginEngagementPayload" { EngagementBegun | "InvalidEngagement" });
