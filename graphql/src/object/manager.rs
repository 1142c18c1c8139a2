//! Managers.

use async_graphql::{Context, Description, Enum, ID, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use qiao_entity::{manager::Model, manager_label::Sort, noun::Noun};

use super::{
    Achievement, Affiliation, Credential, Governed, Ledger, Organization, PointBook, Prose, Region, TechnologyField,
    Work,
    code::{Activity, Competence, Level, ManagerKind, Status, codes},
    completeness::{ProfileCompleteness, completeness},
    matches::ManagerMatches,
    network::{ManagerNetwork, network},
    note::Noted,
    saturating,
};
use crate::{
    context::asking,
    domain::{
        credential::reads_numbers,
        ledger::sight,
        manager::{Part, has_free_capacity, may_read, reads},
        record::Record,
    },
    node,
    page::{Connection, Listed, Window},
    query::{AchievementFilter, AchievementOrder, AchievementTotals, achievement_page},
};

/// A technology manager (技术经理人): finds needs and achievements, and brings both sides together.
#[derive(Clone, Debug, Description)]
pub(crate) struct Manager(pub(crate) Model);

impl Listed for Manager {
    const NAME: &'static str = "Manager";
}

/// A part of a manager's profile that has a level of disclosure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "crate::domain::manager::Part")]
pub(crate) enum ManagerPart {
    /// `contact`.
    Contact,
    /// `biography`.
    Biography,
    /// `works`.
    Works,
    /// `capacity`, `load` and `hasFreeCapacity`.
    Load,
}

/// Who may read which part of a manager's profile.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct ManagerLevels {
    /// How to reach the manager.
    contact: Level,
    /// The profile text.
    biography: Level,
    /// The representative works.
    works: Level,
    /// Capacity and load.
    load: Level,
}

/// What the load of a manager is made of.
#[derive(Clone, Copy, Debug, SimpleObject)]
pub(crate) struct LoadParts {
    /// Engagements that run here: they come and go by themselves.
    running: i32,
    /// Engagements outside of this service, as the manager says.
    outside: i32,
}

impl Manager {
    /// Whether this part is given to the requester, which is then noted.
    fn shows(&self, ctx: &Context<'_>, part: Part) -> bool {
        reads(&self.0, part, &asking(ctx).requester)
    }
}

#[Object(use_type_description)]
impl Manager {
    /// The record's id: unique over all records, and always the same.
    pub(crate) async fn id(&self) -> ID {
        node::id(Noun::Manager, self.0.id)
    }

    /// The key under which an import or a client knows the record; null for everyone but the manager, registrars and administrators: it may name who stays unnamed.
    async fn external_key(&self, ctx: &Context<'_>) -> Option<&str> {
        let key = self.0.external_key.as_deref();
        key.filter(|_| self.0.disclosed().tells_key(&asking(ctx).requester))
    }

    /// The parts that are null here because the requester may not read them, whether or not they say anything.
    async fn withheld(&self, ctx: &Context<'_>) -> Vec<ManagerPart> {
        let parts = Part::ALL.into_iter();
        parts
            .filter(|part| !may_read(&self.0, *part, &asking(ctx).requester))
            .map(ManagerPart::from)
            .collect()
    }

    /// Who may read which part.
    async fn levels(&self) -> ManagerLevels {
        ManagerLevels {
            contact: self.0.contact_level.into(),
            biography: self.0.biography_level.into(),
            works: self.0.works_level.into(),
            load: self.0.load_level.into(),
        }
    }

    /// How to reach the manager; null where the requester may not know.
    async fn contact(&self, ctx: &Context<'_>) -> Option<&str> {
        let contact = self.0.contact.as_deref();
        contact.filter(|_| self.shows(ctx, Part::Contact))
    }

    /// Which of the three kinds.
    async fn kind(&self) -> ManagerKind {
        self.0.kind.into()
    }

    /// Whether the profile is shown.
    async fn status(&self) -> Status {
        self.0.status.into()
    }

