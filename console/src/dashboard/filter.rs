//! What the dashboard is filtered by. It stands in the address, under the names that lists have for it.

use chrono::NaiveDate;

use super::ask::{Answered, Month, StatisticsFilter};
use crate::{
    address::Address,
    code::{Code, ManagerKind, NeedKind},
    introduction::filter::NeedFilter,
    piece::Prose,
    visit::Visit,
};

/// A filter to choose.
pub(super) struct Choice {
    /// The parameter.
    pub(super) name: &'static str,
    /// What it is called.
    pub(super) title: String,
    /// Values and what they are called.
    pub(super) options: Vec<(String, String)>,
    /// The value chosen; empty for none.
    pub(super) chosen: String,
}

/// What the address filters by; a value that makes no sense is as none.
pub(super) fn of_address(address: &Address) -> StatisticsFilter {
    let texts = |name: &str| {
        let texts: Vec<_> = address.all(name).map(str::to_owned).collect();
        Some(texts).filter(|texts| !texts.is_empty())
    };
    let month = |name: &str| {
        address
            .get(name)
            .filter(|text| is_month(text))
            .map(|text| Month(text.to_owned()))
    };
    StatisticsFilter {
        fields: texts("field"),
        regions: texts("region"),
        need_kinds: codes(address, "need_kind"),
        manager_kinds: codes(address, "manager_kind"),
        from_month: month("from_month"),
        to_month: month("to_month"),
    }
}

/// The needs that the figures are about, as introductions name them; none where all are.
pub(super) fn needs_of(filter: &StatisticsFilter) -> Option<NeedFilter> {
    let first = |month: &Month| format!("{}-01", month.0).parse::<NaiveDate>().ok();
    let last = |first: NaiveDate| first.checked_add_months(chrono::Months::new(1))?.pred_opt();
    let needs = NeedFilter {
        kinds: filter.need_kinds.clone(),
        fields: filter.fields.clone(),
        regions: filter.regions.clone(),
        published_from: filter.from_month.as_ref().and_then(first),
        published_to: filter.to_month.as_ref().and_then(first).and_then(last),
    };
    Some(needs).filter(|needs| !needs.is_empty())
}

fn codes<C: Code>(address: &Address, name: &str) -> Option<Vec<C>> {
    let codes: Vec<_> = address.all(name).filter_map(C::parse).collect();
    Some(codes).filter(|codes| !codes.is_empty())
}

fn is_month(text: &str) -> bool {
    let number = |part: Option<&str>| part.and_then(|part| part.parse::<u32>().ok());
    text.len() == 7
        && number(text.get(..4)).is_some()
        && number(text.get(5..)).is_some_and(|month| (1..=12).contains(&month))
}

/// The filters that can be chosen.
pub(super) fn choices(visit: &Visit, answer: &Answered) -> Vec<Choice> {
    let named = |code: &String, name: &Prose| (code.clone(), name.show().to_owned());
    let fields = answer
        .technology_fields
        .iter()
        .map(|field| named(&field.code, &field.name));
    let china = answer.regions.iter().filter(|country| country.code == "CN");
    let provinces = china
        .flat_map(|country| &country.children)
        .map(|place| named(&place.code, &place.name));
    vec![
        choice(visit, "field", "dashboard-field", fields.collect()),
        choice(visit, "region", "dashboard-region", provinces.collect()),
        choice(visit, "need_kind", "dashboard-need-kind", labels::<NeedKind>(visit)),
        choice(
            visit,
            "manager_kind",
            "dashboard-manager-kind",
            labels::<ManagerKind>(visit),
        ),
    ]
}

fn labels<C: Code>(visit: &Visit) -> Vec<(String, String)> {
    C::ALL
        .iter()
        .map(|code| (code.value().to_owned(), visit.label(code)))
        .collect()
}

fn choice(visit: &Visit, name: &'static str, title: &str, options: Vec<(String, String)>) -> Choice {
    Choice {
        name,
        title: visit.t(title),
        options,
        chosen: visit.address().get(name).unwrap_or_default().to_owned(),
    }
}
