//! The API's schema, as types that documents are checked against.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::schema;

#[cynic::schema("qiao")]
#[expect(unreachable_pub, reason = "as it is generated")]
mod generated {}
pub(crate) use generated::*;

// By their full names: a name that is used here would hide the schema's own of it.
cynic::impl_scalar!(chrono::DateTime<chrono::Utc>, generated::DateTime);
cynic::impl_scalar!(chrono::NaiveDate, generated::NaiveDate);
cynic::impl_scalar!(Whole, generated::Int64);
cynic::impl_scalar!(serde_json::Value, generated::JSON);
cynic::impl_scalar!(crate::upload::Content, generated::Base64);

/// How far an index must have come to show a change.
#[derive(cynic::Scalar, Clone, Debug)]
pub(crate) struct FreshnessToken(pub(crate) String);

/// A whole number of 64 bits. It travels as text, since JavaScript's numbers have 53.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Whole(pub(crate) i64);

impl<'de> Deserialize<'de> for Whole {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map(Self).map_err(D::Error::custom)
    }
}

impl Serialize for Whole {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}
