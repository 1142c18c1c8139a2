//! One row of what is measured, while it is typed.

use super::{amount::plain, form::Form, input::IndicatorInput, stored::Indicator};
use crate::{
    code::{Code, Necessity, Operator},
    piece::ProseInput,
    problem::Problems,
    visit::Visit,
};

/// The fields of a row that hold what somebody typed.
const TYPED: [&str; 8] = [
    "name.zh",
    "name.en",
    "value",
    "valueTo",
    "unit",
    "current",
    "method.zh",
    "method.en",
];

/// The name of a field of a row.
pub(super) fn name(number: usize, field: &str) -> String {
    format!("indicators.{number}.{field}")
}

/// The numbers of the rows that the page shows: one at least, to begin with.
pub(super) fn shown(form: &Form) -> Vec<usize> {
    let rows = form.fields.rows("indicators");
    if rows.is_empty() && form.filled("noIndicatorsReason").is_none() {
        return vec![0];
    }
    rows
}

/// The numbers of the rows in which something was typed.
pub(super) fn filled(form: &Form) -> Vec<usize> {
    let is_filled = |row: &usize| TYPED.iter().any(|field| form.filled(&name(*row, field)).is_some());
    form.fields.rows("indicators").into_iter().filter(is_filled).collect()
}

/// One row more.
pub(super) fn add(form: &mut Form) {
    let next = shown(form).last().map_or(0, |last| last + 1);
    if form.fields.rows("indicators").is_empty() && next > 0 {
        form.put(&name(0, "necessity"), Necessity::Must.value());
    }
    form.put(&name(next, "necessity"), Necessity::Must.value());
}

/// One row less.
pub(super) fn remove(form: &mut Form, number: &str) {
    let row = format!("indicators.{number}.");
    form.fields.0.retain(|(key, _)| !key.starts_with(&row));
}

/// Puts a stored row into a form.
pub(super) fn put(form: &mut Form, number: usize, indicator: &Indicator) {
    let mut put = |field: &str, value: Option<String>| form.put(&name(number, field), &value.unwrap_or_default());
    put("name.zh", indicator.name.zh.clone());
    put("name.en", indicator.name.en.clone());
    put("operator", Some(indicator.operator.value().to_owned()));
    put("value", Some(indicator.value.to_string()));
    put("valueTo", indicator.value_to.map(|value| value.to_string()));
    put("unit", indicator.unit.clone());
    put("current", indicator.current.map(|value| value.to_string()));
    put(
        "necessity",
        indicator.necessity.map(|necessity| necessity.value().to_owned()),
    );
    let method = indicator.method.clone().unwrap_or_default();
    put("method.zh", method.zh);
    put("method.en", method.en);
}

/// The row as it is sent; what cannot be read is told at its field.
pub(super) fn read(visit: &Visit, form: &Form, row: usize, problems: &mut Problems) -> Option<IndicatorInput> {
    let at = |field: &str| name(row, field);
    let mut number = |field: &str| match form.filled(&at(field)).map(|typed| read_number(&typed)) {
        None => None,
        Some(Some(value)) => Some(value),
        Some(None) => {
            problems.add(&at(field), visit.t("post-not-a-number"));
            None
        }
    };
    let (value, value_to, current) = (number("value"), number("valueTo"), number("current"));
    if form.filled(&at("value")).is_none() {
        problems.add(&at("value"), visit.t("post-no-value"));
    }
    Some(IndicatorInput {
        name: prose(form, &at("name")),
        operator: Operator::parse(form.fields.get(&at("operator"))).unwrap_or(Operator::Ge),
        value: value?,
        value_to,
        unit: form.filled(&at("unit")),
        current,
        necessity: Necessity::parse(form.fields.get(&at("necessity"))),
        method: prose(form, &at("method")),
    })
}

/// A text in both languages.
pub(super) fn prose(form: &Form, name: &str) -> ProseInput {
    ProseInput {
        zh: form.filled(&format!("{name}.zh")),
        en: form.filled(&format!("{name}.en")),
    }
}

/// A measured number: as an amount, and below zero too.
fn read_number(typed: &str) -> Option<f64> {
    let typed = typed.trim();
    let below = typed.strip_prefix(['-', '−', '－']);
    let number: f64 = plain(below.unwrap_or(typed))?.parse().ok()?;
    number
        .is_finite()
        .then_some(if below.is_some() { -number } else { number })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measured_numbers_are_read_as_they_are_written() {
        assert_eq!(read_number("0.05"), Some(0.05));
        assert_eq!(read_number("−40"), Some(-40.0));
        assert_eq!(read_number("1,200"), Some(1_200.0));
        assert_eq!(read_number("约 5"), None);
    }

    #[test]
    fn rows_come_and_go_and_empty_ones_are_not_sent() {
        let mut form = Form::default();
        assert_eq!(shown(&form), [0]);
        add(&mut form);
        assert_eq!(shown(&form), [0, 1]);
        form.put("indicators.1.unit", "℃");
        assert_eq!(filled(&form), [1]);
        remove(&mut form, "0");
        assert_eq!(shown(&form), [1]);
        remove(&mut form, "1");
        form.put("noIndicatorsReason", "与供方共同确定");
        assert!(shown(&form).is_empty());
    }
}
