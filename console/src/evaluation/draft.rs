//! The form of an evaluation that is prepared: a row for each indicator of the need, rows for what reviewers score.

use super::data::{Criterion, target};
use crate::{
    code::{Code, CriterionKind, EvaluationMethod, Necessity, Operator},
    fields::Fields,
    piece::{BothProse, ProseInput},
    schema,
    visit::Visit,
};

/// Rows for what reviewers score, at least; empty ones are left out.
const JUDGED: usize = 6;

/// An indicator of the need.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(super) struct Indicator {
    pub(super) name: BothProse,
    pub(super) operator: Operator,
    pub(super) value: f64,
    pub(super) value_to: Option<f64>,
    pub(super) unit: Option<String>,
    pub(super) necessity: Option<Necessity>,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub(super) struct CriterionInput {
    indicator: Option<i32>,
    name: ProseInput,
    guidance: Option<String>,
    weight: i32,
}

/// A row of the form.
pub(super) struct Row {
    number: usize,
    /// The place of the indicator; empty where reviewers score.
    pub(super) indicator: String,
    /// What the indicator is called, and its target.
    pub(super) name: String,
    pub(super) target: String,
    pub(super) used: bool,
    pub(super) zh: String,
    pub(super) en: String,
    pub(super) guidance: String,
    pub(super) weight: String,
}

/// What the form shows.
pub(super) struct Draft {
    pub(super) method: String,
    pub(super) due_on: String,
    pub(super) rows: Vec<Row>,
}

impl Indicator {
    fn called(&self, visit: &Visit) -> String {
        let (own, other) = match visit.language() {
            crate::Language::Zh => (&self.name.zh, &self.name.en),
            crate::Language::En => (&self.name.en, &self.name.zh),
        };
        own.as_deref().or(other.as_deref()).unwrap_or_default().to_owned()
    }

    fn row(&self, visit: &Visit, place: usize, used: bool, weight: String) -> Row {
        Row {
            number: 0,
            indicator: place.to_string(),
            name: self.called(visit),
            target: target(self.operator, self.value, self.value_to, self.unit.as_deref()),
            used,
            zh: String::new(),
            en: String::new(),
            guidance: String::new(),
            weight,
        }
    }
}

fn judged(zh: &str, en: &str, guidance: &str, weight: String) -> Row {
    Row {
        number: 0,
        indicator: String::new(),
        name: String::new(),
        target: String::new(),
        used: false,
        zh: zh.to_owned(),
        en: en.to_owned(),
        guidance: guidance.to_owned(),
        weight,
    }
}

/// Rows with their places.
fn numbered(rows: impl Iterator<Item = Row>) -> Vec<Row> {
    let rows = rows.enumerate();
    rows.map(|(number, row)| Row { number, ..row }).collect()
}

impl Row {
    /// The name of a field of it.
    pub(super) fn field(&self, name: &str) -> String {
        format!("criteria.{}.{name}", self.number)
    }
}

impl Draft {
    /// One to begin with: every indicator of the need, and what is usually judged besides.
    pub(super) fn usual(visit: &Visit, indicators: &[Indicator]) -> Self {
        let indicator_rows = indicators.iter().enumerate().map(|(place, indicator)| {
            let weight = if indicator.necessity == Some(Necessity::Must) {
                20
            } else {
                10
            };
            indicator.row(visit, place, true, weight.to_string())
        });
        // Both names are data from now on, whoever reads the page.
        let usual = [
            ("技术路线", "Approach", 20),
            ("知识产权", "Intellectual property", 10),
            ("价格与进度", "Price and schedule", 20),
            ("团队", "Team", 10),
        ];
        let usual = usual.map(|(zh, en, weight)| judged(zh, en, "", weight.to_string()));
        let rows = indicator_rows.chain(usual).chain([judged("", "", "", String::new())]);
        Self {
            method: EvaluationMethod::Scores.value().to_owned(),
            due_on: String::new(),
            rows: numbered(rows),
        }
    }

