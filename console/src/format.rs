//! Dates, amounts and numbers as people of either language write them.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Utc};

use crate::{api::Language, piece::Money, visit::Visit};

/// China has one time; the service's dates are its dates.
const CHINA: i32 = 8 * 3600;

impl Visit {
    /// A date.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates pass references")]
    pub(crate) fn date(&self, date: &NaiveDate) -> String {
        match self.language() {
            Language::Zh => format!("{}年{}月{}日", date.year(), date.month(), date.day()),
            Language::En => date.format("%-d %b %Y").to_string(),
        }
    }

    /// The date of a moment, in China.
    pub(crate) fn day(&self, moment: &DateTime<Utc>) -> String {
        self.date(&in_china(*moment).date_naive())
    }

    /// A moment to the minute, in China.
    pub(crate) fn moment(&self, moment: &DateTime<Utc>) -> String {
        let there = in_china(*moment);
        format!("{} {}", self.date(&there.date_naive()), there.format("%H:%M"))
    }

    /// The time of a moment, in China.
    #[expect(clippy::unused_self, reason = "as its neighbours")]
    pub(crate) fn clock(&self, moment: &DateTime<Utc>) -> String {
        in_china(*moment).format("%H:%M").to_string()
    }

    /// An amount of money.
    pub(crate) fn money(&self, money: &Money) -> String {
        let whole = money.minor_units.0 / 100;
        let cents = money.minor_units.0 % 100;
        if self.language() == Language::Zh && money.currency == "CNY" {
            return yuan(whole, cents);
        }
        let amount = if cents == 0 {
            grouped(whole)
        } else {
            format!("{}.{:02}", grouped(whole), cents.abs())
        };
        // The yen has the same sign, so that it is for the yuan alone.
        if money.currency == "CNY" {
            return format!("¥{amount}");
        }
        format!("{} {amount}", money.currency)
    }

    /// A number with its thousands apart.
    #[expect(clippy::unused_self, reason = "as its neighbours")]
    pub(crate) fn count(&self, number: impl Number) -> String {
        grouped(number.whole())
    }
}

/// A whole number, or a reference to one, which is what templates pass.
pub(crate) trait Number {
    /// The number.
    fn whole(&self) -> i64;
}

impl<T: Number + ?Sized> Number for &T {
    fn whole(&self) -> i64 {
        (**self).whole()
    }
}

macro_rules! numbers {
    ($($number:ty)*) => {
        $(impl Number for $number {
            fn whole(&self) -> i64 {
                i64::try_from(*self).unwrap_or(i64::MAX)
            }
        })*
    };
}
numbers!(i32 i64 u32 u64 usize);

fn in_china(moment: DateTime<Utc>) -> DateTime<FixedOffset> {
    let offset = FixedOffset::east_opt(CHINA).unwrap_or_else(|| chrono::Offset::fix(&Utc));
    moment.with_timezone(&offset)
}

/// Chinese counts by ten thousands and hundred millions.
fn yuan(whole: i64, cents: i64) -> String {
    let by = |unit: i64, name: &str| {
        let tenths = whole * 100 / unit;
        let rest = match tenths % 100 {
            0 => String::new(),
            rest if rest % 10 == 0 => format!(".{}", rest / 10),
            rest => format!(".{rest:02}"),
        };
        format!("{}{rest} {name}", grouped(tenths / 100))
    };
    if cents != 0 {
        format!("{}.{:02} 元", grouped(whole), cents.abs())
    } else if whole >= 100_000_000 && whole % 1_000_000 == 0 {
        by(100_000_000, "亿元")
    } else if whole >= 10_000 && whole % 100 == 0 {
        by(10_000, "万元")
    } else {
        format!("{} 元", grouped(whole))
    }
}

fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if number < 0 { format!("-{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_read_as_people_write_them_and_lose_nothing() {
        assert_eq!(yuan(500_000, 0), "50 万元");
        assert_eq!(yuan(1_234_500, 0), "123.45 万元");
        assert_eq!(yuan(1_230_000, 0), "123 万元");
        assert_eq!(yuan(10_050, 0), "10,050 元");
        assert_eq!(yuan(120_000_000, 0), "1.2 亿元");
        assert_eq!(yuan(9_999, 5), "9,999.05 元");
        assert_eq!(grouped(-1_234_567), "-1,234,567");
        assert_eq!(grouped(0), "0");
    }
}
