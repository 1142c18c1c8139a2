//! Calendar days.

use chrono::{Datelike, Days, NaiveDate};

use super::number::narrow;

/// The first and the last year that are taken: beyond them a day is a slip.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// Reads a day: `2027-06-30`, `2027/6/30`, `2027.6.30`, `2027年6月30日`, `20270630`, or `+180d` = so many days after
/// today. A time behind the day is left out.
#[must_use]
pub fn parse(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let text: String = text.trim().chars().map(narrow).collect();
    if let Some(days) = text.strip_prefix('+') {
        let days = days.trim().trim_end_matches(['d', 'D', '天', '日']).trim();
        return days
            .parse()
            .ok()
            .and_then(|days| today.checked_add_days(Days::new(days)))
            .filter(|day| YEARS.contains(&day.year()));
    }
    let day = text.split(['T', ' ']).next().unwrap_or_default();
    if day.len() == 8 && day.bytes().all(|byte| byte.is_ascii_digit()) {
        return made(day.get(..4)?, day.get(4..6)?, day.get(6..)?);
    }
    let parts: Vec<&str> = day
        .trim_end_matches('日')
        .split(['-', '/', '.', '年', '月'])
        .map(str::trim)
        .collect();
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 => made(year, month, day),
        _ => None,
    }
}

/// The day of a spreadsheet's serial number, counted from 1899-12-30.
#[must_use]
pub fn of_serial(serial: f64) -> Option<NaiveDate> {
    if !(20_000.0..=110_000.0).contains(&serial) {
        return None;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "within the bounds just checked"
    )]
    let days = serial.floor() as u64;
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(days))
}

fn made(year: &str, month: &str, day: &str) -> Option<NaiveDate> {
    let day = NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?;
    YEARS.contains(&day.year()).then_some(day)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 9, 30).expect("a day")
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        let wanted = NaiveDate::from_ymd_opt(2027, 6, 30);
        for text in [
            "2027-06-30",
            "2027/6/30",
            "2027.6.30",
            "2027年6月30日",
            "20270630",
            "2027-06-30 00:00:00",
            "2027-06-30T08:00:00Z",
            " ２０２７－０６－３０ ",
            "2027年06月30",
        ] {
            assert_eq!(parse(text, today()), wanted, "{text}");
        }
        assert_eq!(parse("+180d", today()), NaiveDate::from_ymd_opt(2027, 3, 29));
        assert_eq!(parse("+ 1 天", today()), NaiveDate::from_ymd_opt(2026, 10, 1));
        assert_eq!(of_serial(46_568.0), NaiveDate::from_ymd_opt(2027, 6, 30));
        for text in [
            "",
            "2027-02-29",
            "30.6.2027",
            "6/30/27",
            "明年",
            "+999999999999d",
            "+-1d",
            "0001-01-01",
            "2027-06",
        ] {
            assert_eq!(parse(text, today()), None, "{text}");
        }
        assert_eq!(of_serial(f64::NAN), None);
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in any::<String>(), near in "[-+0-9/.年月日d ]{0,20}", serial in any::<f64>()) {
            let _ = parse(&text, today());
            let _ = parse(&near, today());
            let _ = of_serial(serial);
        }
    }
}
