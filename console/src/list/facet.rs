//! Facets as a page shows them: values to choose from, with counts.

use super::{
    found::Counted,
    names::{Names, UpperField, province},
    shape::{Called, Facet},
};
use crate::{
    address::Address,
    piece::{FacetCount, Prose},
    visit::Visit,
};

/// So many values stand in view; the others behind a fold.
const IN_VIEW: usize = 8;

/// A value to choose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Choice {
    /// The value.
    pub(crate) value: String,
    /// What it is called.
    pub(crate) text: String,
    /// How many rows have it; none where that is not counted.
    pub(crate) count: Option<i32>,
    /// Its count against the greatest one, in percent.
    pub(crate) share: i32,
    /// Whether the address has it.
    pub(crate) is_chosen: bool,
    /// Values below it.
    pub(crate) lower: Vec<Self>,
}

impl Choice {
    /// Whether one below it is chosen.
    pub(crate) fn is_open(&self) -> bool {
        self.lower.iter().any(|choice| choice.is_chosen)
    }

    /// How many rows it has at least, to order values by.
    fn weight(&self) -> i32 {
        let lower = self.lower.iter().filter_map(|choice| choice.count).sum();
        self.count.unwrap_or(lower)
    }
}

/// A facet with its values.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    /// The parameter.
    pub(crate) name: &'static str,
    /// What it is called.
    pub(crate) title: String,
    /// Values in view.
    pub(crate) choices: Vec<Choice>,
    /// Values behind a fold.
    pub(crate) more: Vec<Choice>,
}

impl Group {
    /// Whether one behind the fold is chosen.
    pub(crate) fn is_open(&self) -> bool {
        self.more.iter().any(|choice| choice.is_chosen || choice.is_open())
    }

    /// Of the counts of a facet.
    pub(crate) fn of(visit: &Visit, facet: &Facet, counted: &Counted, names: &Names) -> Self {
        let address = visit.address();
        let choices = match facet.called {
            Called::Field => fields(facet, counted, names, address),
            Called::Region => regions(facet, counted, names, address),
            _ => flat(visit, facet, counted.get(facet.name), names),
        };
        let mut choices = with_shares(choices);
        let more = if facet.values.is_empty() && choices.len() > IN_VIEW + 1 {
            choices.split_off(IN_VIEW)
        } else {
            Vec::new()
        };
        Self {
            name: facet.name,
            title: visit.t(facet.title),
            choices,
            more,
        }
    }
}

/// What a value of a facet is called.
pub(crate) fn text(visit: &Visit, facet: &Facet, value: &str, names: &Names) -> String {
    let known = match facet.called {
        Called::Code(code) => Some(visit.label_of(code, value)),
        Called::Tongue => Some(visit.label_of("Tongue", value)),
        Called::Field | Called::Region | Called::Industry => names.chosen(facet.name, value).map(str::to_owned),
        Called::Itself => None,
    };
    known.unwrap_or_else(|| value.to_owned())
}

/// A value that was counted.
fn choice_of(facet: &Facet, count: &FacetCount, address: &Address) -> Choice {
    Choice {
        value: count.value.clone(),
        text: count
            .name
            .as_ref()
            .map(|name| name.show().to_owned())
            .unwrap_or_default(),
        count: Some(count.count),
        is_chosen: address.has(facet.name, &count.value),
        ..Choice::default()
    }
}

/// The values of the address that no row has.
fn uncounted<'a>(facet: &'a Facet, counts: &'a [FacetCount], address: &'a Address) -> impl Iterator<Item = &'a str> {
    let chosen = address.all(facet.name);
    chosen.filter(|value| counts.iter().all(|count| count.value != *value))
}

fn flat(visit: &Visit, facet: &Facet, counts: &[FacetCount], names: &Names) -> Vec<Choice> {
    let address = visit.address();
    let mut choices: Vec<_> = counts.iter().map(|count| choice_of(facet, count, address)).collect();
    let is_counted = !counts.is_empty();
    choices.extend(uncounted(facet, counts, address).map(|value| Choice {
        value: value.to_owned(),
        count: is_counted.then_some(0),
        is_chosen: true,
        ..Choice::default()
    }));
    if !facet.values.is_empty() {
        let place = |value: &str| facet.values.iter().position(|known| *known == value);
        if !is_counted {
            let missing = facet.values.iter().filter(|value| !address.has(facet.name, value));
            choices.extend(missing.map(|value| Choice {
                value: (*value).to_owned(),
                ..Choice::default()
            }));
        }
        choices.sort_by_key(|choice| place(&choice.value));
    }
    for choice in choices.iter_mut().filter(|choice| choice.text.is_empty()) {
        choice.text = text(visit, facet, &choice.value, names);
    }
    choices
}

