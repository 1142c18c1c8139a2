//! Numbers and amounts of money, exactly as they are written.

/// A decimal number: `digits` divided by ten to the power of `places`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    digits: i128,
    places: u32,
}

/// Most digits that are taken.
const MOST_DIGITS: usize = 30;

impl Decimal {
    /// Reads a number: blanks and thousands' separators are left out, full-width digits and signs are taken, an
    /// exponent as spreadsheets write it too.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text: String = text.chars().map(narrow).filter(|c| !c.is_whitespace()).collect();
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
            None => (text.as_str(), 0),
        };
        let (negative, mantissa) = match mantissa.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, mantissa.strip_prefix('+').unwrap_or(mantissa)),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let whole = ungrouped(whole)?;
        let all = format!("{whole}{fraction}");
        if all.is_empty() || all.len() > MOST_DIGITS || !all.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let digits: i128 = all.parse().ok()?;
        let decimal = Self {
            digits: if negative { -digits } else { digits },
            places: u32::try_from(fraction.len()).ok()?,
        };
        decimal.shifted(exponent)
    }

    /// Times ten to the power of `by`.
    #[must_use]
    pub fn shifted(self, by: i32) -> Option<Self> {
        let places = i64::from(self.places) - i64::from(by);
        if let Ok(places) = u32::try_from(places) {
            return (places <= 60).then_some(Self {
                digits: self.digits,
                places,
            });
        }
        let up = u32::try_from(-places).ok()?;
        Some(Self {
            digits: self.digits.checked_mul(10_i128.checked_pow(up)?)?,
            places: 0,
        })
    }

    /// The number of units of ten to the power of minus `places`, if it is a whole one.
    #[must_use]
    pub fn in_units(self, places: u32) -> Option<i64> {
        let value = if places >= self.places {
            self.digits.checked_mul(10_i128.checked_pow(places - self.places)?)?
        } else {
            let unit = 10_i128.checked_pow(self.places - places);
            // Beyond the greatest power nothing but zero divides.
            match unit {
                Some(unit) if self.digits % unit == 0 => self.digits / unit,
                None if self.digits == 0 => 0,
                _ => return None,
            }
        };
        i64::try_from(value).ok()
    }

    /// As a floating-point number, for measured values.
    #[must_use]
    pub fn as_f64(self) -> f64 {
        // Through text, which rounds once.
        format!("{}e-{}", self.digits, self.places).parse().unwrap_or(f64::NAN)
    }
}

/// Words behind an amount and the powers of ten that they mean; longer ones first.
const SCALES: [(&str, i32); 10] = [
    ("千万", 7),
    ("百万", 6),
    ("万", 4),
    ("萬", 4),
    ("亿", 8),
    ("億", 8),
    ("million", 6),
    ("billion", 9),
    ("千", 3),
    ("百", 2),
];

/// Reads an amount of money in major units: `800000`, `¥800,000.50`, `80万`, `80 万元`, `1.2亿元`.
#[must_use]
pub fn amount(text: &str) -> Option<Decimal> {
    let text: String = text.chars().map(narrow).filter(|c| !c.is_whitespace()).collect();
    let text = text.to_lowercase();
    let mut rest = text.as_str();
    for before in ["人民币", "rmb", "cny", "¥", "￥", "约"] {
        rest = rest.strip_prefix(before).unwrap_or(rest);
    }
    for behind in ["人民币", "rmb", "cny", "元", "圆"] {
        rest = rest.strip_suffix(behind).unwrap_or(rest);
    }
    for (word, power) in SCALES {
        if let Some(number) = rest.strip_suffix(word) {
            return Decimal::parse(number)?.shifted(power);
        }
    }
    Decimal::parse(rest)
}

/// The whole part without its thousands' separators, which must stand where they belong.
fn ungrouped(whole: &str) -> Option<String> {
    if !whole.contains(',') {
        return Some(whole.to_owned());
    }
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let well = (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3);
    well.then(|| whole.replace(',', ""))
}

/// Full-width digits and signs as their ASCII counterparts.
pub(super) fn narrow(c: char) -> char {
    match c {
        '０'..='９' | '．' | '，' | '－' | '＋' | '／' | '：' => {
            char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c)
        }
        '−' | '﹣' => '-',
        '。' => '.',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn fen(text: &str) -> Option<i64> {
        amount(text)?.in_units(2)
    }

    #[test]
    fn amounts_are_exact() {
        assert_eq!(fen("800000"), Some(80_000_000));
        assert_eq!(fen("¥800,000.50"), Some(80_000_050));
        assert_eq!(fen("80万"), Some(80_000_000));
        assert_eq!(fen(" 80.5 万元 "), Some(80_500_000));
        assert_eq!(fen("1.2亿元"), Some(12_000_000_000));
        assert_eq!(fen("０．１"), Some(10));
        assert_eq!(fen("0.29"), Some(29));
        assert_eq!(fen("8e5"), Some(80_000_000));
        assert_eq!(fen("1E-1"), Some(10));
        assert_eq!(fen("0.001"), None, "half a fen is none");
        assert_eq!(fen("80万1"), None);
        assert_eq!(fen("八十万"), None);
        assert_eq!(fen("8,00"), None);
        assert_eq!(fen("99999999999999999999"), None);
        assert_eq!(amount("100").and_then(|amount| amount.in_units(0)), Some(100));
    }

    #[test]
    fn measured_values_keep_their_digits() {
        for (text, value) in [("0.3", 0.3), ("-40", -40.0), ("1.5e-3", 0.0015), ("2,400", 2400.0)] {
            assert_eq!(Decimal::parse(text).map(Decimal::as_f64), Some(value), "{text}");
        }
        for text in ["", ".", "-", "1.2.3", "e5", "１２a", "NaN", "inf"] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn whole_numbers_come_back(number in -1_000_000_000_000_i64..1_000_000_000_000) {
            prop_assert_eq!(Decimal::parse(&number.to_string()).and_then(|n| n.in_units(0)), Some(number));
        }

        #[test]
        fn no_text_makes_it_panic(text in any::<String>(), near in "[-+0-9.,eE万亿元 ]{0,40}") {
            for text in [text, near] {
                if let Some(amount) = amount(&text) {
                    let _ = amount.in_units(2);
                    let _ = amount.as_f64();
                }
            }
        }
    }
}
