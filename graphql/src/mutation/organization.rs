//! Organizations.

use async_graphql::{Context, ID, InputObject, Object, Result};
use qiao_entity::noun::Noun;

use super::{
    answer::{changes, posts},
    given::Given,
};
use crate::{
    context::asking,
    domain::organization as domain,
    object::{
        Organization, ProseInput,
        code::{LegalNature, Level, OrganizationKind, Status},
    },
};

/// Who may read which part of an organization.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct OrganizationLevelsInput {
    /// How to reach it.
    #[graphql(default_with = "Level::Registered")]
    contact: Level,
    /// What it does.
    #[graphql(default_with = "Level::Public")]
    profile: Level,
}

impl From<OrganizationLevelsInput> for domain::Levels {
    fn from(input: OrganizationLevelsInput) -> Self {
        Self {
            contact: input.contact.into(),
            profile: input.profile.into(),
        }
    }
}

/// What an organization shall be.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct OrganizationInput {
    /// The key under which the giver knows the record; no two organizations have the same.
    external_key: Option<String>,
    /// What kind of body it is.
    kind: OrganizationKind,
    /// Whether it is shown.
    #[graphql(default_with = "Status::Published")]
    status: Status,
    /// The full name: up to 256 characters, in one language at least.
    name: ProseInput,
    /// Other names and abbreviations: up to 20.
    #[graphql(default)]
    aliases: Vec<String>,
    /// Its legal nature, which reward rules depend on.
    legal_nature: Option<LegalNature>,
    /// Where it is: the code of a region.
    region: Option<String>,
    /// Its public web address.
    website: Option<String>,
    /// What it does: up to 4,000 characters.
    #[graphql(default)]
    profile: ProseInput,
    /// Codes of up to 5 technology fields.
    #[graphql(default)]
    fields: Vec<String>,
    /// Up to 20 free tags.
    #[graphql(default)]
    tags: Vec<String>,
    /// How to reach it: up to 500 characters.
    contact: Option<String>,
    /// Who may read which part.
    levels: Option<OrganizationLevelsInput>,
}

impl OrganizationInput {
    /// The draft that the input makes.
    fn draft(self) -> domain::Draft {
        domain::Draft {
            external_key: self.external_key,
            kind: self.kind.into(),
            status: self.status.into(),
            name: self.name.into(),
            aliases: self.aliases,
            legal_nature: self.legal_nature.map(Into::into),
            region: self.region,
            website: self.website,
            profile: self.profile.into(),
            fields: self.fields,
            tags: self.tags,
            contact: self.contact,
            levels: self.levels.map(Into::into).unwrap_or_default(),
        }
    }
}

/// An organization to be stored.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct CreateOrganizationInput {
    /// What it shall be.
    organization: OrganizationInput,
    /// A key of the client's choice: the same input with the same key makes one record, however often it is sent.
    key: Option<String>,
}

/// What an organization shall be from now on. It replaces all that it was: what is left out is removed.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct UpdateOrganizationInput {
    /// The organization.
    id: ID,
    /// The version of it that the client saw.
    version: i32,
    /// What it shall be.
    organization: OrganizationInput,
}

posts! {
    Organization, organization, organizations, qiao_entity::organization::Model,
    /// The organization was stored, or had been stored with the same key already.
    OrganizationCreated,
    /// The organization as stored.
    record,
    /// What became of a new organization: it was stored, or the input has problems.
    CreateOrganizationPayload,
}

changes! {
    Organization, organization, organizations, qiao_entity::organization::Model,
    /// The organization was changed.
    OrganizationChanged,
    /// Somebody else changed the organization since the version that the client saw. Nothing was changed.
    StaleOrganization,
    /// The organization as stored.
    record,
    /// What became of an update.
    UpdateOrganizationPayload,
}

#[derive(Default)]
pub(crate) struct OrganizationMutation;

#[Object]
impl OrganizationMutation {
    /// Stores a new organization.
    async fn create_organization(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The organization to be stored.")] input: CreateOrganizationInput,
    ) -> Result<CreateOrganizationPayload> {
        let asking = asking(ctx);
        let draft = input.organization.draft();
        let answer = domain::post(&asking.app, &asking.requester, draft, input.key.as_deref()).await?;
        CreateOrganizationPayload::of(ctx, &Given::within("organization"), answer)
    }

    /// Replaces what an organization says, if nobody else changed it since the version that the client saw.
    async fn update_organization(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What the organization shall be.")] input: UpdateOrganizationInput,
    ) -> Result<UpdateOrganizationPayload> {
        let asking = asking(ctx);
        let mut given = Given::within("organization");
        let number = given.number(&["id"], &input.id, Noun::Organization);
        let (version, draft) = (input.version.into(), input.organization.draft());
        let answer = domain::update(&asking.app, &asking.requester, number, version, draft).await?;
        UpdateOrganizationPayload::of(ctx, &input.id, number, &given, answer).await
    }
}
