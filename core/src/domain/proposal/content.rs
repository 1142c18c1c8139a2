//! What a proposal says.

use std::collections::HashSet;

use qiao_entity::{
    indicator,
    indicator::Necessity,
    need::{IpExclusivity, IpOwnership, Payment},
};
use serde::{Deserialize, Serialize};

use crate::domain::{
    indicator::GREATEST,
    problem::{Checks, Problem, Trouble, shown},
    prose::filled,
    reference::decimals,
};

/// Greatest price, in minor units.
pub const GREATEST_PRICE: i64 = 10_000_000_000_000;
/// Most months that a proposal may take.
pub const MOST_MONTHS: i32 = 240;
/// Most milestones.
pub const MOST_MILESTONES: usize = 20;
/// Most members of a team.
pub const MOST_MEMBERS: usize = 30;
/// Most achievements that it builds on.
pub const MOST_ACHIEVEMENTS: usize = 5;

/// What a proposal says: approach, promised values, maturity, intellectual property, price, schedule, team.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Content {
    /// In a few sentences.
    pub summary: Option<String>,
    /// How it solves the need.
    pub approach: Option<String>,
    /// What it promises for the need's indicators.
    pub values: Vec<Promise>,
    /// The technology readiness level it stands at, 1–9.
    pub trl: Option<i32>,
    /// What was shown so far, and where.
    pub maturity: Option<String>,
    /// Who shall own the result.
    pub ip_ownership: Option<IpOwnership>,
    /// How exclusive the right shall be.
    pub ip_exclusivity: Option<IpExclusivity>,
    /// What is protected already, by whom, and what it depends on.
    pub ip_position: Option<String>,
    /// The price, in minor units of the currency.
    pub price: Option<i64>,
    /// ISO 4217 code.
    pub currency: Option<String>,
    /// How it shall be paid.
    pub payment: Option<Payment>,
    /// Months from the contract to the result.
    pub months: Option<i32>,
    /// The way there.
    pub schedule: Vec<Milestone>,
    /// Who does it.
    pub team: Vec<Member>,
    /// Numbers of the achievements that it builds on.
    pub achievements: Vec<i64>,
}

/// What is promised for an indicator of the need.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Promise {
    /// The indicator's position in the need, from 0.
    pub position: i32,
    /// What it is called there, in Chinese; the service writes it.
    pub name_zh: Option<String>,
    /// What it is called there, in English; the service writes it.
    pub name_en: Option<String>,
    /// The need's unit; the service writes it.
    pub unit: Option<String>,
    /// The value, or the lower end of a range.
    pub value: f64,
    /// The upper end of a range.
    pub value_to: Option<f64>,
    /// How it is shown, or on which condition.
    pub remark: Option<String>,
}

/// A milestone of the schedule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Milestone {
    /// What is reached.
    pub title: String,
    /// Months after the contract.
    pub month: i32,
}

/// A member of the team.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Member {
    /// The person's name.
    pub name: String,
    /// What the person does in it.
    pub role: String,
}

impl Content {
    /// The same with blank texts left out, and with the indicators' own names and units beside what is promised for them.
    #[must_use]
    pub fn tidied(mut self, indicators: &[indicator::Model]) -> Self {
        for text in [
            &mut self.summary,
            &mut self.approach,
            &mut self.maturity,
            &mut self.ip_position,
        ] {
            *text = filled(text.take());
        }
        for promise in &mut self.values {
            promise.remark = filled(promise.remark.take());
            if let Some(known) = indicators.iter().find(|known| known.position == promise.position) {
                promise.name_zh.clone_from(&known.name_zh);
                promise.name_en.clone_from(&known.name_en);
                promise.unit.clone_from(&known.unit);
            }
        }
        self.values.sort_by_key(|promise| promise.position);
        self
    }

