//! Organizations.

use async_graphql::{Context, Description, Enum, ID, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use qiao_entity::{noun::Noun, organization::Model, organization_label::Sort};

use super::{
    Affiliation, Governed, Manager, OrganizationInside, Prose, Region, TechnologyField,
    code::{LegalNature, Level, OrganizationKind, Status},
    completeness::{ProfileCompleteness, completeness},
    matches::OrganizationMatches,
    note::Noted,
    saturating,
};
use crate::{
    context::asking,
    domain::{
        organization::{Part, may_read, reads},
        record::Record,
    },
    node,
    page::{Connection, Listed, Window},
    query::{
        AchievementFilter, AchievementOrder, AchievementTotals, ManagerFilter, ManagerOrder, ManagerTotals, NeedFilter,
        NeedOrder, NeedTotals, achievement_page, manager_page, need_page,
    },
};

/// An organization (机构): an enterprise, a university, an institute, a park, a platform or another legal body.
#[derive(Clone, Debug, Description)]
pub(crate) struct Organization(pub(crate) Model);

impl Listed for Organization {
    const NAME: &'static str = "Organization";
}

/// A part of an organization that has a level of disclosure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "crate::domain::organization::Part")]
pub(crate) enum OrganizationPart {
    /// `contact`.
    Contact,
    /// `profile`.
    Profile,
}

/// Who may read which part of an organization.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct OrganizationLevels {
    /// How to reach it.
    contact: Level,
    /// What it does.
    profile: Level,
}

impl Organization {
    /// Whether this part is given to the requester, which is then noted.
    fn shows(&self, ctx: &Context<'_>, part: Part) -> bool {
        reads(&self.0, part, &asking(ctx).requester)
    }

    /// The values of a label.
    async fn label(&self, ctx: &Context<'_>, sort: Sort) -> Result<Vec<String>> {
        let labels = asking(ctx).load.organization_labels.one(self.0.id).await?;
        Ok(labels.map(|labels| labels.of(sort).to_vec()).unwrap_or_default())
    }
}

#[Object(use_type_description)]
impl Organization {
    /// The record's id: unique over all records, and always the same.
    pub(crate) async fn id(&self) -> ID {
        node::id(Noun::Organization, self.0.id)
    }

    /// The key under which an import or a client knows the record; null for everyone but its members, registrars and administrators: it may name who stays unnamed.
    async fn external_key(&self, ctx: &Context<'_>) -> Option<&str> {
        let key = self.0.external_key.as_deref();
        key.filter(|_| self.0.disclosed().tells_key(&asking(ctx).requester))
    }

    /// The parts that are null here because the requester may not read them, whether or not they say anything.
    async fn withheld(&self, ctx: &Context<'_>) -> Vec<OrganizationPart> {
        let parts = Part::ALL.into_iter();
        parts
            .filter(|part| !may_read(&self.0, *part, &asking(ctx).requester))
            .map(OrganizationPart::from)
            .collect()
    }

    /// Who may read which part.
    async fn levels(&self) -> OrganizationLevels {
        OrganizationLevels {
            contact: self.0.contact_level.into(),
            profile: self.0.profile_level.into(),
        }
    }

    /// How to reach it; null where the requester may not know.
    async fn contact(&self, ctx: &Context<'_>) -> Option<&str> {
        let contact = self.0.contact.as_deref();
        contact.filter(|_| self.shows(ctx, Part::Contact))
    }

    /// What kind of body it is.
    async fn kind(&self) -> OrganizationKind {
        self.0.kind.into()
    }

    /// Whether it is shown.
    async fn status(&self) -> Status {
        self.0.status.into()
    }

    /// The full name.
    async fn name(&self) -> Prose {
        Prose::new(self.0.name_zh.as_ref(), self.0.name_en.as_ref())
    }

    /// Other names and abbreviations.
    async fn aliases(&self, ctx: &Context<'_>) -> Result<Vec<String>> {
        self.label(ctx, Sort::Alias).await
    }

    /// Its legal nature, which reward rules depend on.
    async fn legal_nature(&self) -> Option<LegalNature> {
        self.0.legal_nature.map(Into::into)
    }