    /// The name.
    async fn name(&self) -> Prose {
        Prose::new(self.0.name_zh.as_ref(), self.0.name_en.as_ref())
    }

    /// One line about the manager.
    async fn headline(&self) -> Option<Prose> {
        Prose::filled(self.0.headline_zh.as_ref(), self.0.headline_en.as_ref())
    }

    /// The profile text; null where the requester may not read it.
    async fn biography(&self, ctx: &Context<'_>) -> Option<Prose> {
        let text = Prose::filled(self.0.biography_zh.as_ref(), self.0.biography_en.as_ref());
        text.filter(|_| self.shows(ctx, Part::Biography))
    }

    /// Where the manager works.
    async fn region(&self) -> Option<Region> {
        Region::of(self.0.region_code.as_ref())
    }

    /// Technology fields.
    async fn fields(&self, ctx: &Context<'_>) -> Result<Vec<TechnologyField>> {
        let codes = asking(ctx).load.manager_fields.one(self.0.id).await?;
        Ok(TechnologyField::of(&codes.unwrap_or_default()))
    }

    /// Service activities.
    async fn activities(&self, ctx: &Context<'_>) -> Result<Vec<Activity>> {
        let labels = asking(ctx)
            .load
            .manager_labels
            .one(self.0.id)
            .await?
            .unwrap_or_default();
        Ok(codes(labels.coded::<qiao_entity::manager::Activity>(Sort::Activity)))
    }

    /// Competences.
    async fn competences(&self, ctx: &Context<'_>) -> Result<Vec<Competence>> {
        let labels = asking(ctx)
            .load
            .manager_labels
            .one(self.0.id)
            .await?
            .unwrap_or_default();
        Ok(codes(
            labels.coded::<qiao_entity::manager::Competence>(Sort::Competence),
        ))
    }

    /// Working languages, by their ISO 639-1 codes.
    async fn languages(&self, ctx: &Context<'_>) -> Result<Vec<String>> {
        let labels = asking(ctx).load.manager_labels.one(self.0.id).await?;
        Ok(labels
            .map(|labels| labels.of(Sort::Language).to_vec())
            .unwrap_or_default())
    }

    /// Representative works (代表作); null where the requester may not read them.
    async fn works(&self, ctx: &Context<'_>) -> Result<Option<Vec<Work>>> {
        if !self.shows(ctx, Part::Works) {
            return Ok(None);
        }
        let works = asking(ctx).load.manager_works.one(self.0.id).await?;
        Ok(Some(works.unwrap_or_default().into_iter().map(Work).collect()))
    }

    /// Credentials (资质): titles, training, registrations, recognitions. The numbers of certificates are not for everyone.
    async fn credentials(&self, ctx: &Context<'_>) -> Result<Vec<Credential>> {
        let rows = asking(ctx)
            .load
            .manager_credentials
            .one(self.0.id)
            .await?
            .unwrap_or_default();
        let has_numbers = rows.iter().any(|row| row.number.is_some());
        let told = has_numbers && reads_numbers(&self.0, &asking(ctx).requester);
        Ok(rows.into_iter().map(|row| Credential::new(row, told)).collect())
    }

    /// How many engagements at once; null where the requester may not know.
    async fn capacity(&self, ctx: &Context<'_>) -> Option<i32> {
        self.shows(ctx, Part::Load).then_some(self.0.capacity)
    }

    /// How many engagements now, here and outside: see `loadParts`; null where the requester may not know.
    async fn load(&self, ctx: &Context<'_>) -> Option<i32> {
        self.shows(ctx, Part::Load).then_some(self.0.load)
    }

    /// What the load is made of; null where the requester may not know.
    async fn load_parts(&self, ctx: &Context<'_>) -> Result<Option<LoadParts>> {
        if !self.shows(ctx, Part::Load) {
            return Ok(None);
        }
        let running = asking(ctx)
            .load
            .manager_running
            .one(self.0.id)
            .await?
            .unwrap_or_default();
        Ok(Some(LoadParts {
            running,
            outside: self.0.load.saturating_sub(running).max(0),
        }))
    }

