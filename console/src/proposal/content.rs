//! What a proposal says, as its page shows it.

use super::ask::{Content, Indicator, measure};
use crate::visit::Visit;

/// A promised value beside what is wanted.
#[expect(clippy::struct_field_names, reason = "what is promised is a promise")]
pub(super) struct Promised {
    pub(super) name: String,
    pub(super) wanted: String,
    pub(super) promised: String,
    pub(super) remark: String,
}

/// What a proposal says, in words.
pub(super) struct Said {
    pub(super) summary: String,
    pub(super) approach: String,
    pub(super) maturity: String,
    pub(super) ip: String,
    pub(super) facts: Vec<(String, String)>,
    pub(super) values: Vec<Promised>,
    pub(super) schedule: Vec<(String, String)>,
    pub(super) team: Vec<(String, String)>,
}

impl Said {
    /// Of what it says, beside what the need wants where the visitor may read that.
    pub(super) fn of(visit: &Visit, content: &Content, wanted: &[Indicator]) -> Self {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let mut facts = Vec::new();
        let mut fact = |key: &str, value: Option<String>| facts.extend(value.map(|value| (visit.t(key), value)));
        fact("proposal-price", content.price.as_ref().map(|price| visit.money(price)));
        fact(
            "proposal-payment",
            content.payment.as_ref().map(|code| visit.label(code)),
        );
        fact(
            "proposal-months",
            content
                .months
                .map(|months| visit.t1("proposal-months-of", "months", months)),
        );
        fact("proposal-trl", content.trl.map(|level| format!("TRL {level}")));
        fact(
            "proposal-ip-ownership",
            content.ip_ownership.as_ref().map(|code| visit.label(code)),
        );
        fact(
            "proposal-ip-exclusivity",
            content.ip_exclusivity.as_ref().map(|code| visit.label(code)),
        );
        let values = content.values.iter().map(|value| {
            let known = usize::try_from(value.position).ok().and_then(|at| wanted.get(at));
            Promised {
                name: value.name.show().to_owned(),
                wanted: known.map(Indicator::wanted).unwrap_or_default(),
                promised: measure(value.value, value.value_to, value.unit.as_deref()),
                remark: text(&value.remark),
            }
        });
        let schedule = content
            .schedule
            .iter()
            .map(|row| (visit.t1("proposal-month", "month", row.month), row.title.clone()));
        Self {
            summary: text(&content.summary),
            approach: text(&content.approach),
            maturity: text(&content.maturity),
            ip: text(&content.ip_position),
            values: values.collect(),
            schedule: schedule.collect(),
            team: content
                .team
                .iter()
                .map(|row| (row.name.clone(), row.role.clone()))
                .collect(),
            facts,
        }
    }
}
