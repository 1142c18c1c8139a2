//! A need as it is given: typed, unchecked.

use chrono::{Days, NaiveDate};
use qiao_entity::{
    language::Language,
    level::Level,
    need::{IpExclusivity, IpOwnership, NeedKind, PartnerSize, Payment, TransferMode},
    organization::OrganizationKind,
};

use super::VALID_DAYS;
use crate::domain::{
    indicator,
    organization::MOST_FIELDS,
    problem::{Checks, Problem, Trouble, shown},
    prose::Prose,
    reference::{INDUSTRIES_LIST, REGIONS_LIST, TECHNOLOGY_FIELDS, decimals},
};

/// Greatest budget in minor units: a hundred thousand million yuan in fen.
const GREATEST_BUDGET: i64 = 10_000_000_000_000;

/// Who may read which part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Levels {
    /// Who posted it.
    pub organization: Level,
    /// The description and translations.
    pub description: Level,
    /// The indicators.
    pub indicators: Level,
    /// The budget.
    pub budget: Level,
    /// Who decides.
    pub decision_owner: Level,
}

impl Default for Levels {
    fn default() -> Self {
        Self {
            organization: Level::Public,
            description: Level::Public,
            indicators: Level::Public,
            budget: Level::Public,
            decision_owner: Level::Agreement,
        }
    }
}

/// What a need shall say.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Draft {
    /// The key under which the giver knows it.
    pub external_key: Option<String>,
    /// The number of the organization that posts it.
    pub organization: i64,
    /// What kind of need.
    pub kind: NeedKind,
    /// The language of the original.
    pub language: Language,
    /// The title.
    pub title: Prose,
    /// The summary.
    pub summary: Prose,
    /// Why, requirements, use, what was tried and why it failed.
    pub description: Prose,
    /// What is measured.
    pub indicators: Vec<indicator::Draft>,
    /// Why nothing is measured.
    pub no_indicators_reason: Option<String>,
    /// Technology fields.
    pub fields: Vec<String>,
    /// Industries.
    pub industries: Vec<String>,
    /// Transfer modes wanted.
    pub modes: Vec<TransferMode>,
    /// Lowest readiness level wanted.
    pub trl_from: Option<i32>,
    /// Highest readiness level wanted.
    pub trl_to: Option<i32>,
    /// Who shall own the result.
    pub ip_ownership: Option<IpOwnership>,
    /// How exclusive the right shall be.
    pub ip_exclusivity: Option<IpExclusivity>,
    /// Where the right shall hold.
    pub ip_territory: Option<String>,
    /// Least budget in minor units.
    pub budget_min: Option<i64>,
    /// Greatest budget in minor units.
    pub budget_max: Option<i64>,
    /// The budget's currency.
    pub currency: Option<String>,
    /// How payment is wanted.
    pub payment: Option<Payment>,
    /// When a solution is needed.
    pub deadline: Option<NaiveDate>,
    /// The last day of matching; none means 365 days from publication.
    pub valid_until: Option<NaiveDate>,
    /// Kinds of partner wanted.
    pub partner_kinds: Vec<OrganizationKind>,
    /// Size of partner wanted.
    pub partner_size: Option<PartnerSize>,
    /// Where the partner should be.
    pub partner_region: Option<String>,
    /// Who may read what.
    pub levels: Levels,
    /// Who decides.
    pub decision_owner: Option<String>,
    /// Provenance: who wrote it.
    pub author: Option<String>,
    /// Provenance: where it comes from.
    pub source: Option<String>,
}

