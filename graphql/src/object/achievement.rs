//! Achievements.

use async_graphql::{Context, Description, Enum, ID, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use qiao_entity::{achievement::Model, achievement_label::Sort, noun::Noun};

use super::{
    Governed, Indicator, IpRight, Manager, Organization, Prose, TechnologyField, Translation,
    code::{
        AchievementForm, AchievementLevel, Empowerment, FirstOfKind, Level, RightHolder, Status, TransferMode, codes,
    },
    completeness::{ProfileCompleteness, completeness},
    matches::AchievementMatches,
    note::Noted,
    saturating,
};
use crate::{
    context::asking,
    domain::{
        achievement::{Part, may_read, reads, rights_open},
        record::Record,
    },
    node,
    page::Listed,
};

/// A scientific or technological achievement (科技成果) that may be transferred.
#[derive(Clone, Debug, Description)]
pub(crate) struct Achievement(pub(crate) Model);

impl Listed for Achievement {
    const NAME: &'static str = "Achievement";
}

/// A part of an achievement that has a level of disclosure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "crate::domain::achievement::Part")]
pub(crate) enum AchievementPart {
    /// `description` and `translations`.
    Description,
    /// `indicators`.
    Indicators,
}

/// Who may read which part of an achievement.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct AchievementLevels {
    /// The description and its translations.
    description: Level,
    /// The indicators.
    indicators: Level,
}

impl Achievement {
    /// Whether the requester may read this part.
    pub(crate) fn shows(&self, ctx: &Context<'_>, part: Part) -> bool {
        reads(&self.0, part, &asking(ctx).requester)
    }

    /// The values of a label.
    async fn label(&self, ctx: &Context<'_>, sort: Sort) -> Result<Vec<String>> {
        let labels = asking(ctx).load.achievement_labels.one(self.0.id).await?;
        Ok(labels.map(|labels| labels.of(sort).to_vec()).unwrap_or_default())
    }
}

#[Object(use_type_description)]
impl Achievement {
    /// The record's id: unique over all records, and always the same.
    pub(crate) async fn id(&self) -> ID {
        node::id(Noun::Achievement, self.0.id)
    }

    /// The key under which an import or a client knows the record; null for everyone but the organization that owns it and administrators: it may name who stays unnamed.
    async fn external_key(&self, ctx: &Context<'_>) -> Option<&str> {
        let key = self.0.external_key.as_deref();
        key.filter(|_| self.0.disclosed().tells_key(&asking(ctx).requester))
    }

    /// The parts that are null here because the requester may not read them, whether or not they say anything.
    async fn withheld(&self, ctx: &Context<'_>) -> Vec<AchievementPart> {
        let parts = Part::ALL.into_iter();
        parts
            .filter(|part| !may_read(&self.0, *part, &asking(ctx).requester))
            .map(AchievementPart::from)
            .collect()
    }

    /// Who may read which part.
    async fn levels(&self) -> AchievementLevels {
        AchievementLevels {
            description: self.0.description_level.into(),
            indicators: self.0.indicators_level.into(),
        }
    }

