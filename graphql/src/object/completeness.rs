//! How complete a profile is.

use async_graphql::{Context, Description, Enum, Object, Result};

use super::why_not::score;
use crate::{
    context::asking,
    domain::matching::completeness::{self as domain, Profile},
    message::say,
};

/// A part of a profile that somebody can fill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "crate::domain::matching::completeness::ProfilePart")]
pub(crate) enum ProfilePart {
    /// One line about a manager: `headline`.
    Headline,
    /// A manager's profile text: `biography`.
    Biography,
    /// An organization's profile text: `profile`.
    Profile,
    /// An achievement's `summary`.
    Summary,
    /// An achievement's `description`.
    Description,
    /// The texts in Chinese and in English.
    SecondLanguage,
    /// Technology fields: `fields`.
    Fields,
    /// Where it is: `region`.
    Region,
    /// Working languages: `languages`.
    Languages,
    /// `capacity` and `load`.
    Load,
    /// Representative works: `works`.
    Works,
    /// Service activities: `activities`.
    Activities,
    /// `competences`.
    Competences,
    /// Organizations for which a manager works: `affiliations`.
    Affiliations,
    /// How to reach it: `contact`.
    Contact,
    /// An organization's site: `website`.
    Website,
    /// Transfer modes that are offered: `modes`.
    Modes,
    /// Technology readiness: `trl`.
    Maturity,
    /// Measured values: `indicators`.
    Indicators,
    /// Whether rights are settled: `rightsSettled`.
    Rights,
}

/// How complete a profile is, and what it costs in matching that parts are missing.
#[derive(Clone, Debug, Description)]
pub(crate) struct ProfileCompleteness(domain::Completeness);

/// A part of a profile, and what it costs in matching if it is missing.
#[derive(Clone, Debug, Description)]
pub(crate) struct ProfilePartStanding {
    standing: domain::Standing,
    needs: usize,
}

fn count(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

#[Object(use_type_description)]
impl ProfileCompleteness {
    /// The share of parts that are filled, 0–1.
    async fn share(&self) -> f64 {
        let all = self.0.parts.len().max(1);
        f64::from(count(self.0.filled())) / f64::from(count(all))
    }

    /// How many parts are filled.
    async fn filled_count(&self) -> i32 {
        count(self.0.filled())
    }

    /// How many parts there are.
    async fn total_count(&self) -> i32 {
        count(self.0.parts.len())
    }

    /// How many open needs were looked at to tell what missing parts cost: those that suit best, at most 100.
    async fn needs_examined(&self) -> i32 {
        count(self.0.needs)
    }

    /// The parts: those that are missing or that not everyone may read first, what costs most first.
    async fn parts(&self) -> Vec<ProfilePartStanding> {
        let needs = self.0.needs;
        let parts = self.0.parts.iter();
        parts
            .map(|standing| ProfilePartStanding {
                standing: *standing,
                needs,
            })
            .collect()
    }
}

#[Object(use_type_description)]
impl ProfilePartStanding {
    /// The part.
    async fn part(&self) -> ProfilePart {
        self.standing.part.into()
    }

    /// Whether it says anything.
    async fn is_filled(&self) -> bool {
        self.standing.is_filled
    }

    /// Whether everyone may read what it says: matching reads only that.
    async fn is_public(&self) -> bool {
        self.standing.is_public
    }

    /// Of the needs looked at, how many ask for it; null where it is not lacking, or where that cannot be told.
    async fn asked_by(&self) -> Option<i32> {
        self.standing.effect.map(|effect| count(effect.asking))
    }

    /// What it could give in addition, in thousandths of the score, on average over the needs looked at: of capacity with two free
    /// places, of works with one deal or case more, otherwise at most. Null where it is not lacking, or where that cannot be told.
    async fn points(&self) -> Option<i32> {
        let points = self.standing.effect.map(|effect| effect.points);
        points.map(|points| super::saturating(points.into()))
    }

    /// All this in a sentence, in the language of the request.
    async fn sentence(&self, ctx: &Context<'_>) -> String {
        let language = asking(ctx).language;
        let part = say(language, called(self.standing.part), &[]);
        let key = match (self.standing.is_filled, self.standing.is_lacking()) {
            (true, false) => "completeness-filled",
            (true, true) => "completeness-hidden",
            (false, _) => "completeness-missing",
        };
        let said = say(language, key, &[("part", part)]);
        let Some(effect) = self.standing.effect else {
            return said;
        };
        let names = [
            ("asking", effect.asking.to_string()),
            ("needs", self.needs.to_string()),
            ("points", score(effect.points)),
        ];
        let cost = say(language, "completeness-effect", &names);
        match language {
            qiao_entity::language::Language::Zh => format!("{said}{cost}"),
            qiao_entity::language::Language::En => format!("{said} {cost}"),
        }
    }
}

/// The message that names a part.
fn called(part: domain::ProfilePart) -> &'static str {
    use domain::ProfilePart as P;
    match part {
        P::Headline => "part-headline",
        P::Biography => "part-biography",
        P::Profile => "part-profile",
        P::Summary => "part-summary",
        P::Description => "part-description",
        P::SecondLanguage => "part-second-language",
        P::Fields => "part-fields",
        P::Region => "part-region",
        P::Languages => "part-languages",
        P::Load => "part-load",
        P::Works => "part-works",
        P::Activities => "part-activities",
        P::Competences => "part-competences",
        P::Affiliations => "part-affiliations",
        P::Contact => "part-contact",
        P::Website => "part-website",
        P::Modes => "part-modes",
        P::Maturity => "part-maturity",
        P::Indicators => "part-indicators",
        P::Rights => "part-rights",
    }
}

/// How complete a profile is; none for those who may not fill it.
pub(crate) async fn completeness<P: Profile>(ctx: &Context<'_>, row: &P) -> Result<Option<ProfileCompleteness>> {
    let asking = asking(ctx);
    let found = domain::completeness(&asking.app, &asking.requester, row).await?;
    Ok(found.map(ProfileCompleteness))
}