    /// As it is stored.
    pub(super) fn stored(
        visit: &Visit,
        indicators: &[Indicator],
        method: EvaluationMethod,
        due_on: String,
        criteria: &[Criterion],
    ) -> Self {
        let of = |place: usize| {
            let place = i32::try_from(place).ok();
            criteria
                .iter()
                .find(|row| row.indicator.is_some() && row.indicator == place)
        };
        let indicator_rows = indicators.iter().enumerate().map(|(place, indicator)| {
            let kept = of(place);
            let weight = kept.map_or_else(|| "10".to_owned(), |row| row.weight.to_string());
            indicator.row(visit, place, kept.is_some(), weight)
        });
        let kept = criteria.iter().filter(|row| row.kind == CriterionKind::Judged);
        let kept: Vec<_> = kept
            .map(|row| {
                let text = |text: &Option<String>| text.clone().unwrap_or_default();
                let weight = row.weight.to_string();
                judged(&text(&row.name.zh), &text(&row.name.en), &text(&row.guidance), weight)
            })
            .collect();
        let more = JUDGED.saturating_sub(kept.len()).max(1);
        let empty = (0..more).map(|_| judged("", "", "", String::new()));
        Self {
            method: method.value().to_owned(),
            due_on,
            rows: numbered(indicator_rows.chain(kept).chain(empty)),
        }
    }

    /// As it was typed.
    pub(super) fn typed(visit: &Visit, indicators: &[Indicator], fields: &Fields) -> Self {
        let rows = fields.rows("criteria").into_iter().map(|number| {
            let of = |field: &str| fields.get(&format!("criteria.{number}.{field}"));
            let place = of("indicator").parse::<usize>().ok();
            match place.and_then(|place| Some((place, indicators.get(place)?))) {
                Some((place, indicator)) => {
                    let used = fields.has(&format!("criteria.{number}.use"));
                    indicator.row(visit, place, used, of("weight").to_owned())
                }
                None => judged(of("name.zh"), of("name.en"), of("guidance"), of("weight").to_owned()),
            }
        });
        Self {
            method: fields.get("method").to_owned(),
            due_on: fields.get("dueOn").to_owned(),
            rows: numbered(rows),
        }
    }

    /// What it says, row by row, to be compared with another.
    pub(super) fn said(&self) -> Fields {
        let mut said = vec![
            ("method".to_owned(), self.method.clone()),
            ("dueOn".to_owned(), self.due_on.clone()),
        ];
        for row in &self.rows {
            let is_used = if row.indicator.is_empty() {
                !(row.zh.is_empty() && row.en.is_empty())
            } else {
                row.used
            };
            if is_used {
                let name = [&row.name, &row.zh, &row.en, &row.guidance];
                let name: Vec<&str> = name
                    .into_iter()
                    .map(String::as_str)
                    .filter(|text| !text.is_empty())
                    .collect();
                said.push(("criteria.".to_owned(), format!("{} ({})", name.join(" / "), row.weight)));
            }
        }
        Fields(said)
    }

    /// One more row for what reviewers score.
    pub(super) fn grow(&mut self) {
        let number = self.rows.len();
        self.rows.push(Row {
            number,
            ..judged("", "", "", String::new())
        });
    }

    /// What is sent, with the rows of the form that it comes of: those that are used.
    pub(super) fn criteria(&self) -> (Vec<CriterionInput>, Vec<usize>) {
        let scores = self.method != EvaluationMethod::Pairs.value();
        let sent = self.rows.iter().enumerate().filter(|(_, row)| {
            if row.indicator.is_empty() {
                scores && !(row.zh.is_empty() && row.en.is_empty() && row.guidance.is_empty())
            } else {
                row.used
            }
        });
        let filled = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        sent.map(|(number, row)| {
            let input = CriterionInput {
                indicator: row.indicator.parse().ok(),
                name: ProseInput {
                    zh: filled(&row.zh),
                    en: filled(&row.en),
                },
                guidance: filled(&row.guidance),
                // What is no number lies outside of what is allowed, and the API says so at the field.
                weight: row.weight.parse().unwrap_or(0),
            };
            (input, number)
        })
        .unzip()
    }
}
