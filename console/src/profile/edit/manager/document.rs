//! What is asked and sent about a manager that is written.

use crate::{
    code::{Activity, Competence, Level, ManagerKind, ManagerPart, Status},
    piece::{BothProse, Field, Place, ProseInput},
    problem::Problem,
    profile::{edit::row::WorkInput, manager::ManagerLevels, part::Work},
    schema,
};

#[derive(cynic::QueryVariables)]
pub(super) struct Wanted {
    pub(super) id: cynic::Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Wanted")]
pub(super) struct Question {
    #[arguments(id: $id)]
    pub(super) manager: Option<Manager>,
}

/// A manager as it is stored.
#[derive(cynic::QueryFragment)]
pub(super) struct Manager {
    pub(super) id: cynic::Id,
    pub(super) external_key: Option<String>,
    pub(super) kind: ManagerKind,
    pub(super) status: Status,
    pub(super) name: BothProse,
    pub(super) region: Option<Place>,
    pub(super) fields: Vec<Field>,
    pub(super) activities: Vec<Activity>,
    pub(super) competences: Vec<Competence>,
    pub(super) languages: Vec<String>,
    pub(super) headline: Option<BothProse>,
    pub(super) biography: Option<BothProse>,
    pub(super) works: Option<Vec<Work>>,
    pub(super) capacity: Option<i32>,
    pub(super) load: Option<i32>,
    pub(super) contact: Option<String>,
    pub(super) levels: ManagerLevels,
    pub(super) withheld: Vec<ManagerPart>,
    pub(super) version: i32,
}

/// What a manager's profile shall say.
#[derive(cynic::InputObject)]
pub(super) struct ManagerInput {
    pub(super) external_key: Option<String>,
    pub(super) kind: ManagerKind,
    pub(super) status: Status,
    pub(super) name: ProseInput,
    pub(super) region: Option<String>,
    pub(super) fields: Vec<String>,
    pub(super) activities: Vec<Activity>,
    pub(super) competences: Vec<Competence>,
    pub(super) languages: Vec<String>,
    pub(super) headline: ProseInput,
    pub(super) biography: ProseInput,
    pub(super) works: Vec<WorkInput>,
    pub(super) capacity: i32,
    pub(super) load: i32,
    pub(super) contact: Option<String>,
    pub(super) levels: Option<ManagerLevelsInput>,
}

/// Who may read which part.
#[derive(cynic::InputObject)]
pub(super) struct ManagerLevelsInput {
    pub(super) contact: Level,
    pub(super) biography: Level,
    pub(super) works: Level,
    pub(super) load: Level,
}

#[derive(cynic::InputObject)]
pub(super) struct CreateManagerInput {
    pub(super) manager: ManagerInput,
    pub(super) key: Option<String>,
}

#[derive(cynic::InputObject)]
pub(super) struct UpdateManagerInput {
    pub(super) id: cynic::Id,
    pub(super) version: i32,
    pub(super) manager: ManagerInput,
}

#[derive(cynic::QueryVariables)]
pub(super) struct New {
    pub(super) input: CreateManagerInput,
}

#[derive(cynic::QueryVariables)]
pub(super) struct Change {
    pub(super) input: UpdateManagerInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "New")]
pub(super) struct Create {
    #[arguments(input: $input)]
    pub(super) create_manager: Created,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Change")]
pub(super) struct Update {
    #[arguments(input: $input)]
    pub(super) update_manager: Updated,
}

#[derive(cynic::InlineFragments)]
#[cynic(graphql_type = "CreateManagerPayload")]
pub(super) enum Created {
    Stored(ManagerCreated),
    Invalid(InvalidManager),
    #[cynic(fallback)]
    Other,
}

#[derive(cynic::InlineFragments)]
#[cynic(graphql_type = "UpdateManagerPayload")]
pub(super) enum Updated {
    Changed(ManagerChanged),
    Invalid(InvalidManager),
    Stale(Box<StaleManager>),
    #[cynic(fallback)]
    NotFound,
}

#[derive(cynic::QueryFragment)]
pub(super) struct ManagerCreated {
    pub(super) manager: Only,
}

#[derive(cynic::QueryFragment)]
pub(super) struct ManagerChanged {
    pub(super) manager: Only,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Manager")]
pub(super) struct Only {
    pub(super) id: cynic::Id,
}

#[derive(cynic::QueryFragment)]
pub(super) struct InvalidManager {
    pub(super) problems: Vec<Problem>,
}

#[derive(cynic::QueryFragment)]
pub(super) struct StaleManager {
    pub(super) current_version: i32,
    pub(super) manager: Option<Manager>,
}
