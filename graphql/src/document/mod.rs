//! Documents of contracts (DOCX) and tables of their ledgers (CSV, XLSX), in the requester's language.

mod draft;
mod registration;
mod sheet;
mod table;
mod word;

use chrono::NaiveDate;
pub(crate) use draft::draft;
use qiao_entity::{contract::Model, language::Language, posting, settlement};
pub(crate) use registration::{registration, registration_sheet};
pub(crate) use table::{ledger_sheet, party_sheet, statement_sheet};

use super::message::say;
use crate::domain::{
    contract::Draft,
    reference::{self, REGIONS_LIST},
};

/// A contract to be put on paper.
pub(crate) struct Paper<'a> {
    /// The contract.
    pub(crate) row: &'a Model,
    /// What it says.
    pub(crate) draft: &'a Draft,
    /// In which language.
    pub(crate) language: Language,
    /// The day.
    pub(crate) today: NaiveDate,
}

/// A ledger to be put into a table.
pub(crate) struct Ledger<'a> {
    /// The contract whose ledger it is.
    pub(crate) row: &'a Model,
    /// Its entries.
    pub(crate) entries: &'a [settlement::Model],
    /// Their lines.
    pub(crate) postings: &'a [posting::Model],
    /// In which language.
    pub(crate) language: Language,
}

impl Paper<'_> {
    /// A text of ours.
    fn say(&self, key: &str) -> String {
        say(self.language, key, &[])
    }

    /// A text of ours about a code.
    fn coded(&self, what: &str, code: &str) -> String {
        self.say(&format!("{what}-{code}"))
    }

    /// A name in the paper's language.
    fn named<'a>(&self, zh: &'a str, en: &'a str) -> &'a str {
        match self.language {
            Language::Zh => zh,
            Language::En => en,
        }
    }

    /// A region with its code.
    fn region(&self, code: Option<&str>) -> String {
        let Some(code) = code else { return String::new() };
        match REGIONS_LIST.get(code) {
            Some(entry) => format!("{} ({code})", self.named(&entry.name_zh, &entry.name_en)),
            None => code.to_owned(),
        }
    }

    /// An amount with its currency.
    fn amount(&self, amount: Option<i64>) -> String {
        amount.map_or_else(String::new, |amount| in_figures(amount, &self.draft.currency))
    }

    /// From a day to a day.
    fn term(&self) -> String {
        let day = |day: Option<NaiveDate>| day.map_or_else(|| "…".to_owned(), |day| day.to_string());
        match (self.draft.valid_from, self.draft.valid_until) {
            (None, None) => String::new(),
            (from, until) => format!("{} – {}", day(from), day(until)),
        }
    }
}

/// An amount in minor units as a decimal number, without its currency.
pub(crate) fn decimal(amount: i64, currency: &str) -> String {
    let decimals = reference::decimals(currency).unwrap_or(2);
    let unit = 10_u64.pow(decimals);
    let (sign, amount) = (if amount < 0 { "-" } else { "" }, amount.unsigned_abs());
    if decimals == 0 {
        return format!("{sign}{amount}");
    }
    let width = usize::try_from(decimals).unwrap_or(2);
    format!("{sign}{}.{:0width$}", amount / unit, amount % unit)
}

/// An amount in minor units as people read it: `¥1,234,567.89`. The yen has the same sign, so that it is for the yuan alone.
pub(crate) fn in_figures(amount: i64, currency: &str) -> String {
    let plain = decimal(amount, currency);
    let (whole, rest) = plain
        .split_once('.')
        .map_or((plain.as_str(), ""), |(whole, rest)| (whole, rest));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let dot = if rest.is_empty() { "" } else { "." };
    if currency == "CNY" {
        return format!("{sign}¥{grouped}{dot}{rest}");
    }
    format!("{currency} {sign}{grouped}{dot}{rest}")
}

#[cfg(test)]
mod tests;
