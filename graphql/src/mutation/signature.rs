//! Signing translations of needs, and sending them back.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject, Union};
use qiao_entity::{noun::Noun, translation::Model};

use super::{
    answer::{Became, Invalid, NotFound, became, stale_message},
    given::Given,
};
use crate::{
    context::asking,
    domain::{problem::Answer, translation as domain},
    node,
    object::{Need, Translation, code::MoveReason, saturating},
    scalar::FreshnessToken,
};

/// A translation to be signed.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct SignTranslationInput {
    /// The need.
    need: ID,
    /// The version of the need that the client saw.
    version: i32,
    /// The number of the translation: the latest one.
    number: i32,
}

/// A translation to be sent back.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct ReturnTranslationInput {
    /// The need.
    need: ID,
    /// The version of the need that the client saw.
    version: i32,
    /// The number of the translation: the latest one.
    number: i32,
    /// Why.
    reason: MoveReason,
    /// Why, in a sentence that its author reads: up to 500 characters.
    sentence: String,
}

/// The translation was signed, or sent back.
#[derive(SimpleObject)]
pub(crate) struct TranslationAnswered {
    /// The translation as stored.
    translation: Translation,
    /// The need, in its new version.
    need: Option<Need>,
    /// To be given as `atLeast` to reads that must see this.
    freshness: FreshnessToken,
}

/// Somebody else changed the need since the version that the client saw. Nothing was changed.
#[derive(SimpleObject)]
pub(crate) struct StaleNeedOfTranslation {
    /// The version that the need has now.
    current_version: i32,
    /// What the need says now.
    need: Option<Need>,
    /// The same in words, in the language of `Accept-Language`.
    message: String,
}

/// What became of an answer to a translation.
#[expect(clippy::large_enum_variant, reason = "made once for an answer")]
#[derive(Union)]
pub(crate) enum AnswerTranslationPayload {
    /// It was done.
    Answered(TranslationAnswered),
    /// The input has problems.
    Invalid(Invalid<Translation>),
    /// Somebody else changed the need.
    Stale(StaleNeedOfTranslation),
    /// There is no such need.
    NotFound(NotFound),
}

/// The number of the need that an id names; what names none becomes a number that no need has.
fn need(id: &ID) -> i64 {
    match node::parse(id) {
        Some((Noun::Need, number)) => number,
        _ => 0,
    }
}

async fn answered(ctx: &Context<'_>, id: &ID, answer: Answer<Model>) -> Result<AnswerTranslationPayload> {
    let needs = &asking(ctx).load.needs;
    Ok(match became(ctx, &Given::default(), answer) {
        Became::Done(row, freshness) => AnswerTranslationPayload::Answered(TranslationAnswered {
            translation: Translation(row),
            need: needs.one(need(id)).await?.map(Need),
            freshness,
        }),
        Became::Invalid(invalid) => AnswerTranslationPayload::Invalid(invalid),
        Became::Stale(version) => AnswerTranslationPayload::Stale(StaleNeedOfTranslation {
            current_version: saturating(version),
            need: needs.one(need(id)).await?.map(Need),
            message: stale_message(ctx, version),
        }),
        Became::NotFound => AnswerTranslationPayload::NotFound(NotFound::new(ctx, id)),
    })
}

#[derive(Default)]
pub(crate) struct SignatureMutation;

#[Object]
impl SignatureMutation {
    /// Signs the latest translation of a need: first the manager who wrote it, then an editor of the organization that posted the need. The
    /// original and the translation both remain.
    async fn sign_translation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The translation to be signed.")] input: SignTranslationInput,
    ) -> Result<AnswerTranslationPayload> {
        let asking = asking(ctx);
        let of = (need(&input.need), input.version.into());
        let answer = domain::answer(
            &asking.app,
            &asking.requester,
            of,
            input.number,
            domain::Act::Sign,
            None,
        )
        .await?;
        answered(ctx, &input.need, answer).await
    }

    /// Sends the latest translation of a need back to its author, for a reason and with a sentence: for editors of the organization that
    /// posted the need.
    async fn return_translation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The translation to be sent back.")] input: ReturnTranslationInput,
    ) -> Result<AnswerTranslationPayload> {
        let asking = asking(ctx);
        let of = (need(&input.need), input.version.into());
        let no = Some((input.reason.into(), input.sentence.as_str()));
        let answer = domain::answer(
            &asking.app,
            &asking.requester,
            of,
            input.number,
            domain::Act::Return,
            no,
        )
        .await?;
        answered(ctx, &input.need, answer).await
    }
}
