//! What would improve a need.

mod sentence;

use async_graphql::{Context, Description, Enum, Object, Result};

use super::{NearDuplicate, Need, TechnologyField, code::TransferMode, near_duplicates_of};
use crate::{
    context::asking,
    domain::{
        matching::{
            Candidate,
            advice::{self, Drafted},
        },
        need::Draft,
    },
    node::Node,
    query::TextMatches,
    ranking::Ranks,
};

/// What a need could say better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "crate::domain::matching::advice::Advice")]
pub(crate) enum AdviceCode {
    /// It has no title.
    NoTitle,
    /// Its title has hardly a word that says what is meant.
    VagueTitle,
    /// It has hardly a word that says what is meant.
    VagueText,
    /// What says what is meant is not for everyone, so that only those who may read it can be found by it, and nobody finds it.
    NothingPublic,
    /// It measures nothing.
    NoIndicators,
    /// An indicator that any value meets.
    NoTarget,
    /// An indicator without a unit.
    NoUnit,
    /// It names no technology field.
    NoFields,
    /// It names no transfer mode.
    NoModes,
    /// It says nothing of technology readiness.
    NoMaturity,
    /// It does not say where the partner should be.
    NoRegion,
    /// It does not say what kind of partner is wanted.
    NoPartner,
    /// Its texts are in one language only.
    OneLanguage,
}

/// What would improve a need, what is like it, and who would be its candidates now.
#[derive(Description)]
pub(crate) struct NeedAdvice {
    drafted: Drafted,
    name: String,
}

impl NeedAdvice {
    /// That of a draft which is not stored.
    pub(crate) async fn of_draft(ctx: &Context<'_>, draft: Draft) -> Result<Self> {
        let asking = asking(ctx);
        let text = serde_json::to_vec(&draft).map_err(crate::error::Error::internal)?;
        let name = blake3::hash(&text).to_hex().to_string();
        let drafted = Drafted::of_draft(&asking.app, &asking.requester, draft).await?;
        Ok(Self { drafted, name })
    }

    /// That of a stored need; none for those who may not write it.
    pub(crate) async fn of_need(ctx: &Context<'_>, row: &qiao_entity::need::Model) -> Result<Option<Self>> {
        let asking = asking(ctx);
        let drafted = Drafted::of_need(&asking.app, &asking.requester, row).await?;
        let name = format!("advice on need {}", row.id);
        Ok(drafted.map(|drafted| Self { drafted, name }))
    }
}

#[Object(use_type_description)]
impl NeedAdvice {
    /// What could be said better. First what makes all else vain (a missing or vague text), then by effect.
    async fn hints(&self, ctx: &Context<'_>) -> Result<Vec<AdviceHint>> {
        let hints = advice::hints(&asking(ctx).app, &self.drafted).await?;
        Ok(hints.into_iter().map(AdviceHint).collect())
    }

    /// What matching takes the text for: its words, what counts most first, at most 30.
    async fn understood(&self, ctx: &Context<'_>) -> Result<Vec<AdviceWord>> {
        let words = advice::words(&asking(ctx).app, &self.drafted).await?;
        Ok(words.into_iter().map(AdviceWord).collect())
    }

    /// The candidates that would appear now.
    async fn matches(&self) -> TextMatches {
        TextMatches::new(self.drafted.subject.clone(), self.name.clone())
    }

    /// The open needs that say nearly the same, the most similar first: at most 5.
    async fn near_duplicates(&self, ctx: &Context<'_>) -> Result<Vec<NearDuplicate>> {
        near_duplicates_of(ctx, &self.drafted.subject, self.drafted.need).await
    }

    /// Achievements that may answer it already, by what they say, the best first: at most 5.
    async fn answers(&self, ctx: &Context<'_>) -> Result<Vec<ExistingAnswer>> {
        let found = advice::answers(&asking(ctx).app, &self.drafted).await?;
        existing(ctx, found).await
    }

