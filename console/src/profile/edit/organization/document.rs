//! What is asked and sent about an organization that is written.

use crate::{
    code::{LegalNature, Level, OrganizationKind, OrganizationPart, Status},
    piece::{BothProse, Field, Place, ProseInput},
    profile::{
        edit::{record::Done, writing::writing},
        organization::OrganizationLevels,
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
    pub(super) organization: Option<Organization>,
}

/// An organization as it is stored.
#[derive(cynic::QueryFragment)]
pub(super) struct Organization {
    pub(super) id: cynic::Id,
    pub(super) external_key: Option<String>,
    pub(super) kind: OrganizationKind,
    pub(super) status: Status,
    pub(super) name: BothProse,
    pub(super) aliases: Vec<String>,
    pub(super) legal_nature: Option<LegalNature>,
    pub(super) region: Option<Place>,
    pub(super) website: Option<String>,
    pub(super) profile: Option<BothProse>,
    pub(super) fields: Vec<Field>,
    pub(super) tags: Vec<String>,
    pub(super) contact: Option<String>,
    pub(super) levels: OrganizationLevels,
    pub(super) withheld: Vec<OrganizationPart>,
    pub(super) version: i32,
}

/// What an organization shall be.
#[derive(cynic::InputObject)]
pub(super) struct OrganizationInput {
    pub(super) external_key: Option<String>,
    pub(super) kind: OrganizationKind,
    pub(super) status: Status,
    pub(super) name: ProseInput,
    pub(super) aliases: Vec<String>,
    pub(super) legal_nature: Option<LegalNature>,
    pub(super) region: Option<String>,
    pub(super) website: Option<String>,
    pub(super) profile: ProseInput,
    pub(super) fields: Vec<String>,
    pub(super) tags: Vec<String>,
    pub(super) contact: Option<String>,
    pub(super) levels: Option<OrganizationLevelsInput>,
}

/// Who may read which part.
#[derive(cynic::InputObject)]
pub(super) struct OrganizationLevelsInput {
    pub(super) contact: Level,
    pub(super) profile: Level,
}

#[derive(cynic::InputObject)]
struct CreateOrganizationInput {
    organization: OrganizationInput,
    key: Option<String>,
}

#[derive(cynic::InputObject)]
struct UpdateOrganizationInput {
    id: cynic::Id,
    version: i32,
    organization: OrganizationInput,
}

writing! {
    $ Organization organization OrganizationInput, "Organization",
    create_organization CreateOrganizationInput "CreateOrganizationPayload" "OrganizationCreated",
    update_organization UpdateOrganizationInput "UpdateOrganizationPayload" "OrganizationChanged",
    "InvalidOrganization" "StaleOrganization"
}
