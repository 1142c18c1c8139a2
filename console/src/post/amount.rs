//! Amounts as people type them, kept exactly: digits are moved, nothing is ever rounded.

/// How an amount is typed: a currency, and how much a typed 1 is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unit {
    /// Its name in the form.
    pub(crate) name: &'static str,
    /// ISO 4217.
    pub(crate) currency: &'static str,
    /// A typed 1 is ten to this many of the currency's smallest unit.
    pub(crate) zeros: u32,
}

const fn unit(name: &'static str, currency: &'static str, zeros: u32) -> Unit {
    Unit { name, currency, zeros }
}

/// The units that can be chosen: the currencies of the API, and what Chinese budgets are counted in.
pub(crate) const UNITS: [Unit; 13] = [
    unit("CNY-10000", "CNY", 6),
    unit("CNY", "CNY", 2),
    unit("USD", "USD", 2),
    unit("EUR", "EUR", 2),
    unit("GBP", "GBP", 2),
    unit("JPY", "JPY", 0),
    unit("KRW", "KRW", 0),
    unit("HKD", "HKD", 2),
    unit("MOP", "MOP", 2),
    unit("TWD", "TWD", 2),
    unit("SGD", "SGD", 2),
    unit("CHF", "CHF", 2),
    unit("AUD", "AUD", 2),
];

impl Unit {
    /// The unit of a name; ten thousand yuan when there is none such.
    pub(crate) fn of(name: &str) -> Self {
        UNITS.into_iter().find(|unit| unit.name == name).unwrap_or(UNITS[0])
    }

    /// The unit in which stored amounts read best: ten thousand yuan, unless that needs more than two decimals.
    pub(crate) fn for_amounts(currency: &str, amounts: &[i64]) -> Self {
        let is_even = amounts.iter().all(|amount| amount % 10_000 == 0);
        let fits = |unit: &Unit| unit.currency == currency && (is_even || unit.zeros < 6);
        UNITS.into_iter().find(fits).unwrap_or(UNITS[0])
    }

    /// The amount in the smallest unit.
    pub(crate) fn read(self, typed: &str) -> Result<i64, Trouble> {
        let text = plain(typed).ok_or(Trouble::NotANumber)?;
        let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
        let rest = rest.trim_end_matches('0');
        let zeros = self.zeros as usize;
        if rest.len() > zeros {
            return Err(Trouble::TooFine);
        }
        format!("{whole}{rest:0<zeros$}").parse().map_err(|_| Trouble::TooLarge)
    }

    /// How an amount is typed.
    pub(crate) fn write(self, amount: i64) -> String {
        let zeros = self.zeros as usize;
        let digits = format!("{:0>1$}", amount.unsigned_abs(), zeros + 1);
        let (whole, rest) = digits.split_at(digits.len() - zeros);
        let rest = rest.trim_end_matches('0');
        if rest.is_empty() {
            whole.to_owned()
        } else {
            format!("{whole}.{rest}")
        }
    }
}

/// Why what was typed is no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// It is no number.
    NotANumber,
    /// It has more decimals than the currency.
    TooFine,
    /// It has more digits than any amount.
    TooLarge,
}

/// A number in plain digits with at most one point: full-width digits are read, and commas where they part thousands.
pub(crate) fn plain(typed: &str) -> Option<String> {
    let text: String = typed
        .trim()
        .chars()
        .filter(|letter| *letter != ' ')
        .map(|letter| match letter {
            '０'..='９' => char::from_digit(letter as u32 - '０' as u32, 10).unwrap_or(letter),
            '．' => '.',
            '，' => ',',
            other => other,
        })
        .collect();
    let (whole, rest) = text.split_once('.').unwrap_or((&text, "0"));
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    // “1,5” means one and a half elsewhere: a comma counts only before three digits.
    let has_groups = whole.contains(',');
    let is_grouped = (!has_groups || first.len() <= 3) && groups.all(|group| group.len() == 3 && is_digits(group));
    (is_digits(first) && is_grouped && is_digits(rest)).then(|| text.replace(',', ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_exact_to_the_last_fen() {
        let wan = Unit::of("CNY-10000");
        assert_eq!(wan.read("80"), Ok(80_000_000));
        assert_eq!(wan.read("0.1"), Ok(100_000));
        assert_eq!(wan.read("1,234.567891"), Ok(1_234_567_891));
        assert_eq!(wan.read("１２０．５"), Ok(120_500_000));
        assert_eq!(wan.read("0.0000001"), Err(Trouble::TooFine));
        assert_eq!(Unit::of("USD").read("0.10"), Ok(10));
        assert_eq!(Unit::of("USD").read("0.105"), Err(Trouble::TooFine));
        assert_eq!(Unit::of("JPY").read("1500.0"), Ok(1_500));
        assert_eq!(wan.read("99999999999999999999"), Err(Trouble::TooLarge));
        for typed in ["", "80万", "1,5", "-3", "1.2.3", "12,34,567", ".5", "5.", "1234,567"] {
            assert_eq!(wan.read(typed), Err(Trouble::NotANumber), "{typed}");
        }
    }

    #[test]
    fn what_is_written_reads_as_it_was() {
        for (currency, amount, typed) in [
            ("CNY", 80_000_000, "80"),
            ("CNY", 80_010_000, "80.01"),
            ("CNY", 1, "0.01"),
            ("JPY", 1_500, "1500"),
            ("USD", 0, "0"),
        ] {
            let unit = Unit::for_amounts(currency, &[amount]);
            assert_eq!(unit.write(amount), typed);
            assert_eq!(unit.read(typed), Ok(amount));
        }
    }
}
