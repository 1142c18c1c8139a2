//! What was typed, as the API takes it. What cannot be read is told at its field, as the API tells the rest.

use chrono::NaiveDate;

use super::{
    amount::{Trouble, Unit},
    form::Form,
    input::{NeedInput, NeedLevelsInput},
    list::Lists,
    row,
};
use crate::{
    code::{Code, Language, NeedKind, NeedPart},
    problem::{Problem, Problems},
    schema::Whole,
    visit::Visit,
};

/// The need that a form says, and what of it could not be read.
pub(super) fn read(visit: &Visit, form: &Form, lists: &Lists) -> (NeedInput, Problems) {
    let mut problems = Problems::default();
    let rows = row::filled(form);
    let indicators = rows
        .iter()
        .filter_map(|row| row::read(visit, form, *row, &mut problems))
        .collect();
    let unit = Unit::of(form.fields.get("currency"));
    let budget_min = amount(visit, form, "budgetMin", unit, &mut problems);
    let budget_max = amount(visit, form, "budgetMax", unit, &mut problems);
    let need = NeedInput {
        external_key: form.filled("externalKey"),
        organization: cynic::Id::new(form.fields.get("organization")),
        kind: NeedKind::parse(form.fields.get("kind")).unwrap_or(NeedKind::Problem),
        language: Language::parse(form.fields.get("language")).unwrap_or(Language::Zh),
        title: row::prose(form, "title"),
        summary: row::prose(form, "summary"),
        description: row::prose(form, "description"),
        indicators,
        no_indicators_reason: form.filled("noIndicatorsReason"),
        fields: form.all("fields"),
        industries: form.all("industries"),
        modes: codes(form, "modes"),
        trl_from: form.fields.get("trlFrom").parse().ok(),
        trl_to: form.fields.get("trlTo").parse().ok(),
        ip_ownership: Code::parse(form.fields.get("ipOwnership")),
        ip_exclusivity: Code::parse(form.fields.get("ipExclusivity")),
        ip_territory: region(visit, form, "ipTerritory", lists, &mut problems),
        currency: budget_min.or(budget_max).map(|_| unit.currency.to_owned()),
        budget_min: budget_min.map(Whole),
        budget_max: budget_max.map(Whole),
        payment: Code::parse(form.fields.get("payment")),
        deadline: day(visit, form, "deadline", &mut problems),
        valid_until: day(visit, form, "validUntil", &mut problems),
        partner_kinds: codes(form, "partnerKinds"),
        partner_size: Code::parse(form.fields.get("partnerSize")),
        partner_region: region(visit, form, "partnerRegion", lists, &mut problems),
        levels: Some(NeedLevelsInput {
            organization: form.level(NeedPart::Organization),
            description: form.level(NeedPart::Description),
            indicators: form.level(NeedPart::Indicators),
            budget: form.level(NeedPart::Budget),
            decision_owner: form.level(NeedPart::DecisionOwner),
        }),
        decision_owner: form.filled("decisionOwner"),
        author: form.filled("author"),
        source: form.filled("source"),
    };
    (need, problems)
}

/// What the API finds wrong, at the form's fields.
pub(super) fn at_fields(form: &Form, found: Vec<Problem>) -> Problems {
    let mut problems = Problems::default();
    for problem in found {
        problems.add(&field_of(form, problem.path), problem.message);
    }
    problems
}

/// The form's field of a path of the API: that numbers only the rows that were sent, and knows the need as a part of what
/// it was sent.
pub(super) fn field_of(form: &Form, mut path: Vec<String>) -> String {
    if path.first().is_some_and(|first| first == "need") {
        path.remove(0);
    }
    match path.first().map(String::as_str) {
        Some("indicators") => {
            let place: Option<usize> = path.get(1).and_then(|place| place.parse().ok());
            if let Some(row) = place.and_then(|place| row::filled(form).get(place).copied()) {
                path[1] = row.to_string();
            }
        }
        // A list of boxes is one field.
        Some("fields" | "industries" | "modes" | "partnerKinds") => path.truncate(1),
        _ => {}
    }
    path.join(".")
}

fn codes<C: Code>(form: &Form, name: &str) -> Vec<C> {
    form.all(name).iter().filter_map(|value| C::parse(value)).collect()
}

fn amount(visit: &Visit, form: &Form, name: &str, unit: Unit, problems: &mut Problems) -> Option<i64> {
    let typed = form.filled(name)?;
    let message = match unit.read(&typed) {
        Ok(amount) => return Some(amount),
        Err(Trouble::NotANumber) => visit.t("post-not-an-amount"),
        Err(Trouble::TooFine) => visit.t1("post-too-fine", "decimals", unit.zeros),
        Err(Trouble::TooLarge) => visit.t("post-too-large"),
    };
    problems.add(name, message);
    None
}

fn region(visit: &Visit, form: &Form, name: &str, lists: &Lists, problems: &mut Problems) -> Option<String> {
    let typed = form.filled(name)?;
    if let Some(found) = lists.region(&typed) {
        return Some(found.code.clone());
    }
    let near = lists.regions_like(&typed, 6);
    let names: Vec<_> = near.iter().map(|entry| entry.name(visit.language())).collect();
    let message = if names.is_empty() {
        visit.t1("post-no-region", "given", typed.trim())
    } else {
        let comma = visit.t("post-comma");
        visit.t2("post-which-region", "given", typed.trim(), "names", names.join(&comma))
    };
    problems.add(name, message);
    None
}

fn day(visit: &Visit, form: &Form, name: &str, problems: &mut Problems) -> Option<NaiveDate> {
    let typed = form.filled(name)?;
    let day = read_day(&typed);
    if day.is_none() {
        problems.add(name, visit.t("post-not-a-day"));
    }
    day
}

/// A day as people write it: 2027-03-31, 2027/3/31, 2027.3.31, 2027年3月31日.
pub(super) fn read_day(typed: &str) -> Option<NaiveDate> {
    let text = typed.trim().trim_end_matches('日').replace(['/', '.', '年', '月'], "-");
    NaiveDate::parse_from_str(&text, "%Y-%m-%d").ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_people_write_them() {
        for typed in ["2027-03-31", "2027/3/31", " 2027.3.31 ", "2027年3月31日"] {
            assert_eq!(read_day(typed), NaiveDate::from_ymd_opt(2027, 3, 31), "{typed}");
        }
        for typed in ["2027-02-30", "明年", "31.3.2027"] {
            assert_eq!(read_day(typed), None, "{typed}");
        }
    }

    #[test]
    fn problems_stand_at_the_row_that_was_typed() {
        let mut form = Form::default();
        form.put("indicators.0.unit", "");
        form.put("indicators.3.unit", "℃");
        let problem = |path: &[&str]| Problem {
            path: path.iter().map(|part| (*part).to_owned()).collect(),
            message: "x".to_owned(),
        };
        let found = vec![problem(&["need", "indicators", "0", "name"]), problem(&["fields", "2"])];
        let problems = at_fields(&form, found);
        assert!(problems.has("indicators.3.name"));
        assert!(problems.has("fields"));
    }
}
