//! Why a record is a candidate.

mod indicator;
pub(super) mod sentence;

use async_graphql::{Context, Description, Enum, Object};

use super::saturating;
use crate::{
    context::asking,
    domain::matching::{self, Why, fit::Part},
};

/// What candidates are ranked by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Enum)]
#[graphql(remote = "crate::domain::matching::By")]
pub(crate) enum MatchBy {
    /// Words, and what suits beyond them: field, region, indicators and the like. Only whose text suits is a candidate.
    #[default]
    Fit,
    /// Words alone.
    Text,
}

/// The part of a record in which a word was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "crate::domain::matching::Part")]
pub(crate) enum MatchPart {
    /// A name.
    Name,
    /// A title or a headline.
    Title,
    /// Summary, description, profile, indicators, works.
    Body,
    /// Technology fields, keywords, tags.
    Topic,
    /// A representative work, or an achievement of an organization.
    Work,
}

/// What a reason is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum ReasonKind {
    /// A word that both have.
    Word,
    /// That the texts are about the same, whatever their words.
    Topic,
    /// How near the technology fields are.
    Field,
    /// How near the regions are.
    Region,
    /// Transfer modes in common.
    Mode,
    /// Technology readiness.
    Maturity,
    /// Working languages.
    Language,
    /// The kind of partner wanted.
    Partner,
    /// Measured values against targets.
    Indicators,
    /// Whether the rights are settled.
    Rights,
    /// Free capacity.
    Capacity,
    /// How recently the record was changed.
    Freshness,
    /// Whether there is a known conflict of interest.
    Conflict,
    /// The track record.
    Track,
}

impl From<Part> for ReasonKind {
    fn from(part: Part) -> Self {
        match part {
            Part::Field => Self::Field,
            Part::Region => Self::Region,
            Part::Mode => Self::Mode,
            Part::Maturity => Self::Maturity,
            Part::Language => Self::Language,
            Part::Partner => Self::Partner,
            Part::Indicators => Self::Indicators,
            Part::Rights => Self::Rights,
            Part::Capacity => Self::Capacity,
            Part::Freshness => Self::Freshness,
            Part::Conflict => Self::Conflict,
            Part::Track => Self::Track,
        }
    }
}

/// Why a record is a candidate: a word of what was matched, or how it suits beyond words. What suits beyond words is told
/// even where it gives no points.
#[derive(Clone, Debug, Description)]
pub(crate) struct Reason(pub(crate) matching::Reason);

#[Object(use_type_description)]
impl Reason {
    /// What it is about.
    async fn kind(&self) -> ReasonKind {
        match &self.0.why {
            Why::Word { .. } => ReasonKind::Word,
            Why::Topic => ReasonKind::Topic,
            Why::Fit { part, .. } => (*part).into(),
        }
    }

    /// The word, as it stands in what was matched; none when it is not about a word.
    async fn term(&self) -> Option<&str> {
        match &self.0.why {
            Why::Word { term, .. } => Some(term),
            Why::Topic | Why::Fit { .. } => None,
        }
    }

    /// Where the record has the word; none when it is not about a word.
    async fn part(&self) -> Option<MatchPart> {
        match &self.0.why {
            Why::Word { part, .. } => Some((*part).into()),
            Why::Topic | Why::Fit { .. } => None,
        }
    }

    /// The words of what was matched that the term is a piece of; none where it is a word itself.
    async fn within(&self) -> Option<&str> {
        match &self.0.why {
            Why::Word { within, .. } => within.as_deref(),
            Why::Topic | Why::Fit { .. } => None,
        }
    }

    /// What stands in the record in place of the word, where that is a word of the other language.
    async fn meaning(&self) -> Option<&str> {
        match &self.0.why {
            Why::Word { meaning, .. } => meaning.as_deref(),
            Why::Topic | Why::Fit { .. } => None,
        }
    }

    /// What it contributes to the score, in thousandths. All reasons together make up the score.
    async fn points(&self) -> i32 {
        saturating(self.0.points.into())
    }

    /// The points that it could have given, in thousandths; none for words and topics.
    async fn most(&self) -> Option<i32> {
        match &self.0.why {
            Why::Word { .. } | Why::Topic => None,
            Why::Fit { most, .. } => Some(saturating((*most).into())),
        }
    }

    /// The reason in a sentence, in the language of the request.
    async fn sentence(&self, ctx: &Context<'_>) -> String {
        sentence::of(asking(ctx).language, &self.0.why)
    }
}
