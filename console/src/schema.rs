//! The API's schema, as types that documents are checked against.

use crate::schema;

#[cynic::schema("qiao")]
#[expect(unreachable_pub, reason = "as it is generated")]
mod generated {}
pub(crate) use generated::*;

cynic::impl_scalar!(chrono::DateTime<chrono::Utc>, generated::DateTime);
cynic::impl_scalar!(chrono::NaiveDate, generated::NaiveDate);
cynic::impl_scalar!(i64, generated::Int64);
cynic::impl_scalar!(serde_json::Value, generated::JSON);

/// How far an index must have come to show a change.
#[derive(cynic::Scalar, Clone, Debug)]
pub(crate) struct FreshnessToken(pub(crate) String);