    /// Where it is.
    async fn region(&self) -> Option<Region> {
        Region::of(self.0.region_code.as_ref())
    }

    /// Its public web address.
    async fn website(&self) -> Option<&str> {
        self.0.website.as_deref()
    }

    /// What it does; null where the requester may not read it.
    async fn profile(&self, ctx: &Context<'_>) -> Option<Prose> {
        let text = Prose::filled(self.0.profile_zh.as_ref(), self.0.profile_en.as_ref());
        text.filter(|_| self.shows(ctx, Part::Profile))
    }

    /// Its technology fields.
    async fn fields(&self, ctx: &Context<'_>) -> Result<Vec<TechnologyField>> {
        let codes = asking(ctx).load.organization_fields.one(self.0.id).await?;
        Ok(TechnologyField::of(&codes.unwrap_or_default()))
    }

    /// Free tags, such as a science city.
    async fn tags(&self, ctx: &Context<'_>) -> Result<Vec<String>> {
        self.label(ctx, Sort::Tag).await
    }

    /// The managers who work for it today.
    async fn staff(&self, ctx: &Context<'_>) -> Result<Vec<Manager>> {
        let asking = asking(ctx);
        let posts = asking.load.organization_affiliations.one(self.0.id).await?;
        let ids = super::affiliation::current(asking, posts.as_deref().map(Vec::as_slice), |post| post.manager_id);
        let rows = asking.load.managers.many(&ids).await?;
        Ok(rows.into_iter().flatten().map(Manager).collect())
    }

    /// The affiliations of managers with it: those that last first, then the latest.
    async fn affiliations(&self, ctx: &Context<'_>) -> Result<Vec<Affiliation>> {
        let posts = asking(ctx).load.organization_affiliations.one(self.0.id).await?;
        Ok(posts
            .map(|posts| posts.iter().cloned().map(Affiliation).collect())
            .unwrap_or_default())
    }

    /// The managers who work or worked for it.
    #[expect(clippy::too_many_arguments, reason = "the arguments of a connection")]
    async fn managers(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which of them.")] filter: Option<ManagerFilter>,
        #[graphql(desc = "In which order.", default)] order_by: ManagerOrder,
        #[graphql(desc = "The first so many, at most 100.")] first: Option<i32>,
        #[graphql(desc = "Only behind this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many, at most 100.")] last: Option<i32>,
        #[graphql(desc = "Only before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Manager, ManagerTotals>> {
        let mut filter = filter.unwrap_or_default().domain()?;
        filter.organization = Some(self.0.id);
        manager_page(
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

    /// The achievements that it owns.
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
    ) -> Result<Connection<super::Achievement, AchievementTotals>> {
        let mut filter = filter.unwrap_or_default().domain()?;
        filter.organization = Some(self.0.id);
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

    /// The needs that it posted, as far as the requester may know who posted them.
    #[expect(clippy::too_many_arguments, reason = "the arguments of a connection")]
    async fn needs(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which of them.")] filter: Option<NeedFilter>,
        #[graphql(desc = "In which order.", default)] order_by: NeedOrder,
        #[graphql(desc = "The first so many, at most 100.")] first: Option<i32>,
        #[graphql(desc = "Only behind this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many, at most 100.")] last: Option<i32>,
        #[graphql(desc = "Only before this cursor.")] before: Option<String>,
    ) -> Result<Connection<super::Need, NeedTotals>> {
        let mut filter = filter.unwrap_or_default().domain()?;
        filter.organization = Some(self.0.id);
        need_page(
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

    /// How complete the profile is, and what it costs in matching that parts are missing; null for those who may not fill them.
    async fn completeness(&self, ctx: &Context<'_>) -> Result<Option<ProfileCompleteness>> {
        completeness(ctx, &self.0).await
    }

    #[expect(clippy::unused_async, reason = "the engine awaits it")]
    #[graphql(flatten)]
    async fn matches(&self) -> OrganizationMatches {
        OrganizationMatches(self.0.id)
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

    #[expect(clippy::unused_async, reason = "the engine awaits it")]
    #[graphql(flatten)]
    async fn inside(&self) -> OrganizationInside {
        OrganizationInside(self.0.id)
    }

    /// When it was first stored.
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
