//! Values that GraphQL has no type for.

use async_graphql::{Description, InputValueError, InputValueResult, Scalar, ScalarType, SimpleObject, Value};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

use crate::domain::statistics;

/// A whole number of up to 64 bits, written as a string of digits so that no client rounds it: `"80000000"`. As input a
/// number is taken too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Description)]
pub(crate) struct Int64(pub(crate) i64);

#[Scalar(use_type_description)]
impl ScalarType for Int64 {
    fn parse(value: Value) -> InputValueResult<Self> {
        let number = match &value {
            Value::String(text) if text.len() <= 20 => text.parse().ok(),
            Value::Number(number) => number.as_i64(),
            _ => None,
        };
        number
            .map(Self)
            .ok_or_else(|| InputValueError::custom("a whole number of up to 64 bits is needed, such as \"80000000\""))
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_string())
    }
}

/// An amount of money.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct Money {
    /// The amount in the currency's minor unit, such as fen: `"80000000"` is 800,000 yuan.
    minor_units: Int64,
    /// The currency, by its ISO 4217 code.
    currency: String,
}

impl Money {
    /// An amount in a currency.
    pub(crate) fn exactly(amount: i64, currency: &str) -> Self {
        Self {
            minor_units: Int64(amount),
            currency: currency.to_owned(),
        }
    }

    /// An amount in a currency, if both are there.
    pub(crate) fn of(amount: Option<i64>, currency: Option<&String>) -> Option<Self> {
        Some(Self {
            minor_units: Int64(amount?),
            currency: currency?.clone(),
        })
    }
}

/// How fresh a result is, or has to be: what a mutation returns as `freshness` may be given to a search or a ranking as
/// `atLeast`, which then waits until it sees that write. Opaque.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Description)]
pub(crate) struct FreshnessToken(pub(crate) i64);

const FRESH: &str = "fresh:";

#[Scalar(use_type_description)]
impl ScalarType for FreshnessToken {
    fn parse(value: Value) -> InputValueResult<Self> {
        let Value::String(text) = &value else {
            return Err(InputValueError::expected_type(value));
        };
        URL_SAFE_NO_PAD
            .decode(text)
            .ok()
            .and_then(|bytes| String::from_utf8(bytes).ok()?.strip_prefix(FRESH)?.parse().ok())
            .filter(|position| *position >= 0)
            .map(Self)
            .ok_or_else(|| InputValueError::custom("this is no freshness token of this service"))
    }

    fn to_value(&self) -> Value {
        Value::String(URL_SAFE_NO_PAD.encode(format!("{FRESH}{}", self.0)))
    }
}

/// A month of the calendar: `"2027-06"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Description)]
pub(crate) struct Month(pub(crate) statistics::Month);

#[Scalar(use_type_description)]
impl ScalarType for Month {
    fn parse(value: Value) -> InputValueResult<Self> {
        let Value::String(text) = &value else {
            return Err(InputValueError::expected_type(value));
        };
        text.parse()
            .map(Self)
            .map_err(|()| InputValueError::custom("a month is needed, such as \"2027-06\""))
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_of_64_bits_survives_as_text() {
        for number in [0, -1, i64::MAX, i64::MIN] {
            let value = Int64(number).to_value();
            assert_eq!(Int64::parse(value).ok(), Some(Int64(number)));
        }
        assert_eq!(Int64::parse(Value::from(12)).ok(), Some(Int64(12)));
        for wrong in [
            Value::from("1.5"),
            Value::from(1.5),
            Value::from(""),
            Value::from("1e9"),
            Value::Null,
        ] {
            assert!(Int64::parse(wrong).is_err());
        }
    }

    #[test]
    fn only_our_own_tokens_are_taken() {
        let token = FreshnessToken(42).to_value();
        assert_eq!(FreshnessToken::parse(token).ok(), Some(FreshnessToken(42)));
        for wrong in ["", "42", "ZnJlc2g6LTE", "ZnJlc2g6", "🙂"] {
            assert!(FreshnessToken::parse(Value::from(wrong)).is_err(), "{wrong:?}");
        }
    }
}
