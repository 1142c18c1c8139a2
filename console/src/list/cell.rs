//! A record as a row of tables and files.

use chrono::{DateTime, NaiveDate, Utc};

use super::card::Badge;
use crate::{
    piece::{Money, Prose},
    visit::Visit,
};

/// A column of tables and files.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Column {
    /// The key of what it is called.
    pub(crate) title: &'static str,
    /// Whether the page's table has it; files have all.
    pub(crate) is_shown: bool,
    /// The orders that its head sorts by on the page.
    pub(crate) order: Option<&'static str>,
    /// Whether it holds figures.
    pub(crate) is_number: bool,
}

impl Column {
    /// A column of files alone.
    pub(crate) const fn filed(title: &'static str) -> Self {
        Self {
            title,
            is_shown: false,
            order: None,
            is_number: false,
        }
    }

    /// A column of files and tables.
    pub(crate) const fn shown(title: &'static str) -> Self {
        Self {
            is_shown: true,
            ..Self::filed(title)
        }
    }

    /// The same, by which a list can be sorted.
    pub(crate) const fn sorted(self, order: &'static str) -> Self {
        Self {
            order: Some(order),
            ..self
        }
    }

    /// The same, with figures.
    pub(crate) const fn figures(self) -> Self {
        Self {
            is_number: true,
            ..self
        }
    }
}

/// What stands in a column.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cell {
    /// Nothing.
    Empty,
    /// A text.
    Text(String),
    /// The name of the record, which leads to it.
    Name(String),
    /// A text that stands out.
    Badge(Badge),
    /// A whole number.
    Number(i64),
    /// How well something suits.
    Score(f64),
    /// An amount.
    Amount(Money),
    /// A day.
    Day(NaiveDate),
    /// A moment.
    Moment(DateTime<Utc>),
}

impl Cell {
    /// Of a text that may be empty.
    pub(crate) fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// Of a text that may be missing.
    pub(crate) fn said(text: Option<&str>) -> Self {
        Self::text(text.unwrap_or_default())
    }

    /// Of a name that may be missing.
    pub(crate) fn prose(prose: Option<&Prose>) -> Self {
        Self::said(prose.map(Prose::show))
    }

    /// Of an amount that may be missing.
    pub(crate) fn amount(money: Option<&Money>) -> Self {
        money.cloned().map_or(Self::Empty, Self::Amount)
    }

    /// The currency of the first amount that is there.
    pub(crate) fn currency<'a>(amounts: impl IntoIterator<Item = Option<&'a Money>>) -> Self {
        let first = amounts.into_iter().flatten().next();
        Self::said(first.map(|money| money.currency.as_str()))
    }

    /// Of a moment that may be missing.
    pub(crate) fn moment(moment: Option<DateTime<Utc>>) -> Self {
        moment.map_or(Self::Empty, Self::Moment)
    }

    /// Of what is so or not.
    pub(crate) fn flag(visit: &Visit, is: bool) -> Self {
        Self::Text(visit.t(if is { "file-yes" } else { "file-no" }))
    }

    /// Of a number that may be missing.
    pub(crate) fn number(number: Option<i32>) -> Self {
        number.map_or(Self::Empty, |number| Self::Number(number.into()))
    }

    /// Of a day that may be missing.
    pub(crate) fn day(day: Option<NaiveDate>) -> Self {
        day.map_or(Self::Empty, Self::Day)
    }
}
