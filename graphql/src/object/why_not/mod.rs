//! Why a record is not among the first candidates of a need.

mod sentence;

use async_graphql::{Context, Description, Enum, ID, InputObject, Object, Result};
use qiao_entity::noun::Noun;
pub(super) use sentence::score;

use super::{
    prior_no::PriorNo,
    reason::{MatchBy, Reason, ReasonKind},
    saturating,
};
use crate::{
    context::asking,
    domain::{
        disclosure::Disclosed,
        matching::{self, Filter, Lack, subjects_of},
    },
    fault::Misuse,
    node::{self, Node},
    ranking::{AchievementCandidateFilter, ManagerCandidateFilter, OrganizationCandidateFilter},
};

/// Among which candidates a record is looked for: those of its own noun, by the filter with which they were asked for.
#[derive(Clone, Debug, Default, InputObject)]
pub(crate) struct WhyNotFilter {
    /// Which managers, when the record is one.
    managers: Option<ManagerCandidateFilter>,
    /// Which achievements, when the record is one.
    achievements: Option<AchievementCandidateFilter>,
    /// Which organizations, when the record is one.
    organizations: Option<OrganizationCandidateFilter>,
}

impl WhyNotFilter {
    fn domain(self, noun: Noun) -> std::result::Result<Filter, Misuse> {
        match noun {
            Noun::Manager => self.managers.unwrap_or_default().domain(),
            Noun::Achievement => self.achievements.unwrap_or_default().domain(),
            Noun::Organization => self.organizations.unwrap_or_default().domain(),
            Noun::Need => Ok(Filter::default()),
        }
    }
}

/// Why a record is no candidate at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "crate::domain::matching::Cause")]
pub(crate) enum NoCandidateCause {
    /// The need has no word to be matched by.
    NoText,
    /// It is not published, or only just.
    NotShown,
    /// It posted the need.
    Poster,
    /// The filter leaves it out.
    Filtered,
    /// It shares no word with the need and is about something else, as far as everyone may read it.
    NoSharedWord,
}

/// A condition of a filter of candidates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "crate::domain::matching::Condition")]
pub(crate) enum CandidateCondition {
    /// Kinds; of achievements forms.
    Kind,
    /// Technology fields.
    Field,
    /// Regions.
    Region,
    /// Working languages.
    Language,
    /// Transfer modes.
    Mode,
    /// Service activities.
    Activity,
    /// Levels of achievements.
    Level,
    /// Statuses.
    Status,
    /// Tags.
    Tag,
    /// The organization.
    Organization,
    /// Free capacity.
    FreeCapacity,
}

fn number(points: u32) -> f64 {
    f64::from(points) / 1_000.0
}

/// Where a record stands among the candidates of a need, and why not further up.
#[derive(Description)]
pub(crate) struct WhyNot {
    node: Node,
    found: matching::WhyNot,
    need: i64,
}

#[Object(use_type_description)]
impl WhyNot {
    /// The record.
    async fn node(&self) -> &Node {
        &self.node
    }

    /// Its place among the candidates that the filter lets through, from 1; null when it is none of them.
    async fn rank(&self) -> Option<i32> {
        self.found.rank.map(|rank| i32::try_from(rank).unwrap_or(i32::MAX))
    }

    /// How many candidates the filter lets through.
    async fn total_count(&self) -> i32 {
        i32::try_from(self.found.total).unwrap_or(i32::MAX)
    }

    /// Why it is no candidate; null when it is one.
    async fn cause(&self) -> Option<NoCandidateCause> {
        self.found.cause.map(Into::into)
    }

    /// The no with which an introduction of the two ended before, the last one; null where there was none, and for who proposes
    /// nobody for the need.
    async fn prior_no(&self, ctx: &Context<'_>) -> Result<Option<PriorNo>> {
        let nos = asking(ctx).load.prior_nos.one((Noun::Need, self.need)).await?;
        let Disclosed { noun, id, .. } = self.node.disclosed();
        Ok(nos.and_then(|nos| nos.get(&(noun, id)).cloned()).map(Into::into))
    }

    /// The conditions of the filter that it does not meet, as far as everyone may know.
    async fn excluded_by(&self) -> Vec<CandidateCondition> {
        self.found.excluded.iter().copied().map(Into::into).collect()
    }

    /// How well it suits, with or without the filter; null when it has nothing in common with the need.
    async fn score(&self) -> Option<f64> {
        self.found.points.map(number)
    }

    /// What its score is made of, the strongest first.
    async fn reasons(&self) -> Vec<Reason> {
        self.found.reasons.iter().cloned().map(Reason).collect()
    }

    /// The score of the last candidate on the first page, the tenth; null when there are no candidates.
    async fn last_score(&self) -> Option<f64> {
        self.found.last.map(number)
    }

