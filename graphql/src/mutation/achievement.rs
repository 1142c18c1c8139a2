//! Achievements.

use async_graphql::{Context, ID, InputObject, Object, Result};
use qiao_entity::noun::Noun;

use super::{
    answer::{changes, posts},
    given::Given,
};
use crate::{
    context::asking,
    domain::achievement as domain,
    object::{
        Achievement, IndicatorInput, ProseInput,
        code::{
            AchievementForm, AchievementLevel, Empowerment, FirstOfKind, IpKind, IpStatus, Level, RightHolder, Status,
            TransferMode, codes,
        },
    },
};

/// Who may read which part of an achievement.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct AchievementLevelsInput {
    /// The description and its translations.
    #[graphql(default_with = "Level::Public")]
    description: Level,
    /// The indicators.
    #[graphql(default_with = "Level::Public")]
    indicators: Level,
}

impl From<AchievementLevelsInput> for domain::Levels {
    fn from(input: AchievementLevelsInput) -> Self {
        Self {
            description: input.description.into(),
            indicators: input.indicators.into(),
        }
    }
}

/// An intellectual-property right in an achievement.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct IpRightInput {
    /// What kind of right.
    kind: IpKind,
    /// The number in the register.
    number: Option<String>,
    /// Where it stands.
    status: IpStatus,
    /// Where it holds: the code of a region.
    territory: Option<String>,
    /// Who holds it.
    holder: Option<String>,
}

impl From<IpRightInput> for domain::IpRight {
    fn from(input: IpRightInput) -> Self {
        Self {
            kind: input.kind.into(),
            number: input.number,
            status: input.status.into(),
            territory: input.territory,
            holder: input.holder,
        }
    }
}

/// What an achievement shall say.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct AchievementInput {
    /// The key under which the giver knows the record; no two achievements have the same.
    external_key: Option<String>,
    /// The organization that owns it.
    organization: ID,
    /// Up to 10 managers who look after it.
    #[graphql(default)]
    managers: Vec<ID>,
    /// Whether it is shown.
    #[graphql(default_with = "Status::Published")]
    status: Status,
    /// The name: up to 256 characters, in one language at least.
    name: ProseInput,
    /// The summary: up to 500 characters.
    #[graphql(default)]
    summary: ProseInput,
    /// The description: up to 4,000 characters.
    #[graphql(default)]
    description: ProseInput,
    /// Up to 50 measured values.
    #[graphql(default)]
    indicators: Vec<IndicatorInput>,
    /// Codes of up to 5 technology fields.
    #[graphql(default)]
    fields: Vec<String>,
    /// The forms in which it exists.
    #[graphql(default)]
    forms: Vec<AchievementForm>,
    /// Transfer modes offered.
    #[graphql(default)]
    modes: Vec<TransferMode>,
    /// Up to 20 keywords.
    #[graphql(default)]
    keywords: Vec<String>,
    /// The names of up to 50 who found it (完成人).
    #[graphql(default)]
    finders: Vec<String>,
    /// The technology readiness level, 1–9.
    trl: Option<i32>,
    /// The level as evaluated.
    level: Option<AchievementLevel>,
    /// Up to 50 intellectual-property rights in it.
    #[graphql(default)]
    ip_rights: Vec<IpRightInput>,
    /// Who owns it (所有权).
    ownership: Option<RightHolder>,
    /// Who may use it (使用权).
    use_right: Option<RightHolder>,
    /// Who may dispose of it (处置权).
    disposal_right: Option<RightHolder>,
    /// Who gets the income (收益权).
    income_right: Option<RightHolder>,
    /// Whether all rights are settled.
    #[graphql(default = false)]
    rights_settled: bool,
    /// Whether rights were given to those who found it (职务科技成果赋权).
    #[graphql(default_with = "Empowerment::None")]
    empowerment: Empowerment,
    /// Whether it counts as the first of its kind (首台(套)、首批次、首版次).
    #[graphql(default_with = "FirstOfKind::None")]
    first_of_kind: FirstOfKind,
    /// Who may read which part; when left out, everyone reads all.
    levels: Option<AchievementLevelsInput>,
}

