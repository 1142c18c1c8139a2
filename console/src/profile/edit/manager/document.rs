//! What is asked and sent about a manager that is written.

use crate::{
    code::{Activity, Competence, Level, ManagerKind, ManagerPart, Status},
    piece::{BothProse, Field, Place, ProseInput},
    profile::{
        edit::{record::Done, row::WorkInput, writing::writing},
        manager::ManagerLevels,
        part::Work,
    },
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
struct CreateManagerInput {
    manager: ManagerInput,
    key: Option<String>,
}

#[derive(cynic::InputObject)]
struct UpdateManagerInput {
    id: cynic::Id,
    version: i32,
    manager: ManagerInput,
}

writing! {
    $ Manager manager ManagerInput, "Manager",
    create_manager CreateManagerInput "CreateManagerPayload" "ManagerCreated",
    update_manager UpdateManagerInput "UpdateManagerPayload" "ManagerChanged",
    "InvalidManager" "StaleManager"
}
