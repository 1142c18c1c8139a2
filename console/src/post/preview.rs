//! What others will read: the need as the API would show it to each kind of reader, by the levels of its parts.

use super::{amount::Unit, form::Form, list::Lists, read::read_day, row};
use crate::{
    api::Language,
    code::{Code, IpExclusivity, IpOwnership, Level, NeedKind, NeedPart, Operator, Payment, TransferMode},
    piece::Money,
    schema::Whole,
    visit::Visit,
};

/// A piece of the need, and who reads it.
pub(super) struct Item {
    /// What it is called.
    pub(super) name: String,
    /// What it says.
    pub(super) text: String,
    /// Who may read it.
    pub(super) level: Level,
}

/// A part with a level, and which readers read it.
pub(super) struct Line {
    /// What it is called.
    pub(super) name: String,
    /// Whether the anonymous, the registered and those under agreement read it.
    pub(super) readers: [bool; 3],
}

/// Whether a reader who is cleared so far reads a part: the rule by which the API discloses.
pub(super) fn reads(cleared: Level, part: Level) -> bool {
    rank(part) <= rank(cleared)
}

fn rank(level: Level) -> u8 {
    match level {
        Level::Public => 0,
        Level::Registered => 1,
        Level::Agreement => 2,
    }
}

/// The parts that have a level, and one line for all that everyone reads.
pub(super) fn lines(visit: &Visit, form: &Form) -> Vec<Line> {
    let line = |name: String, level: Level| Line {
        name,
        readers: [Level::Public, Level::Registered, Level::Agreement].map(|reader| reads(reader, level)),
    };
    let mut lines = vec![line(visit.t("post-always-public"), Level::Public)];
    lines.extend(
        NeedPart::ALL
            .iter()
            .map(|part| line(visit.label(part), form.level(*part))),
    );
    lines
}

/// All pieces that say something, in the order in which they are read.
pub(super) fn items(visit: &Visit, form: &Form, lists: &Lists, organization: &str) -> Vec<Item> {
    let language = visit.language();
    let mut items = Vec::new();
    let mut add = |name: String, text: String, level: Level| {
        if !text.trim().is_empty() {
            items.push(Item { name, text, level });
        }
    };
    let public = Level::Public;
    let poster = form.level(NeedPart::Organization);
    add(visit.label(&NeedPart::Organization), organization.to_owned(), poster);
    let kind = NeedKind::parse(form.fields.get("kind"));
    add(
        visit.t("post-kind"),
        kind.map(|kind| visit.label(&kind)).unwrap_or_default(),
        public,
    );
    add(visit.t("post-summary"), form.prose("summary", language), public);
    let description = form.level(NeedPart::Description);
    add(
        visit.label(&NeedPart::Description),
        form.prose("description", language),
        description,
    );
    let indicators = form.level(NeedPart::Indicators);
    add(visit.label(&NeedPart::Indicators), measures(visit, form), indicators);
    let names = |groups, name: &str| {
        let codes = form.all(name);
        let names: Vec<_> = codes.iter().map(|code| Lists::name(groups, code, language)).collect();
        names.join(&visit.t("post-comma"))
    };
    add(visit.t("post-fields"), names(&lists.fields, "fields"), public);
    add(
        visit.t("post-industries"),
        names(&lists.industries, "industries"),
        public,
    );
    add(
        visit.t("post-modes"),
        labels::<TransferMode>(visit, &form.all("modes")),
        public,
    );
    add(
        visit.t("post-trl"),
        span(visit, form.fields.get("trlFrom"), form.fields.get("trlTo")),
        public,
    );
    let mut rights = labels::<IpOwnership>(visit, &form.all("ipOwnership"));
    let exclusivity = labels::<IpExclusivity>(visit, &form.all("ipExclusivity"));
    if !exclusivity.is_empty() && !rights.is_empty() {
        rights.push_str(" · ");
    }
    rights.push_str(&exclusivity);
    add(visit.t("post-rights"), rights, public);
    add(
        visit.label(&NeedPart::Budget),
        budget(visit, form),
        form.level(NeedPart::Budget),
    );
    add(
        visit.t("post-payment"),
        labels::<Payment>(visit, &form.all("payment")),
        public,
    );
    let day = read_day(form.fields.get("deadline")).map(|day| visit.date(&day));
    add(visit.t("post-deadline"), day.unwrap_or_default(), public);
    add(visit.t("post-partner-region"), form.typed("partnerRegion"), public);
    add(
        visit.label(&NeedPart::DecisionOwner),
        form.typed("decisionOwner"),
        form.level(NeedPart::DecisionOwner),
    );
    // Author and source would name who stays unnamed: they go with the organization.
    add(visit.t("post-author"), form.typed("author"), poster);
    add(visit.t("post-source"), form.typed("source"), poster);
    items
}

fn labels<C: Code>(visit: &Visit, values: &[String]) -> String {
    let codes = values.iter().filter_map(|value| C::parse(value));
    codes
        .map(|code| visit.label(&code))
        .collect::<Vec<_>>()
        .join(&visit.t("post-comma"))
}

fn span(visit: &Visit, from: &str, to: &str) -> String {
    match (from, to) {
        ("", "") => String::new(),
        ("", to) => visit.t1("post-at-most", "value", to),
        (from, "") => visit.t1("post-at-least", "value", from),
        (from, to) if from == to => from.to_owned(),
        (from, to) => format!("{from}–{to}"),
    }
}

fn measures(visit: &Visit, form: &Form) -> String {
    let rows = row::filled(form);
    if rows.is_empty() {
        return form.typed("noIndicatorsReason");
    }
    let at = |row, field: &str| form.typed(&row::name(row, field)).trim().to_owned();
    let line = |row: usize| {
        let operator = Operator::parse(&at(row, "operator")).unwrap_or(Operator::Ge);
        let unit = at(row, "unit");
        let value = if operator == Operator::Range {
            format!("{}–{}", at(row, "value"), at(row, "valueTo"))
        } else {
            format!("{} {}", visit.label(&operator), at(row, "value"))
        };
        let necessity = visit.label_of("Necessity", &at(row, "necessity"));
        let colon = if visit.language() == Language::Zh { "：" } else { ": " };
        let name = form.prose(&row::name(row, "name"), visit.language());
        let text = format!("{}{colon}{value} {unit}", name.trim());
        if necessity.is_empty() {
            text
        } else {
            format!("{} · {necessity}", text.trim_end())
        }
    };
    rows.into_iter().map(line).collect::<Vec<_>>().join("\n")
}

fn budget(visit: &Visit, form: &Form) -> String {
    let unit = Unit::of(form.fields.get("currency"));
    let amount = |name: &str| {
        let minor_units = unit.read(form.fields.get(name)).ok()?;
        Some(visit.money(&Money {
            minor_units: Whole(minor_units),
            currency: unit.currency.to_owned(),
        }))
    };
    let from = amount("budgetMin").unwrap_or_default();
    let to = amount("budgetMax").unwrap_or_default();
    // Of a span the currency is named once, where it stands in front.
    let currency = format!("{} ", unit.currency);
    let short = to.strip_prefix(&currency).filter(|_| !from.is_empty() && from != to);
    span(visit, &from, short.unwrap_or(&to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_reads_up_to_the_own_level() {
        let all = [Level::Public, Level::Registered, Level::Agreement];
        let read = all.map(|reader| all.map(|part| reads(reader, part)));
        assert_eq!(read, [[true, false, false], [true, true, false], [true, true, true]]);
    }
}