impl AchievementInput {
    /// The draft that the input makes.
    fn draft(self, given: &mut Given) -> domain::Draft {
        domain::Draft {
            external_key: self.external_key,
            organization: given.number(&["organization"], &self.organization, Noun::Organization),
            managers: self
                .managers
                .iter()
                .enumerate()
                .map(|(at, id)| given.number(&["managers", &at.to_string()], id, Noun::Manager))
                .collect(),
            status: self.status.into(),
            name: self.name.into(),
            summary: self.summary.into(),
            description: self.description.into(),
            indicators: self.indicators.into_iter().map(Into::into).collect(),
            fields: self.fields,
            forms: codes(self.forms),
            modes: codes(self.modes),
            keywords: self.keywords,
            finders: self.finders,
            trl: self.trl,
            level: self.level.map(Into::into),
            ip_rights: self.ip_rights.into_iter().map(Into::into).collect(),
            ownership: self.ownership.map(Into::into),
            use_right: self.use_right.map(Into::into),
            disposal_right: self.disposal_right.map(Into::into),
            income_right: self.income_right.map(Into::into),
            rights_settled: self.rights_settled,
            empowerment: self.empowerment.into(),
            first_of_kind: self.first_of_kind.into(),
            levels: self.levels.map(Into::into).unwrap_or_default(),
        }
    }
}

/// An achievement to be stored.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct CreateAchievementInput {
    /// What it shall say.
    achievement: AchievementInput,
    /// A key of the client's choice: the same input with the same key makes one record, however often it is sent.
    key: Option<String>,
}

/// What an achievement shall say from now on. It replaces all that it said: what is left out is removed.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct UpdateAchievementInput {
    /// The achievement.
    id: ID,
    /// The version of it that the client saw.
    version: i32,
    /// What it shall say.
    achievement: AchievementInput,
}

posts! {
    Achievement, achievement, achievements, qiao_entity::achievement::Model,
    /// The achievement was stored, or had been stored with the same key already.
    AchievementCreated,
    /// The achievement as stored.
    record,
    /// What became of a new achievement: it was stored, or the input has problems.
    CreateAchievementPayload,
}

changes! {
    Achievement, achievement, achievements, qiao_entity::achievement::Model,
    /// The achievement was changed.
    AchievementChanged,
    /// Somebody else changed the achievement since the version that the client saw. Nothing was changed.
    StaleAchievement,
    /// The achievement as stored.
    record,
    /// What became of an update.
    UpdateAchievementPayload,
}

#[derive(Default)]
pub(crate) struct AchievementMutation;

#[Object]
impl AchievementMutation {
    /// Stores a new achievement.
    async fn create_achievement(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The achievement to be stored.")] input: CreateAchievementInput,
    ) -> Result<CreateAchievementPayload> {
        let asking = asking(ctx);
        let mut given = Given::within("achievement");
        let draft = input.achievement.draft(&mut given);
        let answer = domain::post(&asking.app, &asking.requester, draft, input.key.as_deref()).await?;
        CreateAchievementPayload::of(ctx, &given, answer)
    }

    /// Replaces what an achievement says, if nobody else changed it since the version that the client saw.
    async fn update_achievement(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What the achievement shall say.")] input: UpdateAchievementInput,
    ) -> Result<UpdateAchievementPayload> {
        let asking = asking(ctx);
        let mut given = Given::within("achievement");
        let number = given.number(&["id"], &input.id, Noun::Achievement);
        let draft = input.achievement.draft(&mut given);
        let answer = domain::update(&asking.app, &asking.requester, number, input.version.into(), draft).await?;
        UpdateAchievementPayload::of(ctx, &input.id, number, &given, answer).await
    }
}