    /// Everything that is wrong with it by itself; `whole` asks for all that one that is handed in must say.
    #[must_use]
    pub fn problems(&self, whole: bool, indicators: &[indicator::Model]) -> Vec<Problem> {
        let mut checks = Checks::default();
        for (field, text, most) in [
            ("summary", &self.summary, 500),
            ("approach", &self.approach, 8_000),
            ("maturity", &self.maturity, 2_000),
            ("ipPosition", &self.ip_position, 2_000),
        ] {
            checks.text(field, text.as_deref(), most);
        }
        self.check_values(&mut checks, whole, indicators);
        checks.range("trl", self.trl, 1, 9);
        checks.range("price", self.price, 0, GREATEST_PRICE);
        checks.code("currency", self.currency.as_deref(), |code| decimals(code).is_some());
        if self.price.is_some() && self.currency.is_none() {
            checks.add("currency", Trouble::Required);
        }
        checks.range("months", self.months, 0, MOST_MONTHS);
        self.check_lists(&mut checks);
        if whole {
            for (field, missing) in [
                ("summary", self.summary.is_none()),
                ("approach", self.approach.is_none()),
                ("trl", self.trl.is_none()),
                ("ipOwnership", self.ip_ownership.is_none()),
                ("price", self.price.is_none()),
                ("months", self.months.is_none()),
                ("team", self.team.is_empty()),
            ] {
                if missing {
                    checks.add(field, Trouble::Required);
                }
            }
        }
        checks.problems()
    }

    fn check_values(&self, checks: &mut Checks, whole: bool, indicators: &[indicator::Model]) {
        let mut seen = HashSet::new();
        checks.each("values", &self.values, |checks, promise| {
            let position = promise.position;
            let given = position.to_string();
            if !indicators.iter().any(|known| known.position == position) {
                checks.add("position", Trouble::Unknown { given });
            } else if !seen.insert(position) {
                checks.add("position", Trouble::Repeated { given });
            }
            checks.range("value", Some(promise.value), -GREATEST, GREATEST);
            checks.range("valueTo", promise.value_to, -GREATEST, GREATEST);
            checks.ordered("valueTo", Some(promise.value), promise.value_to);
            checks.text("remark", promise.remark.as_deref(), 500);
        });
        let must = |known: &&indicator::Model| known.necessity != Some(Necessity::Wish);
        if whole
            && !indicators
                .iter()
                .filter(must)
                .all(|known| seen.contains(&known.position))
        {
            checks.add("values", Trouble::Required);
        }
    }

    fn check_lists(&self, checks: &mut Checks) {
        fn most<T>(checks: &mut Checks, field: &str, list: &[T], most: usize) {
            let is = list.len();
            if is > most {
                checks.add(field, Trouble::TooMany { most, is });
            }
        }
        fn word(checks: &mut Checks, field: &str, text: &str) {
            checks.text(field, Some(text), 256);
            if text.trim().is_empty() {
                checks.add(field, Trouble::Required);
            }
        }
        most(checks, "schedule", &self.schedule, MOST_MILESTONES);
        checks.each("schedule", &self.schedule, |checks, milestone| {
            word(checks, "title", &milestone.title);
            checks.range("month", Some(milestone.month), 0, MOST_MONTHS);
        });
        most(checks, "team", &self.team, MOST_MEMBERS);
        checks.each("team", &self.team, |checks, member| {
            word(checks, "name", &member.name);
            word(checks, "role", &member.role);
        });
        checks.list("achievements", &self.achievements, MOST_ACHIEVEMENTS, false);
    }

    /// The content of stored JSON.
    pub(super) fn read(json: &[u8]) -> Result<Self, crate::error::Error> {
        serde_json::from_slice(json).map_err(crate::error::Error::internal)
    }
}

/// The problem of an achievement that the requester may not know of.
pub(super) fn unknown_achievement(position: usize, id: i64) -> Problem {
    Problem {
        path: vec!["achievements".to_owned(), position.to_string()],
        trouble: Trouble::NoRecord {
            given: shown(&format!("achievement_{id}")),
        },
    }
}
