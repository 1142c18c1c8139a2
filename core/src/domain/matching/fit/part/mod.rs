//! The parts of a match beyond the words: each a pure function of what is asked for and what is offered.

pub mod capacity;
pub mod conflict;
pub mod field;
pub mod freshness;
pub mod indicator;
pub mod kin;
pub mod language;
pub mod maturity;
pub mod mode;
pub mod near;
pub mod partner;
pub mod region;
pub mod rights;
pub mod track;
pub mod verdict;

use qiao_entity::noun::Noun;

use super::facts::View;
use crate::config::Matching;

/// A part of a match beyond the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Technology field.
    Field,
    /// Region.
    Region,
    /// Cooperation mode.
    Mode,
    /// Technology readiness.
    Maturity,
    /// Working language.
    Language,
    /// Kind of partner wanted.
    Partner,
    /// Measured values against targets.
    Indicators,
    /// Whether rights are settled.
    Rights,
    /// Free places.
    Capacity,
    /// Days since the last change.
    Freshness,
    /// No known conflict of interest.
    Conflict,
    /// Track record.
    Track,
}

impl Part {
    /// Every part, in the order in which equal ones are told.
    pub const ALL: [Self; 12] = [
        Self::Field,
        Self::Region,
        Self::Mode,
        Self::Maturity,
        Self::Language,
        Self::Partner,
        Self::Indicators,
        Self::Rights,
        Self::Capacity,
        Self::Freshness,
        Self::Conflict,
        Self::Track,
    ];

    /// The most points that it gives.
    #[must_use]
    pub fn weight(self, weights: &Matching) -> u32 {
        match self {
            Self::Field => weights.field,
            Self::Region => weights.region,
            Self::Mode => weights.mode,
            Self::Maturity => weights.maturity,
            Self::Language => weights.language,
            Self::Partner => weights.partner,
            Self::Indicators => weights.indicators,
            Self::Rights => weights.rights,
            Self::Capacity => weights.capacity,
            Self::Freshness => weights.freshness,
            Self::Conflict => weights.conflict,
            Self::Track => weights.track,
        }
    }

    /// Whether it says something of candidates of a noun for what is matched: a record, or a text (`None`).
    #[must_use]
    pub fn applies(self, subject: Option<Noun>, candidate: Noun) -> bool {
        // Who supplies: parts that compare do so across a need and what is offered for it.
        let supply = match (subject, candidate) {
            (Some(Noun::Need), Noun::Need) => None,
            (Some(Noun::Need), supply) | (Some(supply), Noun::Need) => Some(supply),
            _ => None,
        };
        match self {
            Self::Field | Self::Region => supply.is_some(),
            Self::Mode | Self::Maturity | Self::Indicators => supply == Some(Noun::Achievement),
            Self::Language => supply == Some(Noun::Manager),
            Self::Partner => matches!(supply, Some(Noun::Organization | Noun::Achievement)),
            // A poster is no candidate for its own need, unless that would give it away.
            Self::Conflict => supply.is_some() && candidate != Noun::Organization,
            Self::Rights => candidate == Noun::Achievement,
            Self::Capacity | Self::Track => candidate == Noun::Manager,
            Self::Freshness => true,
        }
    }

    /// Whether it compares what is asked for with what is offered. If what is matched says nothing of it, it is left out.
    #[must_use]
    pub fn compares(self) -> bool {
        !matches!(self, Self::Rights | Self::Capacity | Self::Freshness | Self::Track)
    }

    /// Whether a side says anything of it.
    #[must_use]
    pub fn is_said(self, facts: &View<'_>) -> bool {
        match self {
            Self::Field => facts.fields().len() > 0,
            Self::Region => facts.region().is_some(),
            Self::Mode => facts.modes() != 0,
            Self::Maturity => facts.trl().is_some(),
            Self::Language => facts.languages() != 0,
            Self::Partner => facts.kinds() != 0,
            Self::Indicators => facts.measures().len() > 0,
            Self::Rights => facts.rights() != super::facts::Rights::Unknown,
            Self::Capacity => facts.free().is_some(),
            Self::Freshness => facts.changed().is_some(),
            Self::Conflict => facts.parties().len() > 0,
            Self::Track => facts.track().is_some(),
        }
    }
}
