//! What is asked and sent about an organization that is written.

use crate::{
    code::{LegalNature, Level, OrganizationKind, OrganizationPart, Status},
    piece::{BothProse, Field, Place, ProseInput},
    problem::Problem,
    profile::organization::OrganizationLevels,
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
pub(super) struct CreateOrganizationInput {
    pub(super) organization: OrganizationInput,
    pub(super) key: Option<String>,
}

#[derive(cynic::InputObject)]
pub(super) struct UpdateOrganizationInput {
    pub(super) id: cynic::Id,
    pub(super) version: i32,
    pub(super) organization: OrganizationInput,
}

#[derive(cynic::QueryVariables)]
pub(super) struct New {
    pub(super) input: CreateOrganizationInput,
}

#[derive(cynic::QueryVariables)]
pub(super) struct Change {
    pub(super) input: UpdateOrganizationInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "New")]
pub(super) struct Create {
    #[arguments(input: $input)]
    pub(super) create_organization: Created,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Change")]
pub(super) struct Update {
    #[arguments(input: $input)]
    pub(super) update_organization: Updated,
}

#[derive(cynic::InlineFragments)]
#[cynic(graphql_type = "CreateOrganizationPayload")]
pub(super) enum Created {
    Stored(OrganizationCreated),
    Invalid(InvalidOrganization),
    #[cynic(fallback)]
    Other,
}

#[derive(cynic::InlineFragments)]
#[cynic(graphql_type = "UpdateOrganizationPayload")]
pub(super) enum Updated {
    Changed(OrganizationChanged),
    Invalid(InvalidOrganization),
    Stale(Box<StaleOrganization>),
    #[cynic(fallback)]
    NotFound,
}

#[derive(cynic::QueryFragment)]
pub(super) struct OrganizationCreated {
    pub(super) organization: Only,
}

#[derive(cynic::QueryFragment)]
pub(super) struct OrganizationChanged {
    pub(super) organization: Only,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Organization")]
pub(super) struct Only {
    pub(super) id: cynic::Id,
}

#[derive(cynic::QueryFragment)]
pub(super) struct InvalidOrganization {
    pub(super) problems: Vec<Problem>,
}

#[derive(cynic::QueryFragment)]
pub(super) struct StaleOrganization {
    pub(super) current_version: i32,
    pub(super) organization: Option<Organization>,
}
