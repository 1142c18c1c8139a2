//! Months of the calendar.

use std::{fmt, str::FromStr};

use chrono::{Datelike, Months, NaiveDate};

/// A month of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Month(NaiveDate);

impl Month {
    /// The month of a day.
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        Self(day.with_day(1).unwrap_or(day))
    }

    /// Its first day.
    #[must_use]
    pub fn first(self) -> NaiveDate {
        self.0
    }

    /// Its last day.
    #[must_use]
    pub fn last(self) -> NaiveDate {
        let next = self.0.checked_add_months(Months::new(1));
        next.and_then(|next| next.pred_opt()).unwrap_or(self.0)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m"))
    }
}

impl FromStr for Month {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (year, month) = text.split_once('-').ok_or(())?;
        let digits = |part: &str, many: usize| part.len() == many && part.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(year, 4) || !digits(month, 2) {
            return Err(());
        }
        let (year, month) = (year.parse().map_err(drop)?, month.parse().map_err(drop)?);
        NaiveDate::from_ymd_opt(year, month, 1).map(Self).ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_read_and_written_and_end_where_they_end() {
        for (text, last) in [
            ("2027-12", "2027-12-31"),
            ("2028-02", "2028-02-29"),
            ("2027-02", "2027-02-28"),
            ("9999-12", "9999-12-31"),
        ] {
            let month: Month = text.parse().expect("a month");
            assert_eq!(
                (month.to_string().as_str(), month.last().to_string().as_str()),
                (text, last)
            );
            assert_eq!(Month::of(month.last()), month);
        }
        for wrong in [
            "",
            "2027",
            "2027-13",
            "2027-00",
            "2027-1",
            "27-01",
            "2027-01-01",
            "+027-01",
            "二〇二七",
        ] {
            assert!(wrong.parse::<Month>().is_err(), "{wrong}");
        }
    }
}
