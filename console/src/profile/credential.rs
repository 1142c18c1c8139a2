//! Credentials (资质) of a manager: kinds that are never added up to one rank.

use chrono::NaiveDate;

use crate::{
    code::{CredentialKind, CredentialLevel},
    schema,
};

/// A dated qualification, and who issued it.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(super) struct Credential {
    /// What kind of qualification.
    pub(super) kind: CredentialKind,
    /// Its level.
    pub(super) level: Option<CredentialLevel>,
    /// What it is called.
    pub(super) name: Option<String>,
    /// Who issued it.
    pub(super) issuer: String,
    /// The certificate's number, for who may read it.
    pub(super) number: Option<String>,
    /// When it was issued.
    pub(super) issued_on: Option<NaiveDate>,
    /// Until when it holds.
    pub(super) valid_until: Option<NaiveDate>,
    /// Whether it holds today.
    pub(super) is_valid: bool,
}
