//! Commission terms, as far as a contract honours them.

use async_graphql::{Description, ID, Object};
use qiao_entity::slip::Model;

use crate::{node, scalar::Money};

/// The commission terms (佣金约定) in force when a contract was made.
#[derive(Clone, Debug, Description)]
pub(crate) struct CommissionSlip(pub(crate) Model);

#[Object(use_type_description)]
impl CommissionSlip {
    /// The slip's id.
    async fn id(&self) -> ID {
        node::tagged("slip", self.0.id)
    }

    /// The id of the introduction whose terms they are.
    async fn introduction_id(&self) -> ID {
        node::tagged("introduction", self.0.introduction_id)
    }

    /// Which version of the terms.
    async fn number(&self) -> i32 {
        self.0.number
    }

    /// The rate in basis points.
    async fn rate(&self) -> Option<i32> {
        self.0.rate
    }

    /// The amount.
    async fn amount(&self) -> Option<Money> {
        Money::of(self.0.amount, self.0.currency.as_ref())
    }

    /// The BLAKE3 digest of the terms.
    async fn digest(&self) -> &str {
        &self.0.digest
    }
}