impl Draft {
    /// Everything that is wrong with the draft by itself; `publish` asks for all that a published need must say
    /// (domain reference, section 5). `stored` is what the need says now: days that stay as they are may have passed.
    #[must_use]
    pub fn problems(&self, publish: bool, today: NaiveDate, stored: Option<&Self>) -> Vec<Problem> {
        let mut checks = Checks::default();
        checks.text("externalKey", self.external_key.as_deref(), 256);
        checks.prose("title", &self.title, 256, publish);
        checks.prose("summary", &self.summary, 500, publish);
        checks.prose("description", &self.description, 4_000, publish);
        indicator::check(&mut checks, &self.indicators);
        checks.text("noIndicatorsReason", self.no_indicators_reason.as_deref(), 500);
        match (self.indicators.is_empty(), &self.no_indicators_reason) {
            (true, None) if publish => checks.add("indicators", Trouble::Required),
            (false, Some(_)) => checks.add("noIndicatorsReason", Trouble::NotWanted),
            _ => {}
        }
        checks.codes(
            "fields",
            &self.fields,
            |code| TECHNOLOGY_FIELDS.has(code),
            MOST_FIELDS,
            publish,
        );
        checks.codes(
            "industries",
            &self.industries,
            |code| INDUSTRIES_LIST.has(code),
            5,
            publish,
        );
        let codes = |modes: &[TransferMode]| modes.iter().map(|mode| mode.code()).collect::<Vec<_>>();
        checks.list("modes", &codes(&self.modes), 3, publish);
        let kinds: Vec<_> = self.partner_kinds.iter().map(|kind| kind.code()).collect();
        checks.list("partnerKinds", &kinds, OrganizationKind::all().len(), false);
        checks.range("trlFrom", self.trl_from, 1, 9);
        checks.range("trlTo", self.trl_to, 1, 9);
        checks.ordered("trlTo", self.trl_from, self.trl_to);
        checks.code("ipTerritory", self.ip_territory.as_deref(), |code| {
            REGIONS_LIST.has(code)
        });
        checks.code("partnerRegion", self.partner_region.as_deref(), |code| {
            REGIONS_LIST.has(code)
        });
        self.check_budget(&mut checks);
        self.check_days(&mut checks, publish, today, stored);
        checks.text("decisionOwner", self.decision_owner.as_deref(), 256);
        checks.text("author", self.author.as_deref(), 256);
        checks.text("source", self.source.as_deref(), 512);
        checks.problems()
    }

    fn check_budget(&self, checks: &mut Checks) {
        checks.range("budgetMin", self.budget_min, 0, GREATEST_BUDGET);
        checks.range("budgetMax", self.budget_max, 0, GREATEST_BUDGET);
        checks.ordered("budgetMax", self.budget_min, self.budget_max);
        match &self.currency {
            None if self.budget_min.is_some() || self.budget_max.is_some() => checks.add("currency", Trouble::Required),
            Some(currency) if decimals(currency).is_none() => {
                checks.add("currency", Trouble::Unknown { given: shown(currency) });
            }
            _ => {}
        }
    }

    fn check_days(&self, checks: &mut Checks, publish: bool, today: NaiveDate, stored: Option<&Self>) {
        if !publish {
            return;
        }
        match self.deadline {
            None => checks.add("deadline", Trouble::Required),
            Some(day) if day < today && stored.and_then(|stored| stored.deadline) != Some(day) => {
                checks.add("deadline", Trouble::Past);
            }
            Some(_) => {}
        }
        let before = stored.and_then(|stored| stored.valid_until);
        if let Some(day) = self.valid_until
            && before != Some(day)
        {
            // A published need is prolonged by renewing it, once; an update may only shorten it.
            let latest = before.unwrap_or_else(|| last_day(today));
            if day < today {
                checks.add("validUntil", Trouble::Past);
            } else if day > latest {
                checks.add(
                    "validUntil",
                    Trouble::OutOfRange {
                        least: today.to_string(),
                        most: latest.to_string(),
                    },
                );
            }
        }
    }
}

/// The last day of matching for a need published or renewed on this day.
#[must_use]
pub(super) fn last_day(today: NaiveDate) -> NaiveDate {
    today.checked_add_days(Days::new(VALID_DAYS)).unwrap_or(NaiveDate::MAX)
}
