//! Rows of forms: representative works, indicators, intellectual-property rights.

use super::{Form, reference::Lists};
use crate::{
    code::{Code, IpKind, IpStatus, Operator, WorkKind},
    piece::ProseInput,
    profile::part::{Indicator, IpRight, Work},
    schema,
    visit::Visit,
};

/// A representative work that is sent.
#[derive(cynic::InputObject, Clone, Debug)]
pub(super) struct WorkInput {
    kind: WorkKind,
    title: ProseInput,
    summary: ProseInput,
    year: Option<i32>,
}

/// An indicator that is sent.
#[derive(cynic::InputObject, Clone, Debug)]
#[cynic(graphql_type = "IndicatorInput")]
pub(super) struct MeasuredInput {
    name: ProseInput,
    operator: Operator,
    value: f64,
    value_to: Option<f64>,
    unit: Option<String>,
    method: ProseInput,
}

/// An intellectual-property right that is sent.
#[derive(cynic::InputObject, Clone, Debug)]
pub(super) struct IpRightInput {
    kind: IpKind,
    number: Option<String>,
    status: IpStatus,
    territory: Option<String>,
    holder: Option<String>,
}

impl Form {
    /// Puts works in rows.
    pub(super) fn put_works(&mut self, works: &[Work]) {
        for (row, work) in works.iter().enumerate() {
            self.put(&format!("works.{row}.kind"), work.kind.value());
            self.put_prose(&format!("works.{row}.title"), Some(&work.title));
            self.put_prose(&format!("works.{row}.summary"), work.summary.as_ref());
            self.put_if(&format!("works.{row}.year"), work.year);
        }
    }

    /// The works.
    pub(super) fn works(&mut self, visit: &Visit) -> Vec<WorkInput> {
        let rows = self.rows("works");
        let works = rows.iter().map(|row| {
            let at = |part: &str| format!("works.{row}.{part}");
            Some(WorkInput {
                year: self.number(visit, &at("year")),
                kind: self.code(visit, &at("kind"))?,
                title: self.prose(&at("title")),
                summary: self.prose(&at("summary")),
            })
        });
        works.collect::<Vec<_>>().into_iter().flatten().collect()
    }

    /// Puts indicators in rows.
    pub(super) fn put_indicators(&mut self, indicators: &[Indicator]) {
        for (row, indicator) in indicators.iter().enumerate() {
            let at = |part: &str| format!("indicators.{row}.{part}");
            self.put_prose(&at("name"), Some(&indicator.name));
            self.put(&at("operator"), indicator.operator.value());
            self.put(&at("value"), indicator.value.to_string());
            self.put_if(&at("valueTo"), indicator.value_to);
            self.put_if(&at("unit"), indicator.unit.as_ref());
            self.put_prose(&at("method"), indicator.method.as_ref());
        }
    }

    /// The indicators.
    pub(super) fn indicators(&mut self, visit: &Visit) -> Vec<MeasuredInput> {
        let rows = self.rows("indicators");
        let indicators = rows.iter().map(|row| {
            let at = |part: &str| format!("indicators.{row}.{part}");
            if self.get(&at("value")).is_empty() {
                self.problems.add(&at("value"), visit.t("profile-edit-value"));
            }
            let (value, value_to) = (self.number(visit, &at("value")), self.number(visit, &at("valueTo")));
            Some(MeasuredInput {
                operator: self.code(visit, &at("operator"))?,
                value: value?,
                value_to,
                name: self.prose(&at("name")),
                unit: self.fields.text(&at("unit")),
                method: self.prose(&at("method")),
            })
        });
        indicators.collect::<Vec<_>>().into_iter().flatten().collect()
    }

    /// Puts rights in rows.
    pub(super) fn put_rights(&mut self, rights: &[IpRight], lists: &Lists) {
        for (row, right) in rights.iter().enumerate() {
            let at = |part: &str| format!("ipRights.{row}.{part}");
            self.put(&at("kind"), right.kind.value());
            self.put_if(&at("number"), right.number.as_ref());
            self.put(&at("status"), right.status.value());
            let territory = right.territory.as_ref().map(|place| place.code.as_str());
            self.put(&at("territory"), lists.region_name(territory));
            self.put_if(&at("holder"), right.holder.as_ref());
        }
    }

    /// The rights.
    pub(super) fn rights(&mut self, visit: &Visit, lists: &Lists) -> Vec<IpRightInput> {
        let rows = self.rows("ipRights");
        let rights = rows.iter().map(|row| {
            let at = |part: &str| format!("ipRights.{row}.{part}");
            let (kind, status) = (self.code(visit, &at("kind")), self.code(visit, &at("status")));
            Some(IpRightInput {
                kind: kind?,
                status: status?,
                number: self.fields.text(&at("number")),
                territory: lists.region(self.get(&at("territory"))),
                holder: self.fields.text(&at("holder")),
            })
        });
        rights.collect::<Vec<_>>().into_iter().flatten().collect()
    }
}
