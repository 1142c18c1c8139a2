//! From a figure to exactly the rows that it counts.

use url::form_urlencoded;

use crate::{
    address::Address,
    piece::{FacetCount, Prose},
    visit::Visit,
};

/// A figure as a bar.
pub(super) struct Bar {
    /// Where its rows are.
    pub(super) to: String,
    /// What is counted.
    pub(super) name: String,
    /// How many.
    pub(super) count: i32,
    /// The bar's length, in percent of the longest.
    pub(super) length: i32,
}

/// Figures as bars.
pub(super) struct Bars(Vec<Bar>);

impl Bars {
    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The first so many.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates pass references")]
    pub(super) fn first(&self, most: &usize) -> &[Bar] {
        &self.0[..self.0.len().min(*most)]
    }

    /// Those behind.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates pass references")]
    pub(super) fn rest(&self, most: &usize) -> &[Bar] {
        &self.0[self.0.len().min(*most)..]
    }
}

/// Lists that are filtered as the dashboard is.
pub(super) struct Rows<'a> {
    visit: &'a Visit,
    address: &'a Address,
}

/// The open statuses of needs.
const OPEN: [&str; 3] = ["PUBLISHED", "MATCHING", "NEGOTIATING"];

impl<'a> Rows<'a> {
    /// Of the dashboard at an address.
    pub(super) fn of(visit: &'a Visit) -> Self {
        Self {
            visit,
            address: visit.address(),
        }
    }

    /// A list with the dashboard's filter and with more; what is given more narrowly replaces what the dashboard has.
    pub(super) fn list(&self, list: &str, more: &[(&str, &str)]) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let is_given = |name: &str| more.iter().any(|(given, _)| *given == name);
        for (name, value) in self.address.pairs() {
            let name = match (name.as_str(), list) {
                ("field" | "region", _) => name.as_str(),
                ("need_kind", "/needs" | "/introductions" | "/noes") | ("manager_kind", "/managers") => "kind",
                _ => continue,
            };
            if !is_given(name) {
                query.append_pair(name, value);
            }
        }
        if matches!(list, "/needs" | "/introductions" | "/noes") && !is_given("published_from") {
            self.months(&mut query);
        }
        query.extend_pairs(more);
        let query = query.finish();
        if query.is_empty() {
            list.to_owned()
        } else {
            format!("{list}?{query}")
        }
    }

    /// The list of open needs, with more.
    pub(super) fn open_needs(&self, more: &[(&str, &str)]) -> String {
        let mut all: Vec<(&str, &str)> = OPEN.iter().map(|status| ("status", *status)).collect();
        all.extend_from_slice(more);
        self.list("/needs", &all)
    }

    /// Needs with strong candidates, or without: such are open.
    pub(super) fn strong(&self, name: &str, value: &str) -> String {
        self.list("/needs", &[(name, value)])
    }

    /// Bars of counts; `code` is the enum whose values are counted, where they have no names of their own.
    pub(super) fn bars(&self, list: &str, name: &str, code: Option<&str>, counts: &[FacetCount]) -> Bars {
        self.all(counts, code, |value| self.list(list, &[(name, value)]))
    }

    /// Bars of open needs.
    pub(super) fn open(&self, name: &str, counts: &[FacetCount]) -> Bars {
        self.all(counts, None, |value| self.open_needs(&[(name, value)]))
    }

    /// Bars of readiness levels.
    pub(super) fn levels(&self, counts: &[FacetCount]) -> Bars {
        let mut bars = self.all(counts, None, |value| {
            self.list("/achievements", &[("trl_from", value), ("trl_to", value)])
        });
        for bar in &mut bars.0 {
            bar.name = format!("TRL {}", bar.name);
        }
        bars
    }

    fn all(&self, counts: &[FacetCount], code: Option<&str>, to: impl Fn(&str) -> String) -> Bars {
        let most = counts.iter().map(|count| count.count).max().unwrap_or(1).max(1);
        let bar = |count: &FacetCount| {
            let name = match (&count.name, code) {
                (Some(name), _) => Prose::show(name).to_owned(),
                (None, Some(code)) => self.visit.label_of(code, &count.value),
                (None, None) => count.value.clone(),
            };
            Bar {
                to: to(&count.value),
                name,
                count: count.count,
                length: (count.count * 100 / most).max(1),
            }
        };
        Bars(counts.iter().filter(|count| count.count > 0).map(bar).collect())
    }

    /// The months of the dashboard, as days.
    fn months(&self, query: &mut form_urlencoded::Serializer<'_, String>) {
        let first = |text: &str| format!("{text}-01").parse::<chrono::NaiveDate>().ok();
        if let Some(from) = self.address.get("from_month").and_then(first) {
            query.append_pair("published_from", &from.to_string());
        }
        let last = self.address.get("to_month").and_then(first);
        let last = last.and_then(|first| first.checked_add_months(chrono::Months::new(1))?.pred_opt());
        if let Some(to) = last {
            query.append_pair("published_to", &to.to_string());
        }
    }
}
