//! The parts of a profile that somebody can fill.

use crate::domain::matching::fit;

/// A part of a profile that somebody can fill; kinds and names are always there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProfilePart {
    /// One line about a manager.
    Headline,
    /// A manager's profile text.
    Biography,
    /// An organization's profile text.
    Profile,
    /// An achievement's summary.
    Summary,
    /// An achievement's description.
    Description,
    /// Its texts in Chinese and in English.
    SecondLanguage,
    /// Technology fields.
    Fields,
    /// Where it is.
    Region,
    /// Working languages.
    Languages,
    /// Capacity and load.
    Load,
    /// Representative works.
    Works,
    /// Service activities.
    Activities,
    /// Competences.
    Competences,
    /// Organizations for which a manager works.
    Affiliations,
    /// How to reach it.
    Contact,
    /// An organization's site.
    Website,
    /// Transfer modes that are offered.
    Modes,
    /// Technology readiness.
    Maturity,
    /// Measured values.
    Indicators,
    /// Whether rights are settled.
    Rights,
}

impl ProfilePart {
    /// What it counts in beyond words.
    #[must_use]
    pub fn fit(self) -> Option<fit::Part> {
        Some(match self {
            Self::Fields => fit::Part::Field,
            Self::Region => fit::Part::Region,
            Self::Languages => fit::Part::Language,
            Self::Load => fit::Part::Capacity,
            Self::Works => fit::Part::Track,
            Self::Modes => fit::Part::Mode,
            Self::Maturity => fit::Part::Maturity,
            Self::Indicators => fit::Part::Indicators,
            Self::Rights => fit::Part::Rights,
            _ => return None,
        })
    }

    /// Whether matching reads it, as words or beyond them, so that it counts only where everyone may read it.
    #[must_use]
    pub fn counts(self) -> bool {
        !matches!(
            self,
            Self::Activities | Self::Competences | Self::Affiliations | Self::Contact | Self::Website
        )
    }
}
