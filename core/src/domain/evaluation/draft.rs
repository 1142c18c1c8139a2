//! What an evaluation shall be, unchecked, with all its problems.

use chrono::NaiveDate;
use qiao_entity::evaluation::Method;

use crate::domain::{
    problem::{Checks, Problem, Trouble},
    prose::Prose,
};

/// Most criteria: with more nobody knows any more what a weight means.
pub const MOST_CRITERIA: usize = 20;
/// Most proposals that are compared in pairs: ten of them are 45 questions for each reviewer.
pub const MOST_IN_PAIRS: usize = 10;
/// The greatest weight.
const HEAVIEST: i32 = 1_000;

/// What an evaluation shall be.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// How proposals are evaluated.
    pub method: Method,
    /// The last day on which reviewers are asked to hand in.
    pub due_on: Option<NaiveDate>,
    /// By what, in order.
    pub criteria: Vec<CriterionDraft>,
}

/// What a criterion shall be.
#[derive(Clone, Debug, PartialEq)]
pub struct CriterionDraft {
    /// The place of the need's indicator from which it is computed; none where reviewers score.
    pub indicator: Option<i32>,
    /// What it is called; indicators have their own name.
    pub name: Prose,
    /// What reviewers shall look at.
    pub guidance: Option<String>,
    /// How much it counts against the others.
    pub weight: i32,
}

impl Draft {
    /// What is wrong with it, for a need with so many indicators.
    #[must_use]
    pub fn problems(&self, indicators: &[i32], today: NaiveDate) -> Vec<Problem> {
        let mut checks = Checks::default();
        if self.due_on.is_some_and(|day| day < today) {
            checks.add("dueOn", Trouble::Past);
        }
        // Compared in pairs, a proposal is judged as a whole: only what is computed can stand beside.
        let in_pairs = self.method == Method::Pairs;
        if self.criteria.is_empty() && !in_pairs {
            checks.add("criteria", Trouble::Required);
        }
        if self.criteria.len() > MOST_CRITERIA {
            checks.add(
                "criteria",
                Trouble::TooMany {
                    most: MOST_CRITERIA,
                    is: self.criteria.len(),
                },
            );
        }
        let mut seen = Vec::new();
        checks.each("criteria", &self.criteria, |checks, criterion| {
            checks.range("weight", Some(criterion.weight), 1, HEAVIEST);
            checks.text("guidance", criterion.guidance.as_deref(), 500);
            match criterion.indicator {
                Some(place) => {
                    let given = place.to_string();
                    if !indicators.contains(&place) {
                        checks.add("indicator", Trouble::Unknown { given });
                    } else if seen.contains(&place) {
                        checks.add("indicator", Trouble::Repeated { given });
                    }
                    seen.push(place);
                    if !criterion.name.is_empty() {
                        checks.add("name", Trouble::NotWanted);
                    }
                }
                None if in_pairs => checks.add("indicator", Trouble::Required),
                None => checks.prose("name", &criterion.name, 128, true),
            }
        });
        checks.problems()
    }
}
