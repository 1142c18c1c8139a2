//! Translations (翻译稿) of needs and achievements.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject, Union};
use qiao_entity::noun::Noun;

use super::{
    answer::{Became, Invalid, NotFound, became, stale_message},
    given::Given,
};
use crate::{
    context::asking,
    domain::translation as domain,
    node::{self, Node},
    object::{Translation, code::Language, saturating},
    page::Listed,
    scalar::FreshnessToken,
};

/// A translation (翻译稿) to be added to a need or an achievement.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct AddTranslationInput {
    /// The need or the achievement.
    id: ID,
    /// The version of it that the client saw.
    version: i32,
    /// The language in which the translation is written.
    language: Language,
    /// The title: up to 256 characters.
    title: Option<String>,
    /// The summary: up to 500 characters.
    summary: Option<String>,
    /// The description: up to 4,000 characters.
    description: Option<String>,
    /// The manager who wrote it.
    manager: Option<ID>,
}

/// The translation was added.
#[derive(SimpleObject)]
pub(crate) struct TranslationAdded {
    /// The translation as stored.
    translation: Translation,
    /// The need or the achievement, in its new version.
    record: Option<Node>,
    /// To be given as `atLeast` to reads that must see this.
    freshness: FreshnessToken,
}

/// Somebody else changed the record since the version that the client saw. Nothing was changed.
#[derive(SimpleObject)]
pub(crate) struct StaleRecord {
    /// The version that the record has now.
    current_version: i32,
    /// What the record says now.
    record: Option<Node>,
    /// The same in words, in the language of `Accept-Language`.
    message: String,
}

/// What became of a translation.
#[expect(clippy::large_enum_variant, reason = "made once for an answer")]
#[derive(Union)]
pub(crate) enum AddTranslationPayload {
    /// It was done.
    Added(TranslationAdded),
    /// The input has problems.
    Invalid(Invalid<Translation>),
    /// Somebody else changed the record.
    Stale(StaleRecord),
    /// There is no such record.
    NotFound(NotFound),
}

impl Listed for Translation {
    const NAME: &'static str = "Translation";
}

#[derive(Default)]
pub(crate) struct TranslationMutation;

#[Object]
impl TranslationMutation {
    /// Adds a translation (翻译稿) to a need or an achievement. The original stays as it is.
    async fn add_translation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The translation to be added.")] input: AddTranslationInput,
    ) -> Result<AddTranslationPayload> {
        let asking = asking(ctx);
        let mut given = Given::default();
        let draft = domain::Draft {
            language: input.language.into(),
            title: input.title,
            summary: input.summary,
            description: input.description,
            manager: input.manager.map(|id| given.number(&["manager"], &id, Noun::Manager)),
        };
        let (app, requester, version) = (&asking.app, &asking.requester, input.version.into());
        let (noun, number) = match node::parse(&input.id) {
            Some((Noun::Achievement, number)) => (Noun::Achievement, number),
            Some((Noun::Need, number)) => (Noun::Need, number),
            // No need has this number: who may not write is told so, others that there is no such record.
            _ => (Noun::Need, 0),
        };
        let answer = match noun {
            Noun::Achievement => domain::add_to_achievement(app, requester, number, version, draft).await?,
            _ => domain::add_to_need(app, requester, number, version, draft).await?,
        };
        Ok(match became(ctx, &given, answer) {
            Became::Done(row, freshness) => AddTranslationPayload::Added(TranslationAdded {
                translation: Translation(row),
                record: node::find(ctx, noun, number).await?,
                freshness,
            }),
            Became::Invalid(invalid) => AddTranslationPayload::Invalid(invalid),
            Became::Stale(version) => AddTranslationPayload::Stale(StaleRecord {
                current_version: saturating(version),
                record: node::find(ctx, noun, number).await?,
                message: stale_message(ctx, version),
            }),
            Became::NotFound => AddTranslationPayload::NotFound(NotFound::new(ctx, &input.id)),
        })
    }
}