    /// Needs like it that landed (落地), the most alike first: at most 5. Whoever supplied them has done it before.
    async fn landed_cases(&self, ctx: &Context<'_>) -> Result<Vec<ExistingAnswer>> {
        let found = advice::landed(&asking(ctx).app, &self.drafted).await?;
        existing(ctx, found).await
    }
}

/// A hint what a need could say better.
#[derive(Description)]
pub(crate) struct AdviceHint(advice::Hint);

#[Object(use_type_description)]
impl AdviceHint {
    /// What could be said better.
    async fn code(&self) -> AdviceCode {
        self.0.advice.into()
    }

    /// Which field of the need: names of fields, and numbers of list entries from 0.
    async fn path(&self) -> &[String] {
        &self.0.path
    }

    /// By how much the best candidate's score would rise; null where that cannot be told.
    async fn effect(&self) -> Option<f64> {
        self.0.points.map(|points| f64::from(points) / 1_000.0)
    }

    /// Whether the effect was tried with the first proposal; otherwise it is the most that can be hoped for.
    async fn is_tried(&self) -> bool {
        self.0.tried
    }

    /// Technology fields that are proposed: those of the candidates, the likeliest first.
    async fn fields(&self) -> Vec<TechnologyField> {
        match self.0.advice {
            advice::Advice::NoFields => TechnologyField::of(&self.0.codes),
            _ => Vec::new(),
        }
    }

    /// Transfer modes that are proposed: those of the candidates, the likeliest first.
    async fn modes(&self) -> Vec<TransferMode> {
        match self.0.advice {
            advice::Advice::NoModes => {
                let modes = self.0.codes.iter().filter_map(|code| code.parse().ok());
                modes.map(|mode: qiao_entity::need::TransferMode| mode.into()).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Words that so many have that they say nothing.
    async fn words(&self) -> &[String] {
        &self.0.words
    }

    /// The hint in a sentence, in the language of the request.
    async fn sentence(&self, ctx: &Context<'_>) -> String {
        sentence::of(asking(ctx).language, &self.0)
    }
}

/// A word of a text, as matching takes it.
#[derive(Description)]
pub(crate) struct AdviceWord(advice::Said);

#[Object(use_type_description)]
impl AdviceWord {
    /// The word, as it stands in the text.
    async fn term(&self) -> &str {
        &self.0.term
    }

    /// The most that it gives a candidate, in thousandths of the score; 0 when no candidate has it.
    async fn points(&self) -> i32 {
        super::saturating(self.0.points.into())
    }

    /// The share of what all words give together, 0–1.
    async fn share(&self) -> f64 {
        self.0.share
    }

    /// Whether so many needs and achievements have it that it says nothing.
    async fn is_common(&self) -> bool {
        self.0.is_common
    }
}

/// A record that may answer a need already.
#[derive(Description)]
pub(crate) struct ExistingAnswer {
    score: f64,
    node: Node,
}

#[Object(use_type_description)]
impl ExistingAnswer {
    /// How well it suits, by words alone.
    async fn score(&self) -> f64 {
        self.score
    }

    /// The record.
    async fn node(&self) -> &Node {
        &self.node
    }
}

/// What was found, as far as the requester may know of it.
async fn existing(ctx: &Context<'_>, found: Vec<Candidate>) -> Result<Vec<ExistingAnswer>> {
    let nodes = Node::nodes(asking(ctx), &found.iter().collect::<Vec<_>>()).await?;
    let shown = found.into_iter().zip(nodes).filter_map(|(candidate, node)| {
        Some(ExistingAnswer {
            score: f64::from(candidate.points) / 1_000.0,
            node: node?,
        })
    });
    Ok(shown.collect())
}

/// What would improve a stored need; none for those who may not write it.
pub(crate) async fn advice_on(ctx: &Context<'_>, need: &Need) -> Result<Option<NeedAdvice>> {
    NeedAdvice::of_need(ctx, &need.0).await
}