    /// How much it lacks to the tenth; null when it is among the first ten or no candidate.
    async fn gap(&self) -> Option<f64> {
        self.found.gap().map(number)
    }

    /// What those before it have, of the first ten, and it does not: what counts most first, at most 20.
    async fn missing(&self) -> Vec<MissingPart> {
        let compared = self.found.compared;
        let missing = self.found.missing.iter().cloned();
        missing.map(|missing| MissingPart { missing, compared }).collect()
    }

    /// The one change that would lift it most; null when nothing that can be changed would.
    async fn change(&self) -> Option<BestChange> {
        self.found.change.clone().map(BestChange)
    }

    /// All this in sentences, in the language of the request.
    async fn sentence(&self, ctx: &Context<'_>) -> String {
        sentence::of(asking(ctx).language, &self.found)
    }
}

/// Something that the candidates before a record have and it does not.
#[derive(Description)]
pub(crate) struct MissingPart {
    missing: matching::Missing,
    compared: usize,
}

#[Object(use_type_description)]
impl MissingPart {
    /// What it is about.
    async fn kind(&self) -> Option<ReasonKind> {
        kind(&self.missing.lack)
    }

    /// The word of the need; null when it is not about a word.
    async fn term(&self) -> Option<&str> {
        word(&self.missing.lack)
    }

    /// Of a word, what it gives those before on average, those without it included; otherwise what the record could get in
    /// addition. In thousandths of the score.
    async fn points(&self) -> i32 {
        saturating(self.missing.points.into())
    }

    /// How many of those before it have it, or more of it.
    async fn having(&self) -> i32 {
        i32::try_from(self.missing.having).unwrap_or(i32::MAX)
    }

    /// This in a sentence, in the language of the request.
    async fn sentence(&self, ctx: &Context<'_>) -> String {
        sentence::of_missing(asking(ctx).language, &self.missing, self.compared)
    }
}

/// The one change that would lift a record most.
#[derive(Description)]
pub(crate) struct BestChange(matching::Change);

#[Object(use_type_description)]
impl BestChange {
    /// What it is about; null when it is the filter that would have to change.
    async fn kind(&self) -> Option<ReasonKind> {
        kind(&self.0.lack)
    }

    /// The word of the need that would have to stand in the record; null when it is not about a word.
    async fn term(&self) -> Option<&str> {
        word(&self.0.lack)
    }

    /// The condition of the filter that would have to be left out; null when it is not about the filter.
    async fn condition(&self) -> Option<CandidateCondition> {
        match self.0.lack {
            Lack::Condition(condition) => Some(condition.into()),
            Lack::Word(_) | Lack::Fit { .. } => None,
        }
    }

    /// What it would give, in thousandths of the score: of a word what it gives those who have it on average, of a part all that
    /// it can give.
    async fn points(&self) -> i32 {
        saturating(self.0.points.into())
    }

    /// The place that the record would have then, if all else stayed as it is.
    async fn rank(&self) -> i32 {
        i32::try_from(self.0.rank).unwrap_or(i32::MAX)
    }

    /// This in a sentence, in the language of the request.
    async fn sentence(&self, ctx: &Context<'_>) -> String {
        sentence::of_change(asking(ctx).language, &self.0)
    }
}

fn kind(lack: &Lack) -> Option<ReasonKind> {
    match lack {
        Lack::Word(_) => Some(ReasonKind::Word),
        Lack::Fit { part, .. } => Some((*part).into()),
        Lack::Condition(_) => None,
    }
}

fn word(lack: &Lack) -> Option<&str> {
    match lack {
        Lack::Word(word) => Some(word),
        Lack::Fit { .. } | Lack::Condition(_) => None,
    }
}

/// Why a record is not among the first candidates of a need; none when there is no such record, or none that the
/// requester may know of.
pub(crate) async fn why_not(
    ctx: &Context<'_>,
    need: i64,
    id: &ID,
    filter: Option<WhyNotFilter>,
    by: MatchBy,
) -> Result<Option<WhyNot>> {
    let asking = asking(ctx);
    let (noun, number) = node::given(id)?;
    let filter = filter.unwrap_or_default().domain(noun)?;
    if noun == Noun::Need {
        return Ok(None);
    }
    let Some(node) = node::find(ctx, noun, number).await? else {
        return Ok(None);
    };
    let mut subjects = subjects_of(&asking.app, &asking.requester, Noun::Need, &[need]).await?;
    let Some(subject) = subjects.remove(&need) else {
        return Ok(None);
    };
    let found = matching::why_not(&asking.app, &subject, (noun, number), &filter, by.into()).await?;
    Ok(Some(WhyNot { node, found, need }))
}