    /// The organization that owns it.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Option<Organization>> {
        let row = asking(ctx).load.organizations.one(self.0.organization_id).await?;
        Ok(row.map(Organization))
    }

    /// The managers who look after it.
    async fn managers(&self, ctx: &Context<'_>) -> Result<Vec<Manager>> {
        let load = &asking(ctx).load;
        let ids = load.achievement_managers.one(self.0.id).await?.unwrap_or_default();
        let rows = load.managers.many(&ids).await?;
        Ok(rows.into_iter().flatten().map(Manager).collect())
    }

    /// Whether it is shown.
    async fn status(&self) -> Status {
        self.0.status.into()
    }

    /// The name.
    async fn name(&self) -> Prose {
        Prose::new(self.0.name_zh.as_ref(), self.0.name_en.as_ref())
    }

    /// The summary.
    async fn summary(&self) -> Option<Prose> {
        Prose::filled(self.0.summary_zh.as_ref(), self.0.summary_en.as_ref())
    }

    /// The description; null where the requester may not read it.
    async fn description(&self, ctx: &Context<'_>) -> Option<Prose> {
        let text = Prose::filled(self.0.description_zh.as_ref(), self.0.description_en.as_ref());
        text.filter(|_| self.shows(ctx, Part::Description))
    }

    /// The technical rewritings (翻译稿), the first version first; null where the requester may not read them.
    async fn translations(&self, ctx: &Context<'_>) -> Result<Option<Vec<Translation>>> {
        if !self.shows(ctx, Part::Description) {
            return Ok(None);
        }
        let rows = asking(ctx).load.achievement_translations.one(self.0.id).await?;
        Ok(Some(rows.unwrap_or_default().into_iter().map(Translation).collect()))
    }

    /// What was measured; null where the requester may not read it.
    async fn indicators(&self, ctx: &Context<'_>) -> Result<Option<Vec<Indicator>>> {
        if !self.shows(ctx, Part::Indicators) {
            return Ok(None);
        }
        let rows = asking(ctx).load.achievement_indicators.one(self.0.id).await?;
        Ok(Some(rows.unwrap_or_default().into_iter().map(Indicator).collect()))
    }

    /// Technology fields.
    async fn fields(&self, ctx: &Context<'_>) -> Result<Vec<TechnologyField>> {
        let codes = asking(ctx).load.achievement_fields.one(self.0.id).await?;
        Ok(TechnologyField::of(&codes.unwrap_or_default()))
    }

    /// The forms in which it exists.
    async fn forms(&self, ctx: &Context<'_>) -> Result<Vec<AchievementForm>> {
        let labels = asking(ctx).load.achievement_labels.one(self.0.id).await?;
        let labels = labels.unwrap_or_default();
        Ok(codes(
            labels.coded::<qiao_entity::achievement::AchievementForm>(Sort::Form),
        ))
    }

    /// Transfer modes offered.
    async fn modes(&self, ctx: &Context<'_>) -> Result<Vec<TransferMode>> {
        let labels = asking(ctx).load.achievement_labels.one(self.0.id).await?;
        let labels = labels.unwrap_or_default();
        Ok(codes(labels.coded::<qiao_entity::need::TransferMode>(Sort::Mode)))
    }

    /// Keywords.
    async fn keywords(&self, ctx: &Context<'_>) -> Result<Vec<String>> {
        self.label(ctx, Sort::Keyword).await
    }

    /// The names of those who found it (完成人).
    async fn finders(&self, ctx: &Context<'_>) -> Result<Vec<String>> {
        self.label(ctx, Sort::Finder).await
    }

    /// The technology readiness level, 1–9.
    async fn trl(&self) -> Option<i32> {
        self.0.trl
    }

    /// The level as evaluated.
    async fn level(&self) -> Option<AchievementLevel> {
        self.0.level.map(Into::into)
    }

    /// Intellectual-property rights in it.
    async fn ip_rights(&self, ctx: &Context<'_>) -> Result<Vec<IpRight>> {
        let rights = asking(ctx).load.achievement_rights.one(self.0.id).await?;
        Ok(rights.unwrap_or_default().into_iter().map(IpRight).collect())
    }

    /// Who owns it (所有权).
    async fn ownership(&self) -> Option<RightHolder> {
        self.0.ownership.map(Into::into)
    }

    /// Who may use it (使用权).
    async fn use_right(&self) -> Option<RightHolder> {
        self.0.use_right.map(Into::into)
    }

    /// Who may dispose of it (处置权).
    async fn disposal_right(&self) -> Option<RightHolder> {
        self.0.disposal_right.map(Into::into)
    }

    /// Who gets the income (收益权).
    async fn income_right(&self) -> Option<RightHolder> {
        self.0.income_right.map(Into::into)
    }

    /// Whether its owner says that rights in it are settled. `rightsOpen` also reads what the single rights say.
    async fn rights_settled(&self) -> bool {
        self.0.rights_settled
    }

    /// Whether rights in it are still to be settled.
    async fn rights_open(&self) -> bool {
        rights_open(&self.0)
    }

    /// Whether rights were given to those who found it (职务科技成果赋权).
    async fn empowerment(&self) -> Empowerment {
        self.0.empowerment.into()
    }

    /// Whether it counts as the first of its kind (首台(套)、首批次、首版次).
    async fn first_of_kind(&self) -> FirstOfKind {
        self.0.first_of_kind.into()
    }

    /// How complete the description is, and what it costs in matching that parts are missing; null for those who may not fill them.
    async fn completeness(&self, ctx: &Context<'_>) -> Result<Option<ProfileCompleteness>> {
        completeness(ctx, &self.0).await
    }

    #[expect(clippy::unused_async, reason = "the engine awaits it")]
    #[graphql(flatten)]
    async fn matches(&self) -> AchievementMatches {
        AchievementMatches(self.0.id)
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
