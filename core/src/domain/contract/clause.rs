//! The clauses that a technology contract contains (Civil Code, articles 845 and 846): a list, and what of it is filled.

use std::{collections::BTreeMap, sync::LazyLock};

use qiao_entity::need::Payment;
use serde::Deserialize;

use super::draft::Draft;

const FILE: &str = include_str!("../../../../data/contract_clauses.toml");

/// Whether a contract needs a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Necessity {
    /// Contracts contain it in general (一般包括).
    Usual,
    /// Where patents are concerned it must be stated (应当注明).
    IfPatents,
    /// Where payment is by royalty.
    IfRoyalty,
    /// The parties may agree on it (可以约定).
    Optional,
}

/// A field of the contract that fills a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum From {
    /// Its title.
    Title,
    /// Its subject.
    Subject,
    /// How it is paid, and how much.
    Payment,
}

/// A clause of the list.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clause {
    /// Its code.
    pub code: String,
    /// The article of the Civil Code that lists it.
    pub article: String,
    /// Whether a contract needs it.
    pub necessity: Necessity,
    /// The field that fills it, where it has one.
    #[serde(default)]
    pub from: Option<From>,
    /// What it is called, in Chinese.
    pub name_zh: String,
    /// What it is called, in English.
    pub name_en: String,
    /// The article's words.
    pub quote: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    version: String,
    clause: Vec<Clause>,
}

static LIST: LazyLock<File> =
    LazyLock::new(|| toml::from_str(FILE).expect("the shipped list is well formed: a test reads it"));

/// The list, in order.
#[must_use]
pub fn list() -> &'static [Clause] {
    &LIST.clause
}

/// The version of the list.
#[must_use]
pub fn version() -> &'static str {
    &LIST.version
}

/// The clause of a code.
#[must_use]
pub fn find(code: &str) -> Option<&'static Clause> {
    list().iter().find(|clause| clause.code == code)
}

/// How a clause stands in a contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The contract says it.
    Filled,
    /// It is needed, and not there.
    Missing,
    /// It is not there, and need not be.
    NotNeeded,
}

/// A row of the checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The clause.
    pub clause: &'static Clause,
    /// How it stands.
    pub state: State,
}

/// The whole list with how each clause stands in a contract.
#[must_use]
pub fn checklist(draft: &Draft) -> Vec<Item> {
    let texts: BTreeMap<&str, &str> = draft
        .clauses
        .iter()
        .map(|clause| (clause.code.as_str(), clause.text.trim()))
        .collect();
    let state = |clause: &Clause| {
        let written = texts.get(clause.code.as_str()).is_some_and(|text| !text.is_empty());
        if written || clause.from.is_some_and(|from| says(draft, from)) {
            return State::Filled;
        }
        let needed = match clause.necessity {
            Necessity::Usual => true,
            Necessity::IfPatents => draft.involves_patents,
            Necessity::IfRoyalty => matches!(draft.payment, Some(Payment::Royalty | Payment::EntryFeeAndRoyalty)),
            Necessity::Optional => false,
        };
        if needed { State::Missing } else { State::NotNeeded }
    };
    let rows = list().iter().map(|clause| Item {
        clause,
        state: state(clause),
    });
    rows.collect()
}

fn says(draft: &Draft, field: From) -> bool {
    match field {
        From::Title => !draft.title.trim().is_empty(),
        From::Subject => draft.subject.as_deref().is_some_and(|text| !text.trim().is_empty()),
        From::Payment => draft.payment.is_some() && draft.amount.is_some(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::contract::draft::Written;

    fn states(draft: &Draft) -> Vec<(&'static str, State)> {
        let rows = checklist(draft).into_iter();
        rows.map(|item| (item.clause.code.as_str(), item.state)).collect()
    }

    fn missing(draft: &Draft) -> Vec<&'static str> {
        let rows = states(draft).into_iter().filter(|(_, state)| *state == State::Missing);
        rows.map(|(code, _)| code).collect()
    }

    #[test]
    fn the_list_is_whole_and_names_its_articles() {
        let mut codes: Vec<_> = list().iter().map(|clause| &clause.code).collect();
        codes.dedup();
        assert_eq!(codes.len(), list().len());
        for clause in list() {
            assert!(["845", "846"].contains(&clause.article.as_str()), "{}", clause.code);
            assert!(!clause.quote.is_empty() && !clause.name_zh.is_empty() && !clause.name_en.is_empty());
        }
    }

    #[test]
    fn what_is_filled_and_what_is_missing_follows_the_contract() {
        let mut draft = Draft::default();
        let usual = [
            "PROJECT_NAME",
            "SUBJECT",
            "PERFORMANCE",
            "CONFIDENTIALITY",
            "OWNERSHIP",
            "ACCEPTANCE",
            "TERMS",
            "PAYMENT",
        ];
        assert_eq!(missing(&draft), usual);
        draft.title = "一氧化碳监测".to_owned();
        draft.payment = Some(Payment::Royalty);
        draft.amount = Some(1);
        draft.involves_patents = true;
        draft.clauses = vec![Written {
            code: "TERMS".to_owned(),
            text: " 按附件 ".to_owned(),
        }];
        assert_eq!(
            missing(&draft),
            [
                "SUBJECT",
                "PERFORMANCE",
                "CONFIDENTIALITY",
                "OWNERSHIP",
                "ACCEPTANCE",
                "PATENTS",
                "ROYALTY"
            ]
        );
        let accounts = states(&draft).into_iter().find(|(code, _)| *code == "ACCOUNTS");
        assert_eq!(accounts, Some(("ACCOUNTS", State::NotNeeded)));
    }
}
