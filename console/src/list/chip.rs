//! What filters a list now, each to be taken away.

use super::{
    facet,
    names::Names,
    shape::{Extra, Facet},
};
use crate::visit::Visit;

/// A filter of the address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Chip {
    /// The parameter.
    pub(crate) name: String,
    /// What it filters.
    pub(crate) what: String,
    /// The value.
    pub(crate) value: String,
    /// Here without it.
    pub(crate) without: String,
}

/// The filters of the address that these facets and others offer, and those by a record.
pub(crate) fn chips(visit: &Visit, facets: &[Facet], extras: &[Extra], names: &Names) -> Vec<Chip> {
    let address = visit.address();
    let mut chips = Vec::new();
    for (name, value) in address.pairs() {
        let facet = facets.iter().find(|facet| facet.name == name);
        let extra = extras.iter().find(|extra| extra.names().contains(&name.as_str()));
        let (what, value_text) = match (facet, extra, name.as_str()) {
            (Some(facet), ..) => (visit.t(facet.title), facet::text(visit, facet, value, names)),
            (_, Some(extra), _) => (visit.t(extra.title()), extra_text(visit, extra, name, value)),
            (.., "organization") => (visit.t("list-organization"), record(names, "organization", value)),
            (.., "manager") => (visit.t("list-manager"), record(names, "manager", value)),
            _ => continue,
        };
        chips.push(Chip {
            name: name.clone(),
            what,
            value: value_text,
            without: address.but(name, value),
        });
    }
    chips
}

fn record(names: &Names, what: &str, id: &str) -> String {
    names.chosen(what, id).unwrap_or(id).to_owned()
}

fn extra_text(visit: &Visit, extra: &Extra, name: &str, value: &str) -> String {
    match extra {
        Extra::Flag(..) | Extra::Member(..) | Extra::Silent(..) if value == "true" => visit.t("list-yes"),
        Extra::Flag(..) | Extra::Member(..) | Extra::Silent(..) => visit.t("list-no"),
        Extra::Coded(.., code) => visit.label_of(code, value),
        Extra::Level(..) => format!("TRL {value}"),
        Extra::Levels(from, ..) if name == *from => visit.t1("list-at-least", "value", format!("TRL {value}")),
        Extra::Levels(..) => visit.t1("list-at-most", "value", format!("TRL {value}")),
        Extra::Days(from, ..) if name == *from => visit.t1("list-from-day", "value", value),
        Extra::Days(..) => visit.t1("list-to-day", "value", value),
    }
}
