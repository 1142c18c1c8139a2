//! Identities elsewhere.

use async_graphql::{Description, Object};
use chrono::{DateTime, Utc};
use qiao_entity::identity::Model;

/// An identity at an `OpenID` provider (外部身份) that is tied to an account: whoever proves it logs in.
#[derive(Clone, Debug, Description)]
pub(crate) struct Identity(pub(crate) Model);

#[Object(use_type_description)]
impl Identity {
    /// The address of the provider.
    async fn issuer(&self) -> &str {
        &self.0.issuer
    }

    /// When it was tied to the account.
    async fn linked_at(&self) -> DateTime<Utc> {
        *self.0.created_at
    }
}
