//! Managers.

use async_graphql::{Context, ID, InputObject, Object, Result};
use qiao_entity::noun::Noun;

use super::{
    answer::{changes, posts},
    given::Given,
};
use crate::{
    context::asking,
    domain::manager as domain,
    object::{
        Manager, ProseInput,
        code::{Activity, Competence, Level, ManagerKind, Status, WorkKind, codes},
    },
};

/// A representative work (代表作).
#[derive(Clone, Debug, InputObject)]
pub(crate) struct WorkInput {
    /// What kind of work.
    kind: WorkKind,
    /// The title: up to 256 characters, in one language at least.
    title: ProseInput,
    /// What was done: up to 2,000 characters.
    #[graphql(default)]
    summary: ProseInput,
    /// The year.
    year: Option<i32>,
}

impl From<WorkInput> for domain::Work {
    fn from(input: WorkInput) -> Self {
        Self {
            kind: input.kind.into(),
            title: input.title.into(),
            summary: input.summary.into(),
            year: input.year,
        }
    }
}

/// Who may read which part of a manager's profile.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ManagerLevelsInput {
    /// How to reach the manager.
    #[graphql(default_with = "Level::Registered")]
    contact: Level,
    /// The profile text.
    #[graphql(default_with = "Level::Public")]
    biography: Level,
    /// The representative works.
    #[graphql(default_with = "Level::Public")]
    works: Level,
    /// Capacity and load.
    #[graphql(default_with = "Level::Public")]
    load: Level,
}

impl From<ManagerLevelsInput> for domain::Levels {
    fn from(input: ManagerLevelsInput) -> Self {
        Self {
            contact: input.contact.into(),
            biography: input.biography.into(),
            works: input.works.into(),
            load: input.load.into(),
        }
    }
}

/// What a manager's profile shall say.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ManagerInput {
    /// The key under which the giver knows the record; no two managers have the same.
    external_key: Option<String>,
    /// Which of the three kinds.
    kind: ManagerKind,
    /// Whether the profile is shown.
    #[graphql(default_with = "Status::Published")]
    status: Status,
    /// The name: up to 256 characters, in one language at least.
    name: ProseInput,
    /// Where the manager works: the code of a region.
    region: Option<String>,
    /// Codes of up to 5 technology fields.
    #[graphql(default)]
    fields: Vec<String>,
    /// Service activities.
    #[graphql(default)]
    activities: Vec<Activity>,
    /// Competences.
    #[graphql(default)]
    competences: Vec<Competence>,
    /// Up to 10 working languages, by their ISO 639-1 codes.
    #[graphql(default)]
    languages: Vec<String>,
    /// One line about the manager: up to 256 characters.
    #[graphql(default)]
    headline: ProseInput,
    /// The profile text: up to 4,000 characters.
    #[graphql(default)]
    biography: ProseInput,
    /// Up to 20 representative works (代表作).
    #[graphql(default)]
    works: Vec<WorkInput>,
    /// How many engagements at once.
    #[graphql(default = 0)]
    capacity: i32,
    /// How many engagements now, those outside of this service too. It is never taken for less than those that run here, and goes up and down
    /// with them.
    #[graphql(default = 0)]
    load: i32,
    /// How to reach the manager: up to 500 characters.
    contact: Option<String>,
    /// Who may read which part.
    levels: Option<ManagerLevelsInput>,
}

impl ManagerInput {
    /// The draft that the input makes.
    fn draft(self) -> domain::Draft {
        domain::Draft {
            external_key: self.external_key,
            kind: self.kind.into(),
            status: self.status.into(),
            name: self.name.into(),
            region: self.region,
            fields: self.fields,
            activities: codes(self.activities),
            competences: codes(self.competences),
            languages: self.languages,
            headline: self.headline.into(),
            biography: self.biography.into(),
            works: self.works.into_iter().map(Into::into).collect(),
            capacity: self.capacity,
            load: self.load,
            contact: self.contact,
            levels: self.levels.map(Into::into).unwrap_or_default(),
        }
    }
}

/// A manager to be stored.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct CreateManagerInput {
    /// What the profile shall say.
    manager: ManagerInput,
    /// A key of the client's choice: the same input with the same key makes one record, however often it is sent.
    key: Option<String>,
}

/// What a manager's profile shall say from now on. It replaces all that it said: what is left out is removed.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct UpdateManagerInput {
    /// The manager.
    id: ID,
    /// The version of the profile that the client saw.
    version: i32,
    /// What the profile shall say.
    manager: ManagerInput,
}

posts! {
    Manager, manager, managers, qiao_entity::manager::Model,
    /// The manager was stored, or had been stored with the same key already.
    ManagerCreated,
    /// The manager as stored.
    record,
    /// What became of a new manager: the profile was stored, or the input has problems.
    CreateManagerPayload,
}

changes! {
    Manager, manager, managers, qiao_entity::manager::Model,
    /// The manager's profile was changed.
    ManagerChanged,
    /// Somebody else changed the profile since the version that the client saw. Nothing was changed.
    StaleManager,
    /// The manager as stored.
    record,
    /// What became of an update.
    UpdateManagerPayload,
}

#[derive(Default)]
pub(crate) struct ManagerMutation;

#[Object]
impl ManagerMutation {
    /// Stores a new manager.
    async fn create_manager(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The manager to be stored.")] input: CreateManagerInput,
    ) -> Result<CreateManagerPayload> {
        let asking = asking(ctx);
        let draft = input.manager.draft();
        let answer = domain::post(&asking.app, &asking.requester, draft, input.key.as_deref()).await?;
        CreateManagerPayload::of(ctx, &Given::within("manager"), answer)
    }

    /// Replaces what a manager's profile says, if nobody else changed it since the version that the client saw.
    async fn update_manager(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What the profile shall say.")] input: UpdateManagerInput,
    ) -> Result<UpdateManagerPayload> {
        let asking = asking(ctx);
        let mut given = Given::within("manager");
        let number = given.number(&["id"], &input.id, Noun::Manager);
        let (version, draft) = (input.version.into(), input.manager.draft());
        let answer = domain::update(&asking.app, &asking.requester, number, version, draft).await?;
        UpdateManagerPayload::of(ctx, &input.id, number, &given, answer).await
    }
}
