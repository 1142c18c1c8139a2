//! What a need says beside its text: measures, terms, and who may read what.

use super::record::{Indicator, Need};
use crate::{
    candidate,
    code::{Code, Level, Necessity, NeedPart, Operator},
    piece::Place,
    visit::Visit,
};

/// A fact: what it is about, and values with where they lead.
pub(super) struct Fact {
    pub(super) name: String,
    pub(super) values: Vec<(String, Option<String>)>,
    /// Whether the value only says that it is not shown.
    pub(super) is_veiled: bool,
}

/// A row of the indicators.
pub(super) struct Measure {
    pub(super) name: String,
    pub(super) target: String,
    pub(super) unit: String,
    pub(super) current: String,
    pub(super) necessity: String,
    pub(super) is_must: bool,
    pub(super) method: String,
}

/// A part of the need that has a level.
pub(super) struct Part {
    pub(super) name: String,
    pub(super) level_name: String,
    /// Whether the visitor reads it.
    pub(super) is_read: bool,
}

/// What is measured.
pub(super) fn measures(visit: &Visit, need: &Need) -> Vec<Measure> {
    let rows = need.indicators.iter().flatten();
    let rows = rows.map(|row| Measure {
        name: row.name.show().to_owned(),
        target: target(row),
        unit: row.unit.clone().unwrap_or_default(),
        current: row.current.map(|value| value.to_string()).unwrap_or_default(),
        necessity: row
            .necessity
            .as_ref()
            .map(|necessity| visit.label(necessity))
            .unwrap_or_default(),
        is_must: row.necessity == Some(Necessity::Must),
        method: row
            .method
            .as_ref()
            .map(|method| method.show().to_owned())
            .unwrap_or_default(),
    });
    rows.collect()
}

fn target(row: &Indicator) -> String {
    let sign = match row.operator {
        Operator::Lt => "<",
        Operator::Le => "≤",
        Operator::Eq => "=",
        Operator::Ge => "≥",
        Operator::Gt => ">",
        Operator::Range => {
            let to = row.value_to.map(|to| to.to_string()).unwrap_or_default();
            return format!("{} – {to}", row.value);
        }
    };
    format!("{sign} {}", row.value)
}

/// Fields and industries, which lead to needs like it.
pub(super) fn subjects(visit: &Visit, need: &Need) -> Vec<Fact> {
    let list = |name: &str, code: &str| Some(format!("/needs?{name}={code}"));
    let fields = need
        .fields
        .iter()
        .map(|field| (field.name.show().to_owned(), list("field", &field.code)));
    let industries = need.industries.iter();
    let industries = industries.map(|industry| (industry.name.show().to_owned(), list("industry", &industry.code)));
    said(vec![
        fact(visit.t("need-fields"), fields.collect()),
        fact(visit.t("need-industries"), industries.collect()),
    ])
}

/// On which terms the enterprise wants to work with somebody.
pub(super) fn terms(visit: &Visit, need: &Need) -> Vec<Fact> {
    let place = |place: &Option<Place>| place.as_ref().map(|place| place.name.show().to_owned());
    let maturity = match (need.trl_from, need.trl_to) {
        (None, None) => None,
        (Some(from), Some(to)) if from == to => Some(format!("TRL {from}")),
        (Some(from), Some(to)) => Some(format!("TRL {from}–{to}")),
        (Some(from), None) => Some(visit.t1("need-trl-from", "level", from)),
        (None, Some(to)) => Some(visit.t1("need-trl-to", "level", to)),
    };
    let budget = candidate::budget(visit, need.budget_min.as_ref(), need.budget_max.as_ref());
    let budget = budget.or_else(|| withheld(visit, need, NeedPart::Budget));
    let decision = need
        .decision_owner
        .clone()
        .or_else(|| withheld(visit, need, NeedPart::DecisionOwner));
    let mut partners = labels(visit, &need.partner_kinds);
    partners.extend(need.partner_size.iter().map(|size| visit.label(size)));
    partners.extend(place(&need.partner_region));
    said(vec![
        fact(visit.t("need-modes"), plain(labels(visit, &need.modes))),
        fact(visit.t("need-maturity"), plain(maturity)),
        veiled(fact(visit.t("need-budget"), plain(budget)), need, NeedPart::Budget),
        fact(
            visit.t("need-payment"),
            plain(need.payment.iter().map(|code| visit.label(code))),
        ),
        fact(
            visit.t("need-deadline"),
            plain(need.deadline.iter().map(|day| visit.date(day))),
        ),
        fact(
            visit.t("need-ip-ownership"),
            plain(need.ip_ownership.iter().map(|code| visit.label(code))),
        ),
        fact(
            visit.t("need-ip-exclusivity"),
            plain(need.ip_exclusivity.iter().map(|code| visit.label(code))),
        ),
        fact(visit.t("need-ip-territory"), plain(place(&need.ip_territory))),
        fact(visit.t("need-partner"), plain(partners)),
        veiled(
            fact(visit.t("need-decision-owner"), plain(decision)),
            need,
            NeedPart::DecisionOwner,
        ),
    ])
}

/// Who may read which part, and whether the visitor does.
pub(super) fn parts(visit: &Visit, need: &Need) -> Vec<Part> {
    let parts = NeedPart::ALL.iter().map(|part| {
        let level = need.levels.of(*part);
        Part {
            name: visit.label(part),
            level_name: visit.label(&level),
            is_read: !need.withheld.contains(part),
        }
    });
    parts.collect()
}

/// Why a part is not there; none where it is.
fn withheld(visit: &Visit, need: &Need, part: NeedPart) -> Option<String> {
    let is = need.withheld.contains(&part);
    is.then(|| match need.levels.of(part) {
        Level::Agreement => visit.t("need-veiled-agreement"),
        Level::Registered | Level::Public => visit.t("need-veiled-registered"),
    })
}

fn labels<C: Code>(visit: &Visit, codes: &[C]) -> Vec<String> {
    codes.iter().map(|code| visit.label(code)).collect()
}

fn plain(values: impl IntoIterator<Item = String>) -> Vec<(String, Option<String>)> {
    values.into_iter().map(|value| (value, None)).collect()
}

fn fact(name: String, values: Vec<(String, Option<String>)>) -> Fact {
    Fact {
        name,
        values,
        is_veiled: false,
    }
}

fn veiled(fact: Fact, need: &Need, part: NeedPart) -> Fact {
    Fact {
        is_veiled: need.withheld.contains(&part),
        ..fact
    }
}

fn said(facts: Vec<Fact>) -> Vec<Fact> {
    facts.into_iter().filter(|fact| !fact.values.is_empty()).collect()
}