fn fields(facet: &Facet, counted: &Counted, names: &Names, address: &Address) -> Vec<Choice> {
    let uppers = names.fields.iter().map(|upper: &UpperField| {
        let lower = upper
            .children
            .iter()
            .map(|lower| (lower.code.as_str(), lower.name.show()));
        (upper.code.as_str(), upper.name.show(), lower.collect())
    });
    tree(facet, counted, uppers, address)
}

fn regions(facet: &Facet, counted: &Counted, names: &Names, address: &Address) -> Vec<Choice> {
    let counts = counted.get(facet.name);
    let known = counts.iter().map(|count| {
        let name = count.name.as_ref().map(Prose::show).unwrap_or_default();
        (count.value.as_str(), name)
    });
    let chosen = uncounted(facet, counts, address);
    let chosen = chosen.map(|code| (code, names.chosen(facet.name, code).unwrap_or(code)));
    let all: Vec<(&str, &str)> = known.chain(chosen).filter(|(code, _)| *code != "CN").collect();
    let is_province = |code: &str| names.provinces.iter().any(|(province, _)| province == code);
    let provinces = names.provinces.iter().map(|(code, name)| {
        let lower = all.iter().filter(|(lower, _)| province(lower).as_deref() == Some(code));
        (code.as_str(), name.as_str(), lower.copied().collect())
    });
    let abroad = all
        .iter()
        .filter(|(code, _)| !is_province(code) && province(code).is_none());
    let abroad = abroad.map(|(code, name)| (*code, *name, Vec::new()));
    tree(facet, counted, provinces.chain(abroad), address)
}

/// Values of two levels, those with most rows first. A list counts a row for exactly the values that it has, a search for
/// those above as well: only there the count of a value above others is what choosing it shows. A row has several fields, so
/// that theirs cannot be added up; it has one region, so that those can.
fn tree<'a>(
    facet: &Facet,
    counted: &Counted,
    uppers: impl Iterator<Item = (&'a str, &'a str, Vec<(&'a str, &'a str)>)>,
    address: &Address,
) -> Vec<Choice> {
    let counts = counted.get(facet.name);
    let choice = |code: &str, name: &str| {
        let count = counts.iter().find(|count| count.value == code);
        Choice {
            value: code.to_owned(),
            text: name.to_owned(),
            count: count.map(|count| count.count),
            is_chosen: address.has(facet.name, code),
            ..Choice::default()
        }
    };
    let shown = |choice: &Choice| choice.count.is_some() || choice.is_chosen || !choice.lower.is_empty();
    let by_weight = |choices: &mut Vec<Choice>| choices.sort_by_key(|choice| -choice.weight());
    let mut choices: Vec<Choice> = uppers
        .map(|(code, name, lower)| {
            let lower = lower.into_iter().map(|(code, name)| choice(code, name));
            let mut upper = choice(code, name);
            upper.lower = lower.filter(shown).collect();
            by_weight(&mut upper.lower);
            if !counted.is_rolled() && !upper.lower.is_empty() {
                let lower: i32 = upper.lower.iter().filter_map(|choice| choice.count).sum();
                let whole = upper.count.unwrap_or_default() + lower;
                upper.count = (facet.called == Called::Region).then_some(whole);
            }
            upper
        })
        .filter(shown)
        .collect();
    by_weight(&mut choices);
    choices
}

fn with_shares(mut choices: Vec<Choice>) -> Vec<Choice> {
    let lower = choices.iter().flat_map(|choice| &choice.lower);
    let counts = choices.iter().chain(lower).filter_map(|choice| choice.count);
    let most = counts.max().unwrap_or_default().max(1);
    let set = |choice: &mut Choice| choice.share = choice.count.unwrap_or_default() * 100 / most;
    for choice in &mut choices {
        set(choice);
        choice.lower.iter_mut().for_each(set);
    }
    choices
}

#[cfg(test)]
mod tests;