    /// Whether another engagement can be taken on; null where the requester may not know.
    async fn has_free_capacity(&self, ctx: &Context<'_>) -> Option<bool> {
        self.shows(ctx, Part::Load).then(|| has_free_capacity(&self.0))
    }

    /// The affiliations: those that last first, then the latest.
    async fn affiliations(&self, ctx: &Context<'_>) -> Result<Vec<Affiliation>> {
        let posts = asking(ctx).load.manager_affiliations.one(self.0.id).await?;
        Ok(posts
            .map(|posts| posts.iter().cloned().map(Affiliation).collect())
            .unwrap_or_default())
    }

    /// The organizations for which the manager works today.
    async fn organizations(&self, ctx: &Context<'_>) -> Result<Vec<Organization>> {
        let asking = asking(ctx);
        let posts = asking.load.manager_affiliations.one(self.0.id).await?;
        let ids = super::affiliation::current(asking, posts.as_deref().map(Vec::as_slice), |post| post.organization_id);
        let rows = asking.load.organizations.many(&ids).await?;
        Ok(rows.into_iter().flatten().map(Organization).collect())
    }

    /// With whom the manager works: by the organizations and the achievements that they have in common, as far as everyone may know.
    async fn network(&self, ctx: &Context<'_>) -> Result<ManagerNetwork> {
        network(ctx, self.0.id).await
    }

    /// The achievements that the manager looks after.
    #[expect(clippy::too_many_arguments, reason = "the arguments of a connection")]
    async fn achievements(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which of them.")] filter: Option<AchievementFilter>,
        #[graphql(desc = "In which order.", default)] order_by: AchievementOrder,
        #[graphql(desc = "The first so many, at most 100.")] first: Option<i32>,
        #[graphql(desc = "Only behind this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many, at most 100.")] last: Option<i32>,
        #[graphql(desc = "Only before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Achievement, AchievementTotals>> {
        let mut filter = filter.unwrap_or_default().domain()?;
        filter.manager = Some(self.0.id);
        achievement_page(
            ctx,
            filter,
            order_by,
            &Window {
                first,
                after,
                last,
                before,
            },
        )
        .await
    }

    /// The manager's points in a ledger; null where the requester may not read them. Contribution points are for whoever has an account,
    /// credit points for matchmakers; evidence and words of both for the manager itself and for those who keep the registry.
    async fn points(&self, ctx: &Context<'_>, #[graphql(desc = "Which ledger.")] ledger: Ledger) -> Option<PointBook> {
        let (manager, ledger) = (self.0.id, ledger.into());
        sight(&asking(ctx).requester, manager, ledger)?;
        Some(PointBook { manager, ledger })
    }

    /// How complete the profile is, and what it costs in matching that parts are missing; null for those who may not fill them.
    async fn completeness(&self, ctx: &Context<'_>) -> Result<Option<ProfileCompleteness>> {
        completeness(ctx, &self.0).await
    }

    #[expect(clippy::unused_async, reason = "the engine awaits it")]
    #[graphql(flatten)]
    async fn matches(&self) -> ManagerMatches {
        ManagerMatches(self.0.id)
    }

    #[expect(clippy::unused_async, reason = "the engine awaits it")]
    #[graphql(flatten)]
    async fn governed(&self) -> Governed {
        Governed(self.0.disclosed())
    }

    #[expect(clippy::unused_async, reason = "the engine awaits it")]
    #[graphql(flatten)]
    async fn noted(&self) -> Noted {
        Noted(self.0.disclosed())
    }

    /// When the profile was first stored.
    async fn created_at(&self) -> DateTime<Utc> {
        *self.0.created_at
    }

    /// When it was last changed.
    async fn updated_at(&self) -> DateTime<Utc> {
        *self.0.updated_at
    }

    /// Goes up with every change; an update names the version that it saw.
    async fn version(&self) -> i32 {
        saturating(self.0.version)
    }
}
