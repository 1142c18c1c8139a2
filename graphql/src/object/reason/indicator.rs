//! Indicators as people read them: target, measured value, and what the one is against the other.

use qiao_entity::{indicator::Operator, language::Language};

use crate::{
    domain::matching::fit::{
        measure::{Bound, Label},
        part::{indicator::Row, verdict::Verdict},
    },
    message::say,
};

/// Most indicators that are told one by one.
const MOST: usize = 5;

/// The indicators in a sentence.
pub(super) fn sentence(language: Language, rows: &[Row], more: usize) -> String {
    let mut parts: Vec<String> = rows.iter().take(MOST).map(|row| of_row(language, row)).collect();
    let more = more + rows.len().saturating_sub(MOST);
    if more > 0 {
        parts.push(say(language, "reason-indicators-more", &[("count", more.to_string())]));
    }
    let between = match language {
        Language::Zh => "；",
        Language::En => "; ",
    };
    parts.join(between)
}

fn of_row(language: Language, row: &Row) -> String {
    let name = match language {
        Language::Zh => row.label.name.zh.as_ref().or(row.label.name.en.as_ref()),
        Language::En => row.label.name.en.as_ref().or(row.label.name.zh.as_ref()),
    };
    let mut names = vec![
        ("name", name.cloned().unwrap_or_default()),
        ("target", with_sign(&row.target, &row.label)),
    ];
    if let Some(measured) = &row.measured {
        let shown = match measured.operator {
            Operator::Eq => value(measured, &row.label),
            _ => with_sign(measured, &row.label),
        };
        names.push(("measured", shown));
    }
    let key = match row.verdict {
        Verdict::Met => "reason-indicator-met",
        Verdict::Missed(miss) => {
            names.push(("miss", number(100.0 * miss, 2)));
            "reason-indicator-missed"
        }
        Verdict::Unknown => "reason-indicator-unknown",
    };
    say(language, key, &names)
}

fn with_sign(bound: &Bound, label: &Label) -> String {
    let sign = match bound.operator {
        Operator::Lt => "< ",
        Operator::Le => "≤ ",
        Operator::Eq => "= ",
        Operator::Ge => "≥ ",
        Operator::Gt => "> ",
        Operator::Range => "",
    };
    format!("{sign}{}", value(bound, label))
}

fn value(bound: &Bound, label: &Label) -> String {
    let number = match bound.operator {
        Operator::Range => format!("{}–{}", number(bound.low, 6), number(bound.high, 6)),
        _ => number(bound.low, 6),
    };
    match label.printed.as_deref().map(str::trim).filter(|unit| !unit.is_empty()) {
        Some(unit) if unit.starts_with(['%', '°']) => format!("{number}{unit}"),
        Some(unit) => format!("{number} {unit}"),
        None => number,
    }
}

/// A number with so many digits that say something; what is converted would otherwise show how it was reckoned.
fn number(value: f64, digits: usize) -> String {
    let shown = format!("{value:.*e}", digits.saturating_sub(1));
    let rounded: f64 = shown.parse().unwrap_or(value);
    match rounded.abs() {
        0.0 => "0".to_owned(),
        1e-4..1e9 => rounded.to_string(),
        _ => format!("{rounded:e}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{matching::fit::unit::Unit, prose::Prose};

    #[test]
    fn numbers_have_the_digits_that_say_something() {
        for (value, shown) in [
            (1_200.000_000_000_2, "1200"),
            (0.1 + 0.2, "0.3"),
            (-0.0, "0"),
            (12_345_678.0, "12345700"),
            (1e15, "1e15"),
            (0.000_02, "2e-5"),
        ] {
            assert_eq!(number(value, 6), shown);
        }
        assert_eq!(number(24.9999, 2), "25");
    }

    #[test]
    fn an_indicator_is_told_with_its_target_and_by_how_much_it_is_missed() {
        let row = Row {
            label: Label {
                name: Prose::new(Some("寿命".to_owned()), None),
                printed: Some("h".to_owned()),
                unit: Unit::of("h", false),
            },
            target: Bound {
                operator: Operator::Ge,
                low: 800.0,
                high: 800.0,
            },
            measured: Some(Bound {
                operator: Operator::Eq,
                low: 600.0,
                high: 600.0,
            }),
            verdict: Verdict::Missed(0.25),
        };
        let rows = [row];
        assert_eq!(
            sentence(Language::Zh, &rows, 0),
            "寿命：要求 ≥ 800 h，实测 600 h，差 25%"
        );
        assert_eq!(
            sentence(Language::En, &rows, 2),
            "寿命: target ≥ 800 h, measured 600 h, missed by 25%; further targets, without a value to compare or not listed: 2"
        );
    }
}
