//! The API's schema, as types that documents are checked against.

use chrono::{DateTime, Utc};

use crate::schema;

#[cynic::schema("qiao")]
#[expect(unreachable_pub, reason = "as it is generated")]
mod generated {}
pub(crate) use generated::*;

cynic::impl_scalar!(DateTime<Utc>, generated::DateTime);
cynic::impl_scalar!(chrono::NaiveDate, generated::NaiveDate);
cynic::impl_scalar!(i64, generated::Int64);
cynic::impl_scalar!(serde_json::Value, generated::JSON);

/// How far an index must have come to show a change.
#[derive(cynic::Scalar, Clone, Debug)]
pub(crate) struct FreshnessToken(pub(crate) String);

/// A whole number of 64 bits, which the API writes as a text.
#[derive(Clone, Copy, Debug, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "String", into = "String")]
pub(crate) struct Whole(pub(crate) i64);

cynic::impl_scalar!(Whole, generated::Int64);

impl TryFrom<String> for Whole {
    type Error = std::num::ParseIntError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse().map(Self)
    }
}

impl From<Whole> for String {
    fn from(whole: Whole) -> Self {
        whole.0.to_string()
    }
}
