//! Pieces of records that many pages show.

use crate::{
    post::amount::Unit,
    schema::{self, Whole},
};

/// A text in the visitor's language; in the other one where it was written only in that.
#[derive(cynic::QueryFragment, Clone, Debug, Default, PartialEq, Eq)]
#[cynic(graphql_type = "Prose")]
pub(crate) struct Prose {
    /// In the visitor's language if it is there.
    pub(crate) text: Option<String>,
}

impl Prose {
    /// The text; empty when nothing was written.
    pub(crate) fn show(&self) -> &str {
        self.text.as_deref().unwrap_or_default()
    }
}

/// A text as it was written in both languages: what forms change.
#[derive(cynic::QueryFragment, Clone, Debug, Default, PartialEq, Eq)]
#[cynic(graphql_type = "Prose")]
pub(crate) struct BothProse {
    /// 中文.
    pub(crate) zh: Option<String>,
    /// English.
    pub(crate) en: Option<String>,
}

/// A text in both languages that is sent.
#[derive(cynic::InputObject, Clone, Debug, Default)]
pub(crate) struct ProseInput {
    /// 中文.
    pub(crate) zh: Option<String>,
    /// English.
    pub(crate) en: Option<String>,
}

/// An organization by its name.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Organization")]
pub(crate) struct Named {
    /// Its id.
    pub(crate) id: cynic::Id,
    /// Its name.
    pub(crate) name: Prose,
}

/// A technology field.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "TechnologyField")]
pub(crate) struct Field {
    /// Its code.
    pub(crate) code: String,
    /// Its name.
    pub(crate) name: Prose,
}

/// A region.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Region")]
pub(crate) struct Place {
    /// Its code.
    pub(crate) code: String,
    /// Its name.
    pub(crate) name: Prose,
}

/// An amount of money.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq, Eq)]
pub(crate) struct Money {
    /// In the currency's smallest unit: fen.
    pub(crate) minor_units: Whole,
    /// ISO 4217.
    pub(crate) currency: String,
}

impl Money {
    /// How many of its last digits stand behind the point: two, of yen none.
    pub(crate) fn zeros(&self) -> i32 {
        i32::try_from(Unit::of(&self.currency).zeros).unwrap_or(2)
    }

    /// To its last digit, as programs read it.
    pub(crate) fn decimal(&self) -> String {
        let zeros = usize::try_from(self.zeros()).unwrap_or(2);
        let digits = format!("{:0>1$}", self.minor_units.0.unsigned_abs(), zeros + 1);
        let (whole, rest) = digits.split_at(digits.len() - zeros);
        let sign = if self.minor_units.0 < 0 { "-" } else { "" };
        let dot = if rest.is_empty() { "" } else { "." };
        format!("{sign}{whole}{dot}{rest}")
    }
}

/// How many rows have a value.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(crate) struct FacetCount {
    /// The value: a code, or a value of an enum.
    pub(crate) value: String,
    /// What it is called, where it has a name in the data.
    pub(crate) name: Option<Prose>,
    /// How many.
    pub(crate) count: i32,
}

/// Where a page of a list begins and ends.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(crate) struct PageInfo {
    /// Whether there is more behind.
    pub(crate) has_next_page: bool,
    /// Whether there is more before.
    pub(crate) has_previous_page: bool,
    /// The first row's cursor.
    pub(crate) start_cursor: Option<String>,
    /// The last row's cursor.
    pub(crate) end_cursor: Option<String>,
}
